"""Lines that an office added among the outcomes of table 三: its （七）总计 may count them.

The form does not say, as it has no such lines. So the sums of the columns are taken with them
where more of them hold that way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from disclosure_schema.paths import Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_schema.identities import Identity
    from disclosure_schema.report import Report

_OUTCOMES: Final = "/requests/outcomes/"
_TOTAL: Final = "/requests/outcomes/total"


def added_outcomes(report: Report) -> dict[Path, int]:
    """The numbers in lines that were added among the outcomes, by path."""
    return {
        Path(f"/requests/extra_rows/{index}/cells/{column}"): cell
        for index, row in enumerate(report.requests.extra_rows)
        if row.after.startswith(_OUTCOMES) and row.after != _TOTAL
        for column, cell in enumerate(row.cells)
        if isinstance(cell, int)
    }


def with_added_outcomes(
    identities: tuple[Identity, ...], added: Iterable[Path], numbers: Mapping[Path, int]
) -> tuple[Identity, ...]:
    """The identities, those of columns with the added cells if more of them hold that way."""
    columns = [each for each in identities if each.code == "T3-SUM"]
    more: dict[str, list[Path]] = {}
    for path in added:
        more.setdefault(path.rpartition("/")[2], []).append(path)
    longer = [
        evolve(each, left=(*each.left, *more.get(str(column), ())))
        for column, each in enumerate(columns)
    ]
    if _holding(longer, numbers) <= _holding(columns, numbers):
        return identities
    replaced = dict(zip(columns, longer, strict=True))
    return tuple(replaced.get(each, each) for each in identities)


def _holding(identities: Iterable[Identity], numbers: Mapping[Path, int]) -> int:
    """How many of them hold, and can be assessed."""
    return sum(
        all(path in numbers for path in each.paths)
        and sum(numbers[path] for path in each.left) == sum(numbers[path] for path in each.right)
        for each in identities
    )
