"""XLSX: a workbook in which numbers are numbers, and what must add up is added up again.

XlsxWriter writes the package: parts, relationships, styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import instance_of

from renderers.document import Table
from renderers.xlsx.book import Book
from renderers.xlsx.paths_sheet import write_paths
from renderers.xlsx.table_sheet import WrittenTable, write_table_sheet
from renderers.xlsx.text_sheet import write_text_sheet

if TYPE_CHECKING:
    from renderers.document import Document


@frozen
class XlsxRenderer:
    """Makes Office Open XML for Excel, WPS and LibreOffice.

    The first sheet, 正文, is the document without the tables that have a key. Each of these has a sheet of its own,
    where it begins at A1, one square of the table in one cell. 正文 links to that sheet where the table would stand.
    A number is a number of the workbook, and what stands beside it in its cell is in its number format.
    It is text only if the workbook would lose a digit of it, or could not show it as it was written.

    A cell leads to one place: a paragraph with links to several places has none here, only its text.
    It leads to the web, to mail, or within the workbook: a relative address or another scheme, such as tel:, is left out.

    The print area of the visible sheets is the document and nothing else. Outside of it, right of the tables and
    below them, stand the checks. For all cells that must add up there is a formula of what they should be; and ✓, or the
    difference, or nothing where a cell has no number. The hidden sheet `paths` has a row for each value: the
    sheet and the cell in which it stands, its place in the report as a JSON pointer, and its text.
    """

    name = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    extension = "xlsx"

    checks: bool = field(
        default=True,
        validator=instance_of(bool),
        metadata={"description": "whether sums are checked by formulas beside the tables"},
    )
    paths: bool = field(
        default=True,
        validator=instance_of(bool),
        metadata={"description": "whether a hidden sheet says where each value comes from"},
    )

    def render(self, document: Document, /) -> bytes:
        """The whole file.

        Raises `TextTooLong` if a cell of a table has more text than a cell can hold, and `TooLarge` if a sheet
        has no room for all columns, rows or links.
        """
        book = Book(document)
        names = {
            index: book.name_of(block)
            for index, block in enumerate(document.blocks)
            if isinstance(block, Table) and block.key
        }
        written: list[WrittenTable] = []
        write_text_sheet(book, document, names)
        for index, name in names.items():
            table = document.blocks[index]
            if isinstance(table, Table):
                written.append(write_table_sheet(book, table, name, checks=self.checks))
        if self.paths:
            write_paths(book, written)
        return book.closed()
