"""Which cells of a form must add up: data, read off its lines.

A line of table 三 or 四 ends in its 总计. Below the outcomes of table 三 stands the sum of all of them,
and the corner of the form says how the received, the settled and the open requests balance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from disclosure_schema.paths import Path

if TYPE_CHECKING:
    from disclosure_schema.form import Form

_TOTAL: Final = "total"
_OUTCOMES: Final = "/requests/outcomes/"
_ALL_OUTCOMES: Final = "/requests/outcomes/total"

# 第一项加第二项之和，等于第三项加第四项之和
_SUPPLY: Final = ("/requests/received", "/requests/carried_in")
_USE: Final = (_ALL_OUTCOMES, "/requests/carried_forward")


@frozen
class Identity:
    """Cells that must add up to the same: those at `left`, and those at `right`."""

    left: tuple[Path, ...]
    right: tuple[Path, ...]


@lru_cache(maxsize=64)
def identities_of(form: Form) -> tuple[Identity, ...]:
    """The identities of a table: lines, then columns, then balances.

    Table 三 of 2021 has 39, of 2019 37; table 四 has three, table 二 none.
    """
    lines = _lines_with_total(form.paths())
    return (*_totals_of_lines(lines), *_totals_of_columns(lines), *_balances(lines))


def _lines_with_total(paths: tuple[Path, ...]) -> dict[str, tuple[str, ...]]:
    """The names of the cells of every line that has a total, by the path of the line."""
    lines: dict[str, tuple[str, ...]] = {}
    for path in paths:
        line, _, cell = path.rpartition("/")
        lines[line] = (*lines.get(line, ()), cell)
    return {line: cells for line, cells in lines.items() if _TOTAL in cells}


def _totals_of_lines(lines: dict[str, tuple[str, ...]]) -> Iterator[Identity]:
    for line, cells in lines.items():
        parts = tuple(Path(f"{line}/{each}") for each in cells if each != _TOTAL)
        yield Identity(parts, (Path(f"{line}/{_TOTAL}"),))


def _totals_of_columns(lines: dict[str, tuple[str, ...]]) -> Iterator[Identity]:
    parts = [each for each in lines if each.startswith(_OUTCOMES) and each != _ALL_OUTCOMES]
    for cell in lines.get(_ALL_OUTCOMES, ()):
        yield Identity(_column(parts, cell), _column((_ALL_OUTCOMES,), cell))


def _balances(lines: dict[str, tuple[str, ...]]) -> Iterator[Identity]:
    if lines.keys() >= {*_SUPPLY, *_USE}:
        for cell in lines[_ALL_OUTCOMES]:
            yield Identity(_column(_SUPPLY, cell), _column(_USE, cell))


def _column(lines: Iterable[str], cell: str) -> tuple[Path, ...]:
    return tuple(Path(f"{line}/{cell}") for line in lines)
