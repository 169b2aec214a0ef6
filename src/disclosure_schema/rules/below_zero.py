"""NEGATIVE: no count and no amount is below zero, but for 本年增/减 of the form of 2019."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_schema.rules.added_rows import added_rows
from disclosure_schema.rules.cells import signed_cells
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.model.report import Report


def cells_below_zero(report: Report) -> list[CellPath]:
    """The cells that are below zero and must not be: those of the form, then those of rows that were added."""
    signed = signed_cells(report.edition) | _signed_in_added_rows(report)
    added = {path for _, paths in added_rows(report) for path in paths}
    negative = [
        path
        for path, value in report.values().items()
        if not isinstance(value, Absent) and value < 0 and path not in signed
    ]
    return sorted(negative, key=added.__contains__)


def _signed_in_added_rows(report: Report) -> set[CellPath]:
    """The cells of added rows that stand in a signed column: below a signed cell of the row that they follow."""
    signed = signed_cells(report.edition)
    return {
        path
        for row, paths in added_rows(report)
        for path, above in zip(paths, _cells_of(report, row.after), strict=True)
        if above in signed
    }


def _cells_of(report: Report, row: str) -> list[CellPath]:
    return [each for each in report.edition.paths if each.rpartition("/")[0] == row]
