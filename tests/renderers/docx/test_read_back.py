"""What python-docx and LibreOffice read in our Word documents: the same cells, merged alike, in real styles."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any, get_args

import docx
import pdfplumber
import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import etree

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Heading, Paragraph, Table
from renderers.docx import DocxRenderer
from renderers.fonts import packaged_fonts
from renderers.pdf import PdfRenderer
from renderers.style import GB_T_9704, FaceRole
from renderers.typeset import typeset
from support.programs.office import in_office

#: row, column, rowspan, colspan, text.
Placed = tuple[int, int, int, int, str]

ODF = "urn:oasis:names:tc:opendocument:xmlns"


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    """The Word document of one report after the other."""
    return DocxRenderer().render(document)


@pytest.fixture(scope="session")
def converted(
    reports_by_name: dict[str, Report],
    program: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], dict[str, bytes]]:
    """A function that lets LibreOffice make files of another kind of all documents: for each title its file."""

    def convert(kind: str) -> dict[str, bytes]:
        pages = {name: lay_out(report) for name, report in reports_by_name.items()}
        files = {name: DocxRenderer().render(page) for name, page in pages.items()}
        office = program("soffice", "libreoffice")
        made = in_office(office, tmp_path_factory.mktemp(kind), files, kind)
        return {page.title: made[name] for name, page in pages.items()}

    return convert


@pytest.fixture(scope="session")
def opened_in_office(converted: Callable[[str], dict[str, bytes]]) -> dict[str, Any]:
    """For each title what LibreOffice makes of the document, as OpenDocument."""
    parser = etree.XMLParser(huge_tree=True)
    return {title: etree.fromstring(made, parser) for title, made in converted("fodt").items()}


@pytest.fixture(scope="session")
def printed_in_office(converted: Callable[[str], dict[str, bytes]]) -> dict[str, bytes]:
    """For each title what LibreOffice prints, as PDF."""
    return converted("pdf")


def opened(data: bytes) -> Any:
    """The document as python-docx sees it."""
    return docx.Document(BytesIO(data))


def tables_of(document: Document) -> list[Table]:
    """The tables of a page in order."""
    return [each for each in document.blocks if isinstance(each, Table)]


def cells_meant(table: Table) -> list[Placed]:
    """The cells of a table of the document."""
    return [
        (each.row, each.column, each.rowspan, each.colspan, cell.text)
        for each, cell in zip(table.shape.slots, table.cells, strict=True)
    ]


def cells_in_word(table: Any) -> list[Placed]:
    """The cells that python-docx finds, each once: squares of one cell share its element."""
    squares: dict[Any, list[tuple[int, int]]] = {}
    texts: dict[Any, str] = {}
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line.cells):
            squares.setdefault(cell._tc, []).append((row, column))
            texts[cell._tc] = cell.text
    found: list[Placed] = []
    for element, places in squares.items():
        (top, left), (bottom, right) = min(places), max(places)
        assert len(places) == (bottom - top + 1) * (right - left + 1)
        # Labels are broken where a person would break them.
        text = "".join(texts[element].split("\n"))
        found.append((top, left, bottom - top + 1, right - left + 1, text))
    return sorted(found)


def cells_in_office(table: Any) -> list[Placed]:
    """The cells that LibreOffice finds."""
    found: list[Placed] = []
    for row, line in enumerate(table.iter(f"{{{ODF}:table:1.0}}table-row")):
        for column, cell in enumerate(line):
            if cell.tag == f"{{{ODF}:table:1.0}}table-cell":
                spans = [
                    int(cell.get(f"{{{ODF}:table:1.0}}number-{each}-spanned", "1"))
                    for each in ("rows", "columns")
                ]
                text = "\n".join("".join(each.itertext()) for each in cell)
                found.append((row, column, spans[0], spans[1], text.strip("\n ")))
    return found


def test_python_docx_sees_the_tables(document: Document, file: bytes):
    """python-docx finds every cell where the document has it, with what it spans and says."""
    assert list(map(cells_meant, tables_of(document))) == list(
        map(cells_in_word, opened(file).tables)
    )


def test_office_sees_the_tables(document: Document, opened_in_office: dict[str, Any]):
    """LibreOffice finds the same cells, and no table inside another."""
    tables = list(opened_in_office[document.title].iter(f"{{{ODF}:table:1.0}}table"))

    assert list(map(cells_meant, tables_of(document))) == list(map(cells_in_office, tables))


def test_office_sees_the_prose(document: Document, opened_in_office: dict[str, Any]):
    """LibreOffice reads headings as headings of their level, and every paragraph in order."""
    headings, others = [], []
    body = opened_in_office[document.title].find(
        f"{{{ODF}:office:1.0}}body/{{{ODF}:office:1.0}}text"
    )
    for each in body:
        text = "".join(each.itertext())
        if each.tag == f"{{{ODF}:text:1.0}}h":
            headings.append((text, int(each.get(f"{{{ODF}:text:1.0}}outline-level"))))
        elif each.tag == f"{{{ODF}:text:1.0}}p" and text.strip():
            others.append(text)

    assert headings == [(x.text, x.level) for x in document.blocks if isinstance(x, Heading)]
    assert others[1:] == [x.text for x in document.blocks if isinstance(x, Paragraph)]
    assert "".join(document.title.split()) == "".join(others[0].split())


def test_styles_say_what_a_paragraph_is(document: Document, file: bytes):
    """The title has the style Title, and headings have those of their level, as Word names them."""
    paragraphs = [(each.style.name, each.text) for each in opened(file).paragraphs]
    headings = [each for each in paragraphs if each[0].startswith("Heading")]

    assert ("Title", document.title) == (paragraphs[0][0], paragraphs[0][1].replace("\n", ""))
    assert headings == [
        (f"Heading {each.level}", each.text)
        for each in document.blocks
        if isinstance(each, Heading)
    ]
    assert len([each for each in paragraphs if each[0] == "Title"]) == 1


def test_every_style_has_a_chinese_font(file: bytes):
    """No style leaves it to chance which font Chinese is set in."""
    styles = list(opened(file).styles)

    assert len(styles) > 10
    for each in styles:
        assert each.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia"))


def test_faces_are_those_of_the_style(document: Document, opened_in_office: dict[str, Any]):
    """LibreOffice wants the faces that the style names, for Chinese and for Latin letters."""
    family = f"{{{ODF}:svg-compatible:1.0}}font-family"
    faces = opened_in_office[document.title].iter(f"{{{ODF}:style:1.0}}font-face")
    wanted = {each.get(family).strip("'") for each in faces}

    assert wanted >= {GB_T_9704.typefaces.of(role).east_asian for role in get_args(FaceRole)}
    assert "Times New Roman" in wanted


def test_as_many_pages_as_the_pdf(
    reports_by_name: dict[str, Report], printed_in_office: dict[str, bytes]
):
    """LibreOffice sets each document on as many pages as our PDF has, or one more or less, with the same faces."""
    for report in reports_by_name.values():
        document = lay_out(report)
        pages = typeset(document, GB_T_9704, packaged_fonts()).pages
        with pikepdf.open(BytesIO(printed_in_office[document.title])) as made:
            assert abs(len(made.pages) - len(pages)) <= 1, document.title


def test_tables_look_as_in_the_pdf(document: Document, printed_in_office: dict[str, bytes]):
    """Each table is as wide as in our PDF, and each row as high, to a line's difference between fonts."""
    ours = tables_drawn(PdfRenderer().render(document))
    theirs = tables_drawn(printed_in_office[document.title])

    assert len(ours) == len(theirs) == len(tables_of(document))
    for (left, right, rows), (x0, x1, others) in zip(ours, theirs, strict=True):
        assert (x0, x1) == pytest.approx((left, right), abs=1)
        assert len(others) == len(rows)
        for height, other in zip(rows, others, strict=True):
            assert -0.5 < other - height < 4


