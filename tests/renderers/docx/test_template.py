"""A user's own Word document as the base of ours."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from renderers import Document
from renderers.document import Heading, Table
from renderers.docx import DocxRenderer, TemplateStyles
from renderers.docx.errors import MissingStyles, UnusableTemplate
from renderers.testing import PROMISES, Promise
from support.documents.paper import page_of
from support.documents.wide_tables import table
from support.reading.texts import text_of_docx
from support.word.house_style import house_style

NAMES = TemplateStyles(title="标题", heading1="标题 1", body="公文正文", table="正文")


def opened(data: bytes) -> Any:
    """The document as python-docx sees it."""
    return docx.Document(BytesIO(data))


@pytest.mark.parametrize("promise", PROMISES)
def test_promises(promise: Promise):
    """With a template we keep what we ask of others."""
    promise(DocxRenderer(template=house_style(), template_styles=NAMES), text_of_docx)


def test_text_is_replaced_in_the_styles_of_the_template(document: Document):
    """Nothing is left of the old text, and each kind of text has the style that was named."""
    word = opened(DocxRenderer(template=house_style(), template_styles=NAMES).render(document))
    paragraphs = [(each.style.name, each.text) for each in word.paragraphs]

    assert paragraphs[0][0] == "Title"
    assert not any("换掉" in text for _, text in paragraphs)
    assert len(word.tables) == sum(isinstance(each, Table) for each in document.blocks)
    assert [each for each in paragraphs if each[0].startswith("Heading")] == [
        (f"Heading {each.level}", each.text)
        for each in document.blocks
        if isinstance(each, Heading)
    ]
    assert {name for name, _ in paragraphs[1:]} <= {
        "Title", "公文正文", "Normal", "Heading 1", "Heading 2", "Heading 3"
    }  # fmt: skip


def test_page_header_and_footer_stay(document: Document):
    """The last section is kept, with the header that it took over from the first; tables fill its width."""
    word = opened(DocxRenderer(template=house_style(), template_styles=NAMES).render(document))
    (section,) = word.sections
    room = section.page_width - section.left_margin - section.right_margin

    assert section.left_margin == pytest.approx(Mm(20), abs=635)
    assert section.header.paragraphs[0].text == "某市某局"
    assert section.footer.paragraphs[0].text == "第二节的页脚"
    for each in word.tables:
        assert sum(column.width for column in each.columns) == pytest.approx(room, abs=2 * 635)


def test_headings_are_not_counted_twice(document: Document):
    """A heading that bears its number is freed from the numbers that its style counts, or the one that it is based on."""

    def counting(word: Any) -> None:
        word.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr()
        word.styles["Heading 2"].base_style = word.styles["Heading 1"]

    template = house_style(counting)
    word = opened(DocxRenderer(template=template, template_styles=NAMES).render(document))
    headings = [each for each in word.paragraphs if each.style.name.startswith("Heading")]

    assert headings
    for each in headings:
        numbered = each._p.pPr.numPr
        assert (numbered is not None) == (each.style.name != "Heading 3")
        assert numbered is None or numbered.numId.val == 0


def test_any_style_can_serve_for_headings(document: Document):
    """Headings in a style that is none of headings stand in the navigation pane all the same."""
    names = TemplateStyles(heading1="公文正文", heading2="正文", heading3="正文")
    word = opened(DocxRenderer(template=house_style(), template_styles=names).render(document))
    levels = [int(each.get(qn("w:val"))) for each in word.element.body.iter(qn("w:outlineLvl"))]

    assert levels == [each.level - 1 for each in document.blocks if isinstance(each, Heading)]


@pytest.mark.parametrize("lacking", [("w:pgSz",), ("w:pgMar",), ("w:pgSz", "w:pgMar")])
def test_what_a_template_does_not_say_of_its_page(lacking: tuple[str, ...]):
    """Where a template leaves its paper or margins open, they are those that our tables are fitted to."""

    def leave_out(word: Any) -> None:
        for name in lacking:
            section = word.sections[-1]._sectPr
            section.remove(section.find(qn(name)))

    word = opened(DocxRenderer(template=house_style(leave_out)).render(page_of(table(4))))
    (section,) = word.sections
    room = section.page_width - section.left_margin - section.right_margin

    assert sum(each.width for each in word.tables[0].columns) == pytest.approx(room, abs=3 * 635)


def test_a_template_without_a_section():
    """It is refused, since it does not say what paper it is on."""

    def leave_out(word: Any) -> None:
        for each in list(word.element.body.iter(qn("w:sectPr"))):
            each.getparent().remove(each)

    with pytest.raises(UnusableTemplate, match="paper"):
        DocxRenderer(template=house_style(leave_out))


@pytest.mark.parametrize("name", ["正文", "公文正文"])
def test_cells_in_a_style_of_text(name: str, document: Document):
    """Cells that have the style of the body, or that of all text, take off its spacing; rows are no higher for it."""
    names = TemplateStyles(body="公文正文", table=name)
    word = opened(DocxRenderer(template=house_style(), template_styles=names).render(document))
    for each in word.tables[0]._tbl.iter(qn("w:pPr")):
        spacing = each.find(qn("w:spacing"))
        assert (spacing.get(qn("w:before")), spacing.get(qn("w:after"))) == ("0", "0")
        assert each.find(qn("w:autoSpaceDN")).get(qn("w:val")) == "0"


def test_data_is_added_beside_that_of_the_template(document: Document):
    """The data part takes a number that is free, twice over: a result can be a template again."""
    once = DocxRenderer(template=house_style(), template_styles=NAMES).render(document)
    twice = DocxRenderer(template=once, template_styles=NAMES).render(document)
    names = [str(each.partname) for each in opened(twice).part.package.iter_parts()]

    assert len(names) == len(set(names))
    assert sum(each.startswith("/customXml/item") and "Props" not in each for each in names) >= 2


def test_all_missing_styles_are_named():
    """All that a template lacks is told at once, with what it has."""
    with pytest.raises(MissingStyles) as caught:
        DocxRenderer(
            template=house_style(), template_styles=TemplateStyles(heading1="章", body="公文主体")
        )

    assert caught.value.missing == (("heading1", "章"), ("body", "公文主体"))
    assert "'章' for heading1, '公文主体' for body" in str(caught.value)
    assert "'公文正文'" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_no_word_document(data: bytes):
    """Bytes that are no Word document are refused when the renderer is made."""
    with pytest.raises(UnusableTemplate, match=r"\.docx"):
        DocxRenderer(template=data)


def test_margins_that_leave_no_room():
    """A template without room for a table is refused, with how much there is."""

    def narrow(word: Any) -> None:
        word.sections[-1].left_margin = Mm(180)

    with pytest.raises(UnusableTemplate, match="needed at least"):
        DocxRenderer(template=house_style(narrow))


def test_cells_in_the_style_of_the_body_are_not_indented(document: Document):
    """Where tables have the style of the body, their cells take off its indent and space."""
    names = TemplateStyles(body="公文正文", table="公文正文")
    word = opened(DocxRenderer(template=house_style(), template_styles=names).render(document))
    indents = [each.find(qn("w:ind")) for each in word.tables[0]._tbl.iter(qn("w:pPr"))]

    assert all(each is not None and each.get(qn("w:firstLine")) == "0" for each in indents)
