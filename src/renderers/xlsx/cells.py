"""The cells of a table in a sheet: merged as its shape has them, numbers as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from renderers.document.alignment import alignment, is_banner
from renderers.style import GB_T_9704
from renderers.xlsx.book import Book
from renderers.xlsx.cell_styles import CellStyle
from renderers.xlsx.measures import fits
from renderers.xlsx.numbers import number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from renderers.document import Cell, Shape, Slot, Table


@frozen
class TablePlace:
    """Where a table stands in a sheet."""

    #: The row of the sheet in which it begins.
    top: int
    #: The columns of the sheet in which its columns begin, and the one behind its last.
    edges: tuple[int, ...]
    #: How wide its columns are, in pixels.
    widths: tuple[int, ...]


def write_cells(book: Book, sheet: Worksheet, table: Table, place: TablePlace) -> tuple[bool, ...]:
    """Write the cells of a table. Returns for each slot whether its cell is a number in the sheet."""
    return tuple(
        _write_cell(book, sheet, table.shape, slot, cell, place)
        for slot, cell in zip(table.shape.slots, table.cells, strict=True)
    )


def _write_cell(
    book: Book, sheet: Worksheet, shape: Shape, slot: Slot, cell: Cell, place: TablePlace
) -> bool:
    code = _code(book, cell, sum(place.widths[slot.column : slot.column + slot.colspan]))
    style = CellStyle(
        align=alignment(slot, shape),
        border=True,
        fill=GB_T_9704.table.shade if is_banner(slot, shape) else "",
        wrap=code is None,
        code=code or "",
    )
    row, column = place.top + slot.row, place.edges[slot.column]
    book.merge(
        sheet,
        (row, column, row + slot.rowspan - 1, place.edges[slot.column + slot.colspan] - 1),
        style,
    )
    if code is None or cell.value is None:
        book.write_text(sheet, row, column, cell.text, style)
        return False
    book.write_number(sheet, row, column, cell.value, style)
    return True


def _code(book: Book, cell: Cell, width: int) -> str | None:
    """The number format of a cell, or None if the cell is to be text."""
    if cell.value is None:
        return None
    code = number_format(cell.text, cell.value)
    return code if code is not None and fits(cell.text, width) and book.takes(code) else None
