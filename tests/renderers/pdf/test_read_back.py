"""What others read in our PDF: tables from the rules, text in order, fonts, properties."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from attrs import evolve

from disclosure_schema import NarrativeSection, Paragraph, Report, Sections
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from renderers.document import Heading, Table
from renderers.document import Paragraph as Prose
from renderers.pdf import PdfRenderer
from support.reading.spaces import without_spaces

#: A square of a table's grid: the text of the cell that covers it, and whether that cell began further up or left.
Square = tuple[str, bool, bool]
RARE = "𬭎㛃㈠①·《〈》—…“”℃⼈人〇"


@pytest.fixture(scope="module")
def pdf(document: Document) -> bytes:
    """The PDF of one report after the other."""
    return PdfRenderer().render(document)


@pytest.fixture(scope="module")
def path(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same PDF in a file."""
    file = tmp_path_factory.mktemp("pdf") / "report.pdf"
    file.write_bytes(pdf)
    return file


def run(*command: str | Path) -> str:
    """What a program prints; it must not complain."""
    result = subprocess.run(command, capture_output=True, check=False)

    assert (result.returncode, result.stderr) == (0, b"")
    return result.stdout.decode()


def grid_drawn(page: Any, table: Any) -> list[list[Square]]:
    """The squares between the rules of a table as drawn, row by row."""
    columns = sorted({edge for cell in table.cells for edge in (cell[0], cell[2])})
    rows = sorted({edge for cell in table.cells for edge in (cell[1], cell[3])})
    cells = [(cell, page.crop(cell).extract_text()) for cell in table.cells]
    grid: list[list[Square]] = []
    for top, bottom in pairwise(rows):
        grid.append([])
        for left, right in pairwise(columns):
            x, y = (left + right) / 2, (top + bottom) / 2
            (here,) = (
                (text if text.isascii() else without_spaces(text), box[1] < top, box[0] < left)
                for box, text in cells
                if box[0] < x < box[2] and box[1] < y < box[3]
            )
            grid[-1].append(here)
    return grid


def pieces_drawn(pdf: bytes) -> list[list[list[Square]]]:
    """The grids of all tables of a file in order, those of one table on several pages apart."""
    settings = {"vertical_strategy": "lines_strict", "horizontal_strategy": "lines_strict"}
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return [
            grid_drawn(page, table)
            for page in opened.pages
            for table in sorted(page.find_tables(settings), key=lambda each: each.bbox[1])
        ]


def grid_meant(table: Table) -> list[list[Square]]:
    """The squares of a table of the document, row by row."""
    slots, cells = table.shape.slots, table.cells
    return [
        [
            (
                cells[owner].text if cells[owner].origin else without_spaces(cells[owner].text),
                slots[owner].row < row,
                slots[owner].column < column,
            )
            for column, owner in enumerate(owners)
        ]
        for row, owners in enumerate(table.shape.owners)
    ]


def joined(table: Table, pieces: list[list[list[Square]]]) -> list[list[Square]]:
    """One table from its pieces, which are taken off the list: without repeated heads and （续）."""
    grid, head = pieces.pop(0), table.shape.head_rows
    while len(grid) < len(table.shape.rows):
        piece = pieces.pop(0)
        assert piece[:head] == grid[:head]
        first, *others = piece[head:]
        above = grid[-1]
        first = [
            (text.removesuffix("（续）"), text.endswith("（续）") or text == up[0] != "", left)
            if not text.isdigit()
            else (text, False, left)
            for (text, _, left), up in zip(first, above, strict=True)
        ]
        going_on = {text for text, up, _ in first if up}
        others = [
            [(text.removesuffix("（续）"), up, left) for text, up, left in row] for row in others
        ]
        assert not going_on or "（续）" in "".join(text for text, _, _ in piece[head])
        grid = [*grid, first, *others]
    return grid


def test_tables_are_drawn_as_meant(document: Document, pdf: bytes):
    """The rules divide each table as the document does, and between them stand the texts of its cells."""
    pieces = pieces_drawn(pdf)
    for table in (each for each in document.blocks if isinstance(each, Table)):
        assert grid_meant(table) == joined(table, pieces)

    assert pieces == []


def test_text_stands_in_reading_order(document: Document, path: Path, program: Callable[..., str]):
    """Title, headings and paragraphs come out whole and one after the other."""
    text = run(program("pdftotext"), path, "-")
    text = without_spaces(re.sub(r"^—\s*\d+\s*—$", "", text, flags=re.MULTILINE))
    place = 0
    for wanted in (
        document.title,
        *(each.text for each in document.blocks if isinstance(each, Heading | Prose)),
    ):
        assert without_spaces(wanted) in text[place:]
        place = text.index(without_spaces(wanted), place) + len(without_spaces(wanted))


@pytest.mark.parametrize("role", ["title", "heading", "body"])
def test_rare_characters_come_back(role: str, program: Callable[..., str], tmp_path: Path):
    """Rare hanzi, and marks that have a plainer double, are read back as themselves in every face."""
    report: Report = numbered_report()
    if role == "title":
        report = evolve(report, title=RARE)
    else:
        overview = NarrativeSection((Paragraph(RARE),), RARE if role == "heading" else None)
        report = evolve(report, sections=Sections(overview=overview))
    path = tmp_path / "rare.pdf"
    path.write_bytes(PdfRenderer().render(lay_out(report)))

    assert RARE in without_spaces(run(program("pdftotext"), path, "-"))
    with pikepdf.open(path) as opened:
        assert role != "title" or str(opened.docinfo["/Title"]) == RARE


def test_fonts_are_embedded(path: Path, program: Callable[..., str]):
    """Every font is embedded, only as far as it is used, and says what its glyphs mean."""
    lines = run(program("pdffonts"), path).splitlines()[2:]

    assert lines
    for line in lines:
        assert re.search(r" yes +yes +yes +\d+ +\d+$", line)
        assert re.match(r"[A-Z]{6}\+Noto", line)


def test_structure_is_sound(path: Path, program: Callable[..., str]):
    """An independent checker has nothing to say against the file."""
    assert "No syntax or stream encoding errors found" in run(program("qpdf"), "--check", path)


def test_properties(document: Document, pdf: bytes):
    """The file says its title, agency and language, and a date only where the report has one."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        info = {key: str(value) for key, value in opened.docinfo.items()}

        assert document.title == info["/Title"]
        assert document.properties.agency == info["/Author"]
        assert opened.Root.Lang == "zh-CN"
        assert "/ModDate" not in info
        day = document.properties.date
        assert (day is not None) == ("/CreationDate" in info)
        if day is not None:
            assert info["/CreationDate"].startswith(f"D:{day:%Y%m%d}")


def test_no_page_is_empty(pdf: bytes):
    """On every page there is more than its number, and every character lies on the sheet."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            text = without_spaces(page.extract_text())

            assert f"—{number}—" in text
            assert len(text) > 20
            assert all(each["x0"] > 0 and each["x1"] < page.width for each in page.chars)
            assert not any(unicodedata.category(each["text"][0]) == "Co" for each in page.chars)
