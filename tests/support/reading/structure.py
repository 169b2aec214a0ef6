"""The structure of our files, as libraries that are not ours read it: tables, links, headings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import docx
import pdfplumber
import pikepdf
from selectolax.lexbor import LexborHTMLParser

from support.reading.boxes import boxes, cells_drawn
from support.reading.tagged_pdf import Tagged
from support.reading.workbooks import opened, printed, shown

#: A table square by square.
Grid = Sequence[Sequence[str]]
#: row, rowspan, colspan, text of cells, the row counted from 0; a cell stands in the first free square of its row.
Given = tuple[int, int, int, str]


def grid_of(cells: Iterable[Given]) -> Grid:
    """The squares of a table by the rule of HTML: each cell in the first free square of its row."""
    squares: dict[tuple[int, int], str] = {}
    for row, rowspan, colspan, text in cells:
        column = 0
        while (row, column) in squares:
            column += 1
        for down in range(rowspan):
            for right in range(colspan):
                squares[row + down, column + right] = text
    height, width = (1 + max((each[i] for each in squares), default=-1) for i in (0, 1))
    # A square that nothing covers is not blank: it is not there.
    return [[squares.get((row, column), "∅") for column in range(width)] for row in range(height)]


def tables_of_html(data: bytes) -> Sequence[Grid]:
    """The tables as lexbor sees them."""
    return [
        grid_of(
            (
                row,
                int(cell.attributes.get("rowspan") or 1),
                int(cell.attributes.get("colspan") or 1),
                cell.text(),
            )
            for row, line in enumerate(table.css("tr"))
            for cell in line.css("th, td")
        )
        for table in LexborHTMLParser(data).css("table")
    ]


def links_of_html(data: bytes) -> Sequence[tuple[str, str]]:
    """Every link but those of the list of sections, which lead to places in the page itself."""
    links = LexborHTMLParser(data).css("a[href]:not(nav a)")
    return [(each.text(), each.attributes["href"] or "") for each in links]


def headings_of_html(data: bytes) -> Sequence[tuple[int, str]]:
    """h1 to h6."""
    found = LexborHTMLParser(data).css("h1, h2, h3, h4, h5, h6")
    return [(int((each.tag or "h0")[1]), each.text()) for each in found]


def tables_of_docx(data: bytes) -> Sequence[Grid]:
    """The tables as python-docx sees them, merged cells in each of their squares."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(BytesIO(data)).tables
    ]


def links_of_docx(data: bytes) -> Sequence[tuple[str, str]]:
    """Every link of a paragraph."""
    paragraphs = docx.Document(BytesIO(data)).paragraphs
    return [(each.text, each.url) for paragraph in paragraphs for each in paragraph.hyperlinks]


def headings_of_docx(data: bytes) -> Sequence[tuple[int, str]]:
    """Paragraphs in the styles that Word takes for headings."""
    levels = {"Title": 0, **{f"Heading {each}": each for each in range(1, 10)}}
    found: list[tuple[int, str]] = []
    for each in docx.Document(BytesIO(data)).paragraphs:
        name = str(each.style.name) if each.style is not None else ""
        if name in levels:
            found.append((levels[name], each.text))
    return found


def tables_of_boxes(data: bytes) -> Sequence[Grid]:
    """The tables of plain text, by following their rules."""
    # What has no width would shift the columns.
    text = "".join(each for each in data.decode() if unicodedata.category(each) != "Cf")
    return [
        grid_of(
            (row, rowspan, colspan, said) for row, _, rowspan, colspan, said in cells_drawn(box)
        )
        for box in boxes(text.splitlines())
    ]


def tables_of_xlsx(data: bytes) -> Sequence[Grid]:
    """The sheets of tables, each from A1 to the end of its print area."""
    sheets = [each for each in opened(data).worksheets[1:] if each.sheet_state == "visible"]
    return [[[shown(cell) for cell in row] for row in printed(sheet)] for sheet in sheets]


def links_of_pdf(data: bytes) -> list[tuple[str, str]]:
    """Every link of a PDF: the characters whose middles its rectangle covers, and where it leads."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf, pdfplumber.open(BytesIO(data)) as drawn:
        for sheet, page in zip(pdf.pages, drawn.pages, strict=True):
            for each in sheet.get("/Annots", []):
                found.append((_covered(page, each), str(each["/A"]["/URI"])))
    return found


def _covered(page: Any, link: Any) -> str:
    left, bottom, right, top = map(float, link["/Rect"])
    return "".join(
        char["text"]
        for char in page.chars
        if left < (char["x0"] + char["x1"]) / 2 < right
        and bottom < float(page.height) - (char["top"] + char["bottom"]) / 2 < top
    )


def tables_of_pdf(data: bytes) -> Sequence[Grid]:
    """The tables by their tags."""
    file = Tagged(data)
    return [
        grid_of(
            (
                row,
                int(cell.attribute("/RowSpan") or 1),
                int(cell.attribute("/ColSpan") or 1),
                file.text(cell),
            )
            for row, line in enumerate(table.named("TR"))
            for cell in line.named("TH", "TD")
        )
        for table in file.document.named("Table")
    ]


def headings_of_pdf(data: bytes) -> Sequence[tuple[int, str]]:
    """The headings by their tags."""
    file = Tagged(data)
    found = file.document.named(*(f"H{level}" for level in range(1, 7)))
    return [(int(each.tag[1:]), file.text(each)) for each in found]
