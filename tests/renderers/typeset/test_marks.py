"""What stands on paper says what it belongs to, so that a format can tell its structure."""

from __future__ import annotations

from itertools import groupby

from renderers.document import Cell, Figure, Paragraph, Run, Shape, Slot, Table
from support.documents.paper import page_of, set_pages

SITE = "http://www.example.gov.cn/"
TABLE = Table(
    key="",
    caption="表1",
    caption_printed=True,
    shape=Shape(columns=(1.0,), head_rows=0, stub_columns=0, slots=(Slot(0, 0),)),
    cells=(Cell("格"),),
)


def test_pages_carry_their_document():
    """A mark's block and slot are looked up in the document of the pages itself."""
    document = page_of(TABLE)
    pages = set_pages(document)

    assert pages.document is document
    (cell,) = [each for each in pages.pages[0].texts if each.mark.slot is not None]
    block = pages.document.blocks[cell.mark.block]
    assert isinstance(block, Table)
    assert block.cells[cell.mark.slot or 0].text == cell.text


def test_captions_are_told_apart():
    """The caption of a table or a figure is marked as such, what it is the caption of is not."""
    texts = set_pages(page_of(TABLE, Figure("柱状图", "图1"))).pages[0].texts
    parts = {each.text: each.mark.part for each in texts if each.mark.block >= 0}

    assert parts == {"表1": "caption", "格": None, "［图：柱状图］": None, "图1": "caption"}


def test_text_is_cut_at_links():
    """On every line the text of a link is a run of its own, with the mark of the rectangle over it."""
    runs = (
        Run("文" * 20),
        Run("甲市政府网站" * 3, SITE),
        Run("乙市政府网站", SITE),
        Run("，见abc。"),
    )
    page = set_pages(page_of(Paragraph(runs))).pages[0]
    texts = [each for each in page.texts if each.mark.block == 0]
    found = [
        (run, "".join(each.text for each in group))
        for run, group in groupby(texts, lambda each: each.mark.run)
    ]

    assert found == [
        (each if runs[each].address else None, runs[each].text) for each in range(3)
    ] + [(None, runs[3].text)]
    assert [each.mark.run for each in page.links] == [1, 1, 2]
    for link in page.links:
        (over,) = [
            each
            for each in texts
            if each.mark == link.mark and link.y < each.y < link.y + link.height
        ]
        assert (over.x, sum(over.advances)) == (link.x, link.width)
