"""A user's own Word document as the base of ours."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from house_style import house_style
from renderers import Document
from renderers.document import Heading, Table
from renderers.docx import DocxRenderer, TemplateStyles
from renderers.docx.errors import MissingStyles, UnusableTemplate
from renderers.testing import PROMISES, Promise
from text_readers import text_of_docx

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
    for table in word.tables:
        assert sum(each.width for each in table.columns) == pytest.approx(room, abs=2 * 635)


def test_headings_are_not_counted_twice(document: Document):
    """A heading that bears its number is freed from the numbers that its style may count."""
    word = opened(DocxRenderer(template=house_style(), template_styles=NAMES).render(document))
    headings = [each for each in word.paragraphs if each.style.name.startswith("Heading")]

    assert headings
    assert all(each._p.pPr.numPr.numId.val == 0 for each in headings)


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
