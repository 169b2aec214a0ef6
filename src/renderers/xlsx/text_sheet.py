"""The first sheet, 正文: everything in a document that has no sheet of its own, top to bottom.

Its columns begin wherever a column of one of its tables does, so that each table is as wide as the text.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, assert_never

from attrs import field, frozen

from disclosure_schema.text.addresses import is_absolute
from renderers.document import Block, Document, Figure, Heading, Paragraph, Table
from renderers.xlsx.book import MOST_TEXT, TEXT_SHEET, Book, require_room
from renderers.xlsx.cell_styles import CellStyle
from renderers.xlsx.cells import TablePlace, write_cells
from renderers.xlsx.measures import (
    HIGHEST,
    Measures,
    heights_of,
    pixels,
    text_height,
    total_width,
)
from renderers.xlsx.numbers import utf16_length
from renderers.xlsx.paper import set_up_paper

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from renderers.document import Role, Shape

#: What stands in the place of a table that has a sheet of its own, and leads to it.
REFERENCE: Final = "见工作表“{}”"

_TITLE: Final = CellStyle(face="title", size=18, bold=True, align="center")
_HEADINGS: Final = (
    CellStyle(face="heading", size=13, bold=True),
    CellStyle(face="subheading", size=12, bold=True),
    CellStyle(face="body", size=12, bold=True),
)
_BODY: Final = CellStyle(face="body", size=12)
_RIGHT: Final = CellStyle(face="body", size=12, align="right")
_ROLES: Final[dict[Role, CellStyle]] = {
    "signature": _RIGHT,
    "date": _RIGHT,
    "annex_title": CellStyle(face="title", size=16, bold=True, align="center"),
}
_CAPTION: Final = CellStyle(align="center")
_PICTURE: Final = CellStyle(align="center", border=True)
_REFERENCE: Final = CellStyle(underline=True, color="1F4E79")

# Columns begin at multiples of that many pixels. This is the unit of widths here; a column has two units at least.
_UNIT: Final = 12
# How wide tables between the text are, in proportion to tables with a sheet of their own; and the text, in em.
_NARROW: Final = 0.5
_TEXT: Final = 42.0
# Empty space below the title and tables, and above a heading of level 1, in points.
_SPACE: Final = 10.0

# The longest address, in UTF-16 units.
_LONGEST_ADDRESS: Final = 2079


def write_text_sheet(book: Book, document: Document, names: Mapping[int, str]) -> None:
    """Write the sheet. `names` are those of the sheets of tables that have one of their own, by the index of the block."""
    tables = [
        block
        for index, block in enumerate(document.blocks)
        if isinstance(block, Table) and index not in names
    ]
    width = math.ceil(
        pixels(max([_TEXT, *(_NARROW * total_width(t.shape) for t in tables)])) / _UNIT
    )
    # Two columns at least: LibreOffice does not fit a single one to the writer.
    edges = tuple(
        sorted({0, width // 2, width}.union(*(_edges(each.shape, width) for each in tables)))
    )
    writer = _TextSheet(book, book.sheet(TEXT_SHEET, len(edges) - 1), edges, edges.index(width))
    writer.line(document.title, _TITLE)
    writer.heights.append(_SPACE)
    for index, block in enumerate(document.blocks):
        writer.block(block, names.get(index))
    writer.finish()


def _edges(shape: Shape, width: int) -> tuple[int, ...]:
    """Where the columns of a table begin and end, in units. The table is wider than the text if it must be."""
    whole = sum(shape.columns) or 1.0
    edges = [0]
    for share in accumulate(shape.columns):
        edges.append(max(edges[-1] + 2, round(share / whole * width)))
    return tuple(edges)


@frozen(eq=False)
class _TextSheet:
    """Writes the sheet, block by block."""

    book: Book
    sheet: Worksheet
    #: Where columns of the sheet begin, in units, and the end of the last one.
    edges: tuple[int, ...]
    #: How many columns the text takes.
    columns: int
    #: The heights of the rows that are written, in points.
    heights: list[float] = field(factory=list)
    #: The rows with which a new page begins.
    breaks: list[int] = field(factory=list)

    def block(self, block: Block, name: str | None) -> None:
        """Write a block. `name` is that of its sheet, if it has one of its own."""
        match block:
            case Heading(text, level, _, on_new_page):
                if on_new_page:
                    self.breaks.append(len(self.heights))
                elif level == 1:
                    self.heights.append(_SPACE)
                self.line(text, _HEADINGS[level - 1])
            case Paragraph(runs, role):
                self.line(block.text, _ROLES.get(role, _BODY), _only(run.address for run in runs))
            case Figure(alt, caption, address):
                self.line(alt, _PICTURE, address)
                if caption:
                    self.line(caption, _CAPTION)
            case Table():
                if block.caption_printed:
                    self.line(block.caption, _CAPTION)
                if name is None:
                    self.table(block)
                else:
                    quoted = name.replace("'", "''")
                    self.line(REFERENCE.format(name), _REFERENCE, f"internal:'{quoted}'!A1")
            case _:
                assert_never(block)

    def line(self, text: str, style: CellStyle, address: str | None = None) -> None:
        """Write a text over the whole width, in several rows if it is higher than a row, or longer than a cell holds."""
        width = self.edges[self.columns] * _UNIT
        for piece in _pieces(text):
            height = text_height(piece, width, style.size)
            count = math.ceil(height / HIGHEST)
            row = len(self.heights)
            self.heights.extend([round(height / count * 4) / 4] * count)
            require_room(self.columns, row + count)
            self.book.merge(self.sheet, (row, 0, row + count - 1, self.columns - 1), style)
            self.book.write_text(self.sheet, row, 0, piece, style)
            if address is not None and _leads(address):
                self.book.link(self.sheet, row, 0, address)

    def table(self, table: Table) -> None:
        """Write a table between the text."""
        if not table.shape.slots:
            return
        own = _edges(table.shape, self.edges[self.columns])
        widths = tuple((right - left) * _UNIT for left, right in pairwise(own))
        require_room(0, len(self.heights) + len(table.shape.rows))
        place = TablePlace(
            len(self.heights), tuple(bisect_left(self.edges, edge) for edge in own), widths
        )
        self.heights.extend(heights_of(table, widths))
        write_cells(self.book, self.sheet, table, place)
        self.heights.append(_SPACE)

    def finish(self) -> None:
        """Set the sizes of columns and rows, and how it is printed."""
        widths = tuple((right - left) * _UNIT for left, right in pairwise(self.edges))
        for column, width in enumerate(widths):
            self.sheet.set_column_pixels(column, column, width)
        for row, height in enumerate(self.heights):
            self.sheet.set_row(row, height)
        self.sheet.hide_gridlines(2)
        self.sheet.set_h_pagebreaks(self.breaks)
        self.sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(self.heights)}"})
        set_up_paper(self.sheet, Measures(widths, tuple(self.heights)))


def _only(addresses: Iterator[str | None]) -> str | None:
    """The address that a text leads to, or None if there are none or several: a cell leads to one place."""
    found = {each for each in addresses if each is not None}
    return found.pop() if len(found) == 1 else None


def _leads(address: str) -> bool:
    internal = address.startswith("internal:'")
    opens = is_absolute(address) and not address.lower().startswith("tel:")
    return internal or (opens and utf16_length(address) <= _LONGEST_ADDRESS)


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that a cell can hold."""
    most = len(text) or 1
    if utf16_length(text) > MOST_TEXT:
        most = MOST_TEXT // 2  # as many as fit if each takes two units
    for start in range(0, len(text), most):
        yield text[start : start + most]
