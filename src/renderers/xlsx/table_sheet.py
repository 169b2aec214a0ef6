"""The sheet of a table: the table from A1 on, and beside it, outside the print area, the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen
from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.xlsx.book import Book, require_room
from renderers.xlsx.cell_styles import CellStyle
from renderers.xlsx.cells import TablePlace, write_cells
from renderers.xlsx.checks import Check, checks_of
from renderers.xlsx.measures import measured, pixels
from renderers.xlsx.paper import set_up_paper

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from renderers.document import Table

CHECK_LABEL: Final = "核对"

_QUIET: Final = "7F7F7F"
_LABEL: Final = CellStyle(size=9, align="right", color=_QUIET, wrap=False)
_HEAD: Final = CellStyle(size=9, align="center", color=_QUIET)
_RESULT: Final = CellStyle(size=9, align="center", color=_QUIET, wrap=False)
_DIFFERENCE: Final = evolve(_RESULT, code="+General;-General")

# How wide the columns of checks are, and the empty one between them and the table, in em.
_CHECK_WIDTH: Final = 5.5
_GAP: Final = 1.5


@frozen
class WrittenTable:
    """A table that has been written at A1 of a sheet of its own, and the name of that sheet."""

    table: Table
    sheet: str


def write_table_sheet(book: Book, table: Table, name: str, *, checks: bool) -> WrittenTable:
    """Write a sheet with that table. Raises `TooLarge` if it has no room for it, or for its checks."""
    shape = table.shape
    width, height = len(shape.columns), len(shape.rows)
    sheet = book.sheet(name, width, height)
    sizes = measured(table)
    for column, size in enumerate(sizes.widths):
        sheet.set_column_pixels(column, column, size)
    for row, size_of_row in enumerate(sizes.heights):
        sheet.set_row(row, size_of_row)
    numeric = write_cells(book, sheet, table, TablePlace(0, tuple(range(width + 1)), sizes.widths))
    set_up_paper(sheet, sizes, header=table.caption)
    if width and height:
        sheet.ignore_errors(
            {"number_stored_as_text": f"A1:{xl_rowcol_to_cell(height - 1, width - 1)}"}
        )
        sheet.freeze_panes(shape.head_rows, shape.stub_columns)
        if shape.head_rows:
            sheet.repeat_rows(0, shape.head_rows - 1)
        if checks and table.sums:
            _write_checks(book, sheet, table, numeric)
    return WrittenTable(table, name)


def _write_checks(book: Book, sheet: Worksheet, table: Table, numeric: tuple[bool, ...]) -> None:
    found = checks_of(table, numeric)
    writer = _CheckWriter(book, sheet)
    right, below = len(table.shape.columns) + 1, len(table.shape.rows) + 1
    require_room(
        right + max(2 * len(found.rows), 3 if found.others else 0),
        below + 2 * len(found.columns) + len(found.others),
    )
    sheet.set_column_pixels(right - 1, right - 1, pixels(_GAP))
    for number, group in enumerate(found.rows):
        column = right + 2 * number
        head = min(row for row, _ in group.checks) - 1
        if head >= 0:
            book.write_text(sheet, head, column, group.label, _HEAD)
            book.write_text(sheet, head, column + 1, CHECK_LABEL, _HEAD)
        for row, check in group.checks:
            writer.write(check, (row, column), (row, column + 1))
    for number, group in enumerate(found.columns):
        row = below + 2 * number
        label = min(column for column, _ in group.checks) - 1
        if label < 0:
            label = right
        book.write_text(sheet, row, label, group.label, _LABEL)
        book.write_text(sheet, row + 1, label, CHECK_LABEL, _LABEL)
        for column, check in group.checks:
            writer.write(check, (row, column), (row + 1, column))
    for number, group in enumerate(found.others):
        row = below + 2 * len(found.columns) + number
        book.write_text(sheet, row, right, group.label, _LABEL)
        for _, check in group.checks:
            writer.write(check, (row, right + 1), (row, right + 2))
    last = right + max(2 * len(found.rows), 3 if found.others else 0) - 1
    if last >= right:
        sheet.set_column_pixels(right, last, pixels(_CHECK_WIDTH))


@frozen
class _CheckWriter:
    """Writes checks into a sheet."""

    book: Book
    sheet: Worksheet

    def write(self, check: Check, expected: tuple[int, int], found: tuple[int, int]) -> None:
        """Write the expected sum into one cell, and into another whether it was found, red where it was not."""
        self.book.write_formula(
            self.sheet, expected, check.expected, check.expected_result, _RESULT
        )
        formula = check.found(xl_rowcol_to_cell(*expected))
        self.book.write_formula(self.sheet, found, formula, check.found_result, _DIFFERENCE)
        failure = {
            "type": "formula",
            "criteria": f"=ISNUMBER({xl_rowcol_to_cell(*found)})",
            "format": self.book.failure(),
        }
        self.sheet.conditional_format(*found, *found, failure)
