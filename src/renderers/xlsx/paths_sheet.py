"""The hidden sheet that says where each value of the report stands, for programs that read the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.xlsx.book import PATHS_SHEET, Book, Look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renderers.xlsx.table_sheet import Placed

#: What stands in the first row: name of the sheet, cell, place in the report, text as it was reported.
COLUMNS: Final = ("sheet", "cell", "path", "text")

_LOOK: Final = Look(wrap=False)
_WIDTHS: Final = (100, 60, 420, 160)


def write_paths(book: Book, placed: Iterable[Placed]) -> None:
    """A row for each cell that has a place in the report, those without a number among them. No sheet for none."""
    rows = [
        (each.sheet, xl_rowcol_to_cell(slot.row, slot.column), cell.origin, cell.text)
        for each in placed
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
            book.write_text(sheet, number, column, text, _LOOK)
