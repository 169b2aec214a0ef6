"""The structure of the PDF is that of the document: what a program reads that sees no page."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings

from renderers import Document
from renderers.document import Cell, Figure, Heading, Paragraph, Run, Shape, Slot, Table
from renderers.pdf import PdfRenderer
from support.documents.any_documents import documents
from support.documents.paper import SITE, page_of, prose
from support.reading.spaces import without_spaces
from support.reading.tagged_pdf import Element, Tagged, objects_of, tagged


@settings(max_examples=15)
@given(documents)
def test_any_document_comes_back(document: Document):
    """Whatever its blocks, over however many pages: each is read back from its tags, and nothing else is."""
    file = tagged(document)

    assert sorted(file.places()) == sorted(file.texts)
    found = [each.named("TD", "TH") or [each] for each in file.document.elements]
    meant = [
        [each.text for each in block.cells] if isinstance(block, Table) else [block.text]
        for block in document.blocks
        if not isinstance(block, Figure)
    ]
    assert [[without_spaces(file.text(each)) for each in group] for group in found] == [
        [without_spaces(each) for each in group] for group in ([document.title], *meant)
    ]


def test_order_is_that_of_the_blocks(document: Document, file: Tagged):
    """Title, headings and paragraphs follow each other in the structure, each whole and once, levels told by tags."""
    found = [
        (each.tag, without_spaces(file.text(each)))
        for each in file.document.elements
        if each.tag != "Table"
    ]
    tags = {Heading: lambda each: f"H{each.level + 1}", Paragraph: lambda _: "P"}
    meant = [("H1", without_spaces(document.title))] + [
        (tags[type(each)](each), without_spaces(each.text))
        for each in document.blocks
        if isinstance(each, Heading | Paragraph)
    ]

    assert found == meant


def test_all_content_belongs_to_one_element(file: Tagged):
    """Every piece of marked content is in the structure once, and the page leads back to its element."""
    places = file.places()

    assert sorted(places) == sorted(file.texts)
    nums = list(file.root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    pages = {page.objgen[0]: int(page.StructParents) for page in file.pdf.pages}
    for each in file.document.walk():
        for kid in each.kids:
            if not isinstance(kid, Element):
                assert parents[pages[kid[0]]][kid[1]].objgen == each.source.objgen


LINKED = Paragraph((Run("电子版可在"), Run("某市人民政府门户网站" * 3, SITE), Run("查阅。")))


def test_links_are_elements():
    """A link is one element with its words and the annotation on each of its lines, which leads back to it."""
    file = tagged(page_of(prose("文" * 18), LINKED))
    (link,) = file.document.named("Link")
    annotations = objects_of(link)
    page = file.pdf.pages[0]

    assert file.text(link) == LINKED.runs[1].text
    assert [each.objgen for each in annotations] == [each.objgen for each in page.Annots]
    assert len(annotations) == 2
    nums = list(file.root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for each in annotations:
        assert str(each.Contents) == LINKED.runs[1].text
        assert parents[int(each.StructParent)].objgen == link.source.objgen


@pytest.mark.parametrize("address", [None, SITE])
@pytest.mark.parametrize("caption", [None, "图1 近五年申请"])
def test_figures_have_words(address: str | None, caption: str | None):
    """A figure says what it shows, has its caption in it, and stands in its link if it has one."""
    file = tagged(
        page_of(prose("见图。"), Figure("逐年上升的柱状图", caption, address), prose("完。"))
    )
    (figure,) = file.document.named("Figure")

    assert str(figure.source.Alt) == "逐年上升的柱状图"
    assert [file.text(each) for each in figure.elements] == ([caption] if caption else [])
    assert len(figure.attribute("/BBox")) == 4
    links = file.document.named("Link")
    assert [each.elements for each in links] == ([[figure]] if address else [])
    assert [str(each.A.URI) for link in links for each in objects_of(link)] == (
        [address] if address else []
    )


def test_what_goes_on_is_one_element():
    """A paragraph and a cell that go on over pages are one element each, with content on all of them."""
    long = "很长的一格" * 900
    shape = Shape(columns=(1.0, 1.0), head_rows=0, stub_columns=0, slots=(Slot(0, 0), Slot(0, 1)))
    table = Table(key="", caption="", shape=shape, cells=(Cell("格"), Cell(long)))
    file = tagged(page_of(prose("公" * 2000), table))
    paragraph = next(each for each in file.document.elements if each.tag == "P")
    cell = file.document.named("TD")[1]

    for element, text in ((paragraph, "公" * 2000), (cell, long)):
        assert file.text(element) == text
        assert len({page for page, _ in element.kids}) > 1


def test_what_one_glyph_hides_is_said():
    """Where two characters share a glyph, the text in the element is the one that was meant."""
    file = tagged(page_of(prose("⼈人𬭎"), prose("人⼈")))

    assert [file.text(each) for each in file.document.named("P")] == ["⼈人𬭎", "人⼈"]


def test_empty_blocks_leave_no_element():
    """A paragraph without text is not in the structure, and a document without any has its title."""
    file = tagged(page_of(Paragraph(()), Heading("", 1)))

    assert [each.tag for each in file.document.elements] == ["H1"]


def test_title_alone():
    """A document of a title only is a file too."""
    with pikepdf.open(BytesIO(PdfRenderer().render(page_of()))) as opened:
        assert len(opened.pages) == 1
