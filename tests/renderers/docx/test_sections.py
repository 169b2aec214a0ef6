"""Landscape pages of Word documents: sections, as python-docx reads them and LibreOffice prints them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.shared import Mm, Pt

from renderers import Document, lay_out
from renderers.document import Block
from renderers.docx import DocxRenderer
from renderers.typeset import Pages
from support.documents.paper import PAPER, page_of, prose, set_pages
from support.documents.wide_tables import ANNEX, LONG, table
from support.programs.office import in_office
from support.reports.long_report import long_pages, long_report
from support.word.house_style import house_style

CASES: dict[str, tuple[Block, ...]] = {
    "upright": (LONG, *ANNEX, table(8)),
    "at the end": (LONG, *ANNEX, table(16)),
    "of the text": (LONG, table(16)),
    "with a note": (LONG, *ANNEX, table(16), prose("注：公开。")),
    "in prose": (LONG, *ANNEX, LONG, table(16), LONG),
    "between annexes": (LONG, *ANNEX, table(16), *ANNEX, prose("公开。")),
    "of several pages": (LONG, *ANNEX, table(16, count=60)),
    "first": (*ANNEX, table(16), *ANNEX, prose("公开。")),
    "with a table before": (LONG, *ANNEX, LONG, table(4), table(16), table(4), LONG, table(4)),
    "two": (LONG, *ANNEX, table(16), *ANNEX, table(17)),
}


def opened(document: Document, template: bytes | None = None) -> Any:
    """The Word document as python-docx sees it."""
    return docx.Document(BytesIO(DocxRenderer(template=template).render(document)))


def turns(pages: Pages) -> list[bool]:
    """Which pages of ours are landscape, those of a kind taken together."""
    return [turned for turned, _ in groupby(each.width > each.height for each in pages.pages)]


def tables_with_sections(word: Any) -> list[tuple[Any, Any]]:
    """Each table with the set-up of the section that it stands in, which comes after it."""
    found, waiting = [], []
    for each in word.element.body:
        if each.tag == qn("w:tbl"):
            waiting.append(each)
        for section in each.iter(qn("w:sectPr")):
            found += [(one, section) for one in waiting]
            waiting = []
    assert not waiting
    return found


@pytest.mark.parametrize("name", CASES)
def test_sections_are_those_of_the_pdf(name: str):
    """Pages turn where those of our PDF turn, on the same paper with the same margins."""
    document = page_of(*CASES[name])
    sections = opened(document).sections

    assert [each.page_width > each.page_height for each in sections] == turns(set_pages(document))
    for each in sections:
        paper = PAPER.turned if each.orientation else PAPER
        lengths = (each.page_width, each.page_height, each.left_margin, each.right_margin)
        expected = (paper.width, paper.height, paper.left, paper.right)
        assert [length.pt for length in lengths] == pytest.approx(expected, abs=0.05)
        assert each.top_margin.pt == pytest.approx(paper.top - 6.8, abs=0.1)


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
@pytest.mark.parametrize("name", CASES)
def test_tables_fill_their_pages(name: str, template: bytes | None):
    """In each section a table is as wide as the text, and so are its columns together and its cells in each row."""
    for element, section in tables_with_sections(opened(page_of(*CASES[name]), template)):
        room = section.page_width - section.left_margin - section.right_margin
        columns = [int(each.get(qn("w:w"))) for each in element.iter(qn("w:gridCol"))]

        assert sum(columns) * 635 == pytest.approx(room, abs=3 * 635)
        assert int(element.tblPr.find(qn("w:tblW")).get(qn("w:w"))) == sum(columns)
        for row in element.tr_lst:
            widths = [int(each.get(qn("w:w"))) for each in row.iter(qn("w:tcW"))]
            assert sum(widths) == sum(columns)


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_left_at_the_end_of_a_section(name: str):
    """A section ends with a paragraph of its own, and after a table with one that is a point high."""
    for template in (None, house_style()):
        body = list(opened(page_of(*CASES[name]), template).element.body)
        for before, each in pairwise(body):
            if before.tag == qn("w:tbl"):
                assert each.tag == qn("w:p")
            if each.tag == qn("w:p") and not each.text:
                spacing = each.pPr.find(qn("w:spacing"))
                assert before.tag == qn("w:tbl")
                assert spacing.get(qn("w:lineRule")) == "exact"
                assert int(spacing.get(qn("w:line"))) <= 280
        # A heading that begins a section begins a page anyway.
        sections = [
            index
            for index, each in enumerate(body)
            if each.find(f".//{qn('w:sectPr')}") is not None
        ]
        for index in sections:
            following = body[index + 1]
            assert following.find(f".//{qn('w:pageBreakBefore')}") is None


def test_numbers_go_on():
    """All sections have the footers of right and left pages, and none begins to count anew."""
    for each in opened(page_of(*CASES["between annexes"])).sections:
        assert [part.paragraphs[0].alignment for part in (each.footer, each.even_page_footer)] == [
            2,
            0,
        ]
        assert each._sectPr.find(qn("w:pgNumType")) is None
        assert not each.different_first_page_header_footer


def test_in_office(program: Callable[..., str], tmp_path: Path):
    """LibreOffice prints pages that lie like ours, with their number outside below the text, and nothing beyond it."""
    files = {
        str(number): DocxRenderer().render(page_of(*blocks))
        for number, blocks in enumerate(CASES.values())
    }
    made = in_office(program("soffice", "libreoffice"), tmp_path, files, "pdf")
    for data, blocks in zip(made.values(), CASES.values(), strict=True):
        with pdfplumber.open(BytesIO(data)) as file:
            sizes = [(each.width, each.height) for each in file.pages]
            turned = [kind for kind, _ in groupby(width > height for width, height in sizes)]
            assert turned == turns(set_pages(page_of(*blocks)))
            for number, page in enumerate(file.pages, 1):
                paper = PAPER.turned if page.width > page.height else PAPER
                assert (page.width, page.height) == pytest.approx(
                    (paper.width, paper.height), abs=0.1
                )
                *lines, last = page.extract_text_lines()
                assert last["text"] == f"— {number} —"
                assert (last["x0"] > page.width / 2) == bool(number % 2)
                assert paper.height - paper.bottom < last["top"] < page.height - 20
                assert lines
                assert max(each["bottom"] for each in lines) < paper.height - paper.bottom + 7
                assert all(each["x1"] < paper.width - paper.right + 17 for each in page.rects)


def with_a_cover(word: Any) -> None:
    """A template whose last section begins at page 5, on the same page, with a first page of its own."""
    section = word.sections[-1]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "首页的页脚"
    element: CT_SectPr = section._sectPr
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "5")
    element.find(qn("w:pgMar")).addnext(numbers)
    section.top_margin, section.left_margin, section.right_margin = Mm(30), Mm(22), Mm(20)


def test_landscape_pages_of_a_template():
    """The upright pages are those of the template; landscape ones are its sheet turned, with its headers and footers."""
    word = opened(page_of(*CASES["between annexes"]), house_style(with_a_cover))
    first, turned, last = word.sections
    base = docx.Document(BytesIO(house_style(with_a_cover))).sections[-1]

    assert (first.page_width, first.page_height) == (base.page_width, base.page_height)
    assert (last.page_width, last.page_height) == (base.page_width, base.page_height)
    assert turned.orientation == 1
    assert (turned.page_width, turned.page_height) == (base.page_height, base.page_width)
    assert turned.top_margin == pytest.approx(base.left_margin, abs=635)
    assert turned.right_margin == pytest.approx(base.top_margin, abs=635)
    assert turned.bottom_margin == pytest.approx(base.right_margin, abs=635)
    assert turned.left_margin == pytest.approx(base.bottom_margin, abs=635)
    for each in word.sections:
        assert each.header.paragraphs[0].text == "某市某局"
        assert each.footer.paragraphs[0].text == "第二节的页脚"
    # What stands once, stands on the first page alone: a cover's footer, the number that counting begins with.
    assert [each.different_first_page_header_footer for each in word.sections] == [
        True,
        False,
        False,
    ]
    starts = [each._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for each in word.sections]
    assert starts == ["5", None, None]


def test_a_landscape_template_turns_nothing():
    """On paper that is wide already all stands in one section."""

    def wide(word: Any) -> None:
        for section in word.sections:
            section.page_width, section.page_height = Pt(842), Pt(595)

    word = opened(page_of(*CASES["at the end"]), house_style(wide))

    assert len(word.sections) == 1


def test_a_template_that_ends_on_a_landscape_page():
    """The text has the upright pages of a template, also of one that was made by us and ends with a wide annex."""
    once = DocxRenderer(template=house_style()).render(page_of(*CASES["at the end"]))
    assert docx.Document(BytesIO(once)).sections[-1].orientation == 1
    word = opened(page_of(*CASES["between annexes"]), once)

    assert [each.orientation for each in word.sections] == [0, 1, 0]
    assert [each.header.paragraphs[0].text for each in word.sections] == ["某市某局"] * 3


def test_a_report_of_sixty_pages(program: Callable[..., str], tmp_path: Path):
    """It has the sections of our PDF, and in LibreOffice as many pages of each kind, give or take two.

    Where most of a page would stay empty before a table our PDF cuts it; an office program cannot be told to.
    """
    document = lay_out(long_report())
    data = DocxRenderer().render(document)
    sections = docx.Document(BytesIO(data)).sections
    made = in_office(program("soffice", "libreoffice"), tmp_path, {"long": data}, "pdf")
    with pikepdf.open(BytesIO(made["long"])) as file:
        boxes = [[float(each) for each in page.mediabox] for page in file.pages]
    ours = [each.width > each.height for each in long_pages().pages]
    theirs = [width > height for _, _, width, height in boxes]

    assert [each.page_width > each.page_height for each in sections] == turns(long_pages())
    for turned in (False, True):
        assert abs(theirs.count(turned) - ours.count(turned)) <= 2


def test_28_characters_and_22_lines_in_office(program: Callable[..., str], tmp_path: Path):
    """LibreOffice sets 28 hanzi to a line, 26 to the first, and 22 lines to a page, as the standard wants."""
    data = DocxRenderer().render(page_of(prose("国" * 28 * 60)))
    made = in_office(program("soffice", "libreoffice"), tmp_path, {"full": data}, "pdf")
    with pdfplumber.open(BytesIO(made["full"])) as file:
        first, second = (
            [each["text"] for each in page.extract_text_lines()[:-1]] for page in file.pages[:2]
        )

    assert [len(each) for each in first[1:]] == [26] + [28] * (len(first) - 2)
    assert [len(each) for each in second] == [28] * 22
