"""Which cells of a form must add up: data, read off its rows.

A row of table 三 or 四 ends in its 总计. Below the outcomes of table 三 stands the sum of all of them,
and the corner of the form says how the received, the settled and the open requests balance.
In table 二 of 2019 no more documents can be disclosed in a year than to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, Literal

from disclosure_schema.cell_path import CellPath
from disclosure_schema.frozen import frozen

_TOTAL: Final = "total"
#: The tables whose rows end in a total, with the rule that this is a case of.
_TOTALLED: Final = {"requests": "T3-ROW", "reconsideration": "T4-SUM", "litigation": "T4-SUM"}
_OUTCOMES: Final = "/requests/outcomes/"
_ALL_OUTCOMES: Final = "/requests/outcomes/total"

# 第一项加第二项之和，等于第三项加第四项之和
_SUPPLY: Final = ("/requests/received", "/requests/carried_in")
_USE: Final = (_ALL_OUTCOMES, "/requests/carried_forward")


@frozen
class Identity:
    """Cells of which the sums must be the same (`=`), or those at `left` at most those at `right` (`≤`)."""

    #: Which rule it is a case of: `T3-ROW`.
    code: str
    left: tuple[CellPath, ...]
    right: tuple[CellPath, ...]
    relation: Literal["=", "≤"] = "="

    @property
    def paths(self) -> tuple[CellPath, ...]:
        """All its cells, those at the left first."""
        return self.left + self.right

    @property
    def table(self) -> str:
        """The table that it adds up: `proactive`, `requests`, `reconsideration` or `litigation`."""
        return self.right[0].split("/")[1]


@lru_cache(maxsize=256)
def identities_of(paths: tuple[CellPath, ...]) -> tuple[Identity, ...]:
    """The identities of the cells of a form: rows, then columns, then balances, then table 二.

    The edition 2021 has 42: 25 rows, 7 columns and 7 balances of table 三, and three blocks of table 四.
    A total with nothing that adds up to it is in none.
    """
    rows = _rows(paths)
    totalled = {row: cells for row, cells in rows.items() if _TOTAL in cells}
    return tuple(
        each
        for each in chain(
            _totals_of_rows(totalled),
            _totals_of_columns(totalled),
            _balances(totalled),
            _disclosed(rows),
        )
        if each.left and each.right
    )


def _rows(paths: tuple[CellPath, ...]) -> dict[str, tuple[str, ...]]:
    """The names of the cells of every row, by the path of the row."""
    rows: dict[str, tuple[str, ...]] = {}
    for path in paths:
        row, _, cell = path.rpartition("/")
        rows[row] = (*rows.get(row, ()), cell)
    return rows


def _totals_of_rows(rows: dict[str, tuple[str, ...]]) -> Iterator[Identity]:
    for row, cells in rows.items():
        if (code := _TOTALLED.get(row.split("/")[1])) is not None:
            parts = tuple(CellPath(f"{row}/{each}") for each in cells if each != _TOTAL)
            yield Identity(code, parts, (CellPath(f"{row}/{_TOTAL}"),))


def _totals_of_columns(rows: dict[str, tuple[str, ...]]) -> Iterator[Identity]:
    parts = [each for each in rows if each.startswith(_OUTCOMES) and each != _ALL_OUTCOMES]
    for cell in rows.get(_ALL_OUTCOMES, ()):
        yield Identity("T3-SUM", _column(parts, cell), _column((_ALL_OUTCOMES,), cell))


def _balances(rows: dict[str, tuple[str, ...]]) -> Iterator[Identity]:
    if rows.keys() >= {*_SUPPLY, *_USE}:
        for cell in rows[_ALL_OUTCOMES]:
            yield Identity("T3-BAL", _column(_SUPPLY, cell), _column(_USE, cell))


def _disclosed(rows: dict[str, tuple[str, ...]]) -> Iterator[Identity]:
    for row, cells in rows.items():
        if {"disclosed", "disclosed_to_date"} <= set(cells):
            left, right = _column((row,), "disclosed"), _column((row,), "disclosed_to_date")
            yield Identity("T2-2019", left, right, "≤")


def _column(rows: Iterable[str], cell: str) -> tuple[CellPath, ...]:
    return tuple(CellPath(f"{row}/{cell}") for row in rows)
