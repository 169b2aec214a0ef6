"""The hidden sheet `paths`: where each value of the report stands, for programs that read the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.xlsx.book import PATHS_SHEET, Book
from renderers.xlsx.cell_styles import CellStyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renderers.xlsx.table_sheet import WrittenTable

#: The first row. In the others: the name of a sheet, a cell, its place in the report, its text as it was reported.
COLUMNS: Final = ("sheet", "cell", "path", "text")

_STYLE: Final = CellStyle(wrap=False)
_WIDTHS: Final = (100, 60, 420, 160)


def write_paths(book: Book, tables: Iterable[WrittenTable]) -> None:
    """Write a row for each cell that has a place in the report, also without a number. Without any there is no sheet."""
    rows = [
        (each.sheet, xl_rowcol_to_cell(slot.row, slot.column), cell.origin, cell.text)
        for each in tables
        for slot, cell in zip(each.table.shape.slots, each.table.cells, strict=True)
        if cell.origin
    ]
    if not rows:
        return
    sheet = book.sheet(PATHS_SHEET, len(COLUMNS), len(rows) + 1)
    sheet.hide()
    for column, width in enumerate(_WIDTHS):
        sheet.set_column_pixels(column, column, width)
    for number, row in enumerate((COLUMNS, *rows)):
        for column, text in enumerate(row):
            book.write_text(sheet, number, column, text, _STYLE)
