"""The cells of a table: merged as its shape has them, numbers as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from renderers.document.alignment import alignment, is_banner
from renderers.style import GB_T_9704
from renderers.xlsx.book import Book, Look
from renderers.xlsx.measures import fits
from renderers.xlsx.numbers import number_format

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from renderers.document import Cell, Shape, Slot, Table


@frozen
class Ground:
    """Where a table stands in a sheet: its first row, and where each of its columns begins.

    `edges` are columns of the sheet, one more than the table has; `widths` are those of its columns, in pixels.
    """

    top: int
    edges: tuple[int, ...]
    widths: tuple[int, ...]


def write_cells(book: Book, sheet: Worksheet, table: Table, ground: Ground) -> tuple[bool, ...]:
    """Write a table; for each slot whether its cell is a number now."""
    return tuple(
        _write_cell(book, sheet, table.shape, slot, cell, ground)
        for slot, cell in zip(table.shape.slots, table.cells, strict=True)
    )


def _write_cell(
    book: Book, sheet: Worksheet, shape: Shape, slot: Slot, cell: Cell, ground: Ground
) -> bool:
    code = _code(book, cell, sum(ground.widths[slot.column : slot.column + slot.colspan]))
    look = Look(
        align=alignment(slot, shape),
        border=True,
        fill=GB_T_9704.table.shade if is_banner(slot, shape) else "",
        wrap=code is None,
        code=code or "",
    )
    row, column = ground.top + slot.row, ground.edges[slot.column]
    book.merge(
        sheet,
        (row, column, row + slot.rowspan - 1, ground.edges[slot.column + slot.colspan] - 1),
        look,
    )
    if code is None or cell.value is None:
        book.write_text(sheet, row, column, cell.text, look)
        return False
    book.write_number(sheet, row, column, cell.value, look)
    return True


def _code(book: Book, cell: Cell, width: int) -> str | None:
    """The format of a cell's number, or None if the cell is to be text."""
    if cell.value is None:
        return None
    code = number_format(cell.text, cell.value)
    return code if code is not None and fits(cell.text, width) and book.takes(code) else None
