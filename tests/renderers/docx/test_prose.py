"""How paragraphs of Word documents stand: what keeps together, what is apart, where it begins."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from attrs import evolve
from docx.enum.text import WD_ALIGN_PARAGRAPH

from renderers import Document
from renderers.document import Block, Figure, Heading, Paragraph, Run
from renderers.docx import DocxRenderer
from renderers.style import GB_T_9704
from support.documents.paper import page_of, prose
from support.documents.wide_tables import ANNEX, table
from support.word.house_style import house_style

PITCH = GB_T_9704.paragraphs.body.pitch
LEADING = (PITCH - 16) / 2
SIGNATURE = Paragraph((Run("某市人民政府"),), "signature")
DATE = Paragraph((Run("2025年1月2日"),), "date")
LIST = (
    Paragraph((Run("附件：1. 甲"),), "annexes"),
    Paragraph((Run("2. 乙"),), "annexes"),
)
SHORT, LONG = prose("公开。"), prose("公开" * 200)

BARE = evolve(table(4), caption="", caption_printed=False)


def opened(document: Document, template: bytes | None = None) -> Any:
    """The Word document as python-docx sees it."""
    return docx.Document(BytesIO(DocxRenderer(template=template).render(document)))


def paragraph(index: int, *blocks: Block, template: bytes | None = None) -> Any:
    """A paragraph between tables, counted from the title, which is the first."""
    return opened(page_of(*blocks), template).paragraphs[index]


def keeps(each: Any) -> bool:
    """Whether a paragraph stays with the next, by itself or by its style."""
    said = each.paragraph_format.keep_with_next
    return bool(each.style.paragraph_format.keep_with_next if said is None else said)


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((SHORT, SHORT), False),
        ((SHORT, table(4)), True),  # it introduces the table
        ((LONG, table(4)), False),
        ((SHORT, SIGNATURE, DATE), True),  # no page bears a signature alone
        ((LONG, SIGNATURE, DATE), True),
        ((SIGNATURE, DATE), True),
        ((DATE, SHORT), False),
        ((Heading("一、甲", 1), SHORT), True),
        ((Figure("图", "说明"), SHORT), True),  # with what it is called
        ((Figure("图"), Figure("图")), False),
    ],
)
def test_what_keeps_together(blocks: tuple[Block, ...], expected: bool, template: bytes | None):
    """A paragraph stays with what it belongs to, and with nothing else."""
    assert keeps(paragraph(1, *blocks, template=template)) == expected


def test_what_a_figure_is_called():
    """It stays with nothing: the next paragraph may stand on another page."""
    assert not keeps(paragraph(2, Figure("图", "说明"), SHORT))


@pytest.mark.parametrize("block", [SHORT, Heading("一、甲", 1), Heading("（一）甲", 2)])
def test_space_beside_tables(block: Block):
    """From ink to rule it is what the style says and what a line of our PDF has below its text."""
    below = paragraph(2, table(4), block, SHORT)

    assert below.text in ("公开。", "一、甲", "（一）甲")
    assert below.paragraph_format.space_before.pt == pytest.approx(10 - LEADING, abs=0.05)
    assert below.paragraph_format.space_after is None


def test_space_above_tables():
    """The caption of a table, and a paragraph above a table without one, are as far from it as in our PDF."""
    text, caption = paragraph(1, SHORT, BARE), paragraph(1, table(4))
    between = paragraph(1, BARE, table(4))

    assert text.paragraph_format.space_after.pt == pytest.approx(4 + LEADING, abs=0.05)
    assert caption.text == "表"
    assert caption.paragraph_format.space_after.pt == pytest.approx(4 + 4 + 4, abs=0.05)
    assert between.text == "表"
    assert between.paragraph_format.space_before.pt == pytest.approx(10 + 4 - 4, abs=0.05)


def test_two_tables_are_apart():
    """Between two tables without a caption there is an empty paragraph as high as the space around both."""
    between = paragraph(1, BARE, BARE)

    assert between.text == ""
    assert between.paragraph_format.line_spacing.pt == 14


def test_annexes_are_listed_one_line_below_the_text():
    """The list has a blank line above its first line, and none within."""
    first, second = opened(page_of(SHORT, *LIST)).paragraphs[2:4]

    assert first.paragraph_format.space_before.pt == pytest.approx(PITCH, abs=0.05)
    assert second.paragraph_format.space_before is None


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
def test_numbers_of_annexes_stand_below_each_other(template: bytes | None):
    """附件 stands two characters in, the numbers three more, and what does not fit on a line goes on below its title."""
    word = opened(page_of(SHORT, *LIST), template)
    em = word.styles["Normal"].font.size.pt - 0.2 if template is None else 11
    formats = [each.paragraph_format for each in word.paragraphs[2:4]]
    lefts = [each.left_indent.pt for each in formats]
    firsts = [each.left_indent.pt + each.first_line_indent.pt for each in formats]

    assert firsts == [pytest.approx(2 * em, abs=0.1), pytest.approx(5 * em, abs=0.1)]
    assert lefts == [pytest.approx(6 * em, abs=0.1)] * 2


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
def test_addresses_are_not_justified(template: bytes | None):
    """A line before an address, which may be long, is not torn open; all other text is set as its style says."""
    address = Paragraph((Run("电子邮箱：xxgk@example.org"),))
    word = opened(page_of(SHORT, address), template)

    assert [each.alignment for each in word.paragraphs[1:]] == [None, WD_ALIGN_PARAGRAPH.LEFT]


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
def test_an_annex_begins_at_the_edge(template: bytes | None):
    """附件 begins a page, and has no indent; other headings have that of their style."""
    word = opened(page_of(SHORT, *ANNEX, SHORT, Heading("一、甲", 1)), template)
    annex, other = (each for each in word.paragraphs if each.style.name == "Heading 1")

    assert annex.paragraph_format.page_break_before
    assert annex.paragraph_format.first_line_indent == 0
    assert other.paragraph_format.first_line_indent is None


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
def test_a_name_longer_than_the_line(template: bytes | None):
    """It is broken like any text, and ends two characters in, as all lines of the signature do then."""
    long = Paragraph((Run("某市" * 30),), "signature")
    word = opened(page_of(SHORT, long, DATE), template)
    em = word.styles["Normal"].font.size.pt - 0.2 if template is None else 11
    for each in word.paragraphs[2:4]:
        assert each.alignment == WD_ALIGN_PARAGRAPH.RIGHT
        assert each.paragraph_format.right_indent.pt == pytest.approx(2 * em, abs=0.1)
