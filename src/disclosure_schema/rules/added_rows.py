"""Lines that an office added: their cells, and whether the （七）总计 of table 三 counts them.

The form does not say, as it has no such lines. So the sums of the columns are taken with them
where more of them hold that way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve

from disclosure_schema.cell_path import CellPath
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from decimal import Decimal

    from disclosure_schema.form.identities import Identity
    from disclosure_schema.model.report import Report
    from disclosure_schema.rows.extra_rows import ExtraRow

_OUTCOMES: Final = "/requests/outcomes/"
_TOTAL: Final = "/requests/outcomes/total"

#: The cells of added lines, in the order of the report.
AddedCells: TypeAlias = "dict[CellPath, int | Decimal | Absent]"


def added_cells(report: Report) -> AddedCells:
    """What stands in the lines that were added to tables 二 and 三, by path."""
    return {
        CellPath(f"{line}/cells/{column}"): cell
        for line, row in _added_lines(report)
        for column, cell in enumerate(row.cells)
    }


def added_below_zero(report: Report, signed: frozenset[CellPath]) -> list[CellPath]:
    """The cells in added lines that are below zero and must not be: all but those beside, or below, a signed one."""
    found: list[CellPath] = []
    for line, row in _added_lines(report):
        negative = [
            column
            for column, cell in enumerate(row.cells)
            if not isinstance(cell, Absent) and cell < 0
        ]
        if negative:
            columns = [
                each for each in report.edition.paths if each.rpartition("/")[0] == row.after
            ]
            found.extend(
                CellPath(f"{line}/cells/{column}")
                for column in negative
                if columns[column] not in signed
            )
    return found


def _added_lines(report: Report) -> Iterator[tuple[str, ExtraRow]]:
    for key, table in (("proactive", report.proactive), ("requests", report.requests)):
        for index, row in enumerate(table.extra_rows):
            yield f"/{key}/extra_rows/{index}", row


def with_added_outcomes(
    identities: tuple[Identity, ...], report: Report, numbers: Mapping[CellPath, int]
) -> tuple[Identity, ...]:
    """The identities, those of columns with the added cells if more of them hold that way.

    If as many do, those are taken of which fewer are broken: a blank cell keeps its sum from being assessed.
    """
    lines = [
        line
        for line, row in _added_lines(report)
        if row.after.startswith(_OUTCOMES) and row.after != _TOTAL
    ]
    if not lines:
        return identities
    columns = [each for each in identities if each.code == "T3-SUM"]
    longer = [
        evolve(each, left=(*each.left, *(CellPath(f"{line}/cells/{column}") for line in lines)))
        for column, each in enumerate(columns)
    ]
    if _agreement(longer, numbers) <= _agreement(columns, numbers):
        return identities
    replaced = dict(zip(columns, longer, strict=True))
    return tuple(replaced.get(each, each) for each in identities)


def _agreement(identities: Iterable[Identity], numbers: Mapping[CellPath, int]) -> tuple[int, int]:
    """How many of them hold, and, below zero, how many do not."""
    holding = Counter(
        sum(numbers[path] for path in each.left) == sum(numbers[path] for path in each.right)
        for each in identities
        if all(path in numbers for path in each.paths)
    )
    return holding[True], -holding[False]