def tables_drawn(data: bytes) -> list[tuple[float, float, list[float]]]:
    """The left and right edge of each table of a PDF, and the heights of its rows."""
    found = []
    with pdfplumber.open(BytesIO(data)) as file:
        for page in file.pages:
            for table in page.find_tables():
                edges = sorted({round(row.bbox[1], 1) for row in table.rows} | {table.bbox[3]})
                heights = [below - above for above, below in pairwise(edges)]
                found.append((table.bbox[0], table.bbox[2], [each for each in heights if each > 2]))
    return found


def test_head_rows_repeat(document: Document, file: bytes):
    """The head rows of a table are repeated on its next page, and only those; no row is cut."""
    for meant, table in zip(tables_of(document), opened(file).tables, strict=True):
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        count = meant.shape.head_rows

        assert heads == [True] * count + [False] * (len(heads) - count)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_columns_fill_the_page(document: Document, file: bytes):
    """The columns of each table add up to the width between the margins."""
    word = opened(file)
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in word.tables:
        assert sum(each.width for each in table.columns) == pytest.approx(room, abs=2 * 635)


def test_package_is_sound(file: bytes):
    """Every entry of the archive has the same time stamp, and every part is XML."""
    with zipfile.ZipFile(BytesIO(file)) as package:
        assert package.testzip() is None
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(package.namelist()) == len(set(package.namelist()))
        for name in package.namelist():
            etree.fromstring(package.read(name))


def test_properties(document: Document, file: bytes):
    """The properties are title, agency and language, and a date only where the report has one."""
    properties, day = opened(file).core_properties, document.properties.date

    assert properties.title == document.title
    assert properties.author == document.properties.agency
    assert properties.identifier == (document.properties.index_number or "")
    assert properties.keywords == ", ".join(document.properties.keywords)[:255]
    assert properties.language == "zh-CN"
    assert (properties.created.date() if properties.created else None) == day
    assert (properties.modified.date() if properties.modified else None) == day
