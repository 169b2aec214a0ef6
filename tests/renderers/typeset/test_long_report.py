"""A report of sixty pages, with many tables and annexes, is set and drawn without fault."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import etree

from renderers.document import Heading, Table
from renderers.pdf import PdfRenderer
from renderers.svg import SvgRenderer
from renderers.typeset.pages import PAGE, TITLE
from support.documents.paper import PAPER
from support.reports.long_report import long_pages


def test_pages():
    """It has some sixty pages, none of them empty, numbered without a gap, and some of them landscape."""
    pages = long_pages().pages

    assert 55 <= len(pages) <= 75
    assert [each.number for each in pages] == list(range(1, len(pages) + 1))
    assert all(any(text.mark.block != PAGE for text in each.texts) for each in pages)
    assert 3 < sum(each.width > each.height for each in pages) < len(pages) / 2


def test_everything_once_and_inside():
    """Every character of the document stands on paper once, inside the text block of its page."""
    pages = long_pages()
    expected = [pages.document.title]
    for block in pages.document.blocks:
        if isinstance(block, Table):
            expected += [
                block.caption if block.caption_printed else "",
                *(each.text for each in block.cells),
            ]
        else:
            expected.append(getattr(block, "text", ""))
    printed: list[str] = []
    for page in pages.pages:
        paper = PAPER if page.height > page.width else PAPER.turned
        for text in page.texts:
            if text.mark.block == PAGE:
                continue
            if not text.mark.repeated:
                printed.append(text.text)
            assert text.x >= paper.left - text.size / 2 - 0.1
            assert text.x + sum(text.advances) <= page.width - paper.right + 0.5
            assert paper.top - 0.1 <= text.y - 0.88 * text.size
            assert text.y + 0.12 * text.size <= page.height - paper.bottom + 0.1

    assert sorted("".join("".join(printed).split())) == sorted("".join("".join(expected).split()))


def test_no_heading_ends_a_page():
    """On none of its pages a heading is the last thing."""
    blocks = long_pages().document.blocks
    for page in long_pages().pages:
        last = [each.mark for each in page.texts if each.mark.block != PAGE][-1]
        assert last.block != TITLE
        assert not isinstance(blocks[last.block], Heading)


def test_as_pdf():
    """Its PDF has the same pages in the same sizes, with text that is found again."""
    pages = long_pages().pages
    made = PdfRenderer().render(long_pages().document)
    with pikepdf.open(BytesIO(made)) as file:
        sizes = [tuple(round(float(each)) for each in page.mediabox)[2:] for page in file.pages]
    document = pdfium.PdfDocument(made)
    last = document[len(pages) - 1].get_textpage().get_text_bounded()

    assert sizes == [(round(each.width), round(each.height)) for each in pages]
    assert "第9054次核对" in "".join(last.split())
    assert len(made) < 500_000


@pytest.mark.parametrize("page", [None, 58])
def test_as_svg(page: int | None):
    """Its SVG is well-formed, and has all pages or the one that is asked for."""
    made = SvgRenderer(page=page).render(long_pages().document)
    groups = etree.fromstring(made, etree.XMLParser(huge_tree=True)).xpath(
        "//*[starts-with(@id, 'page-')]"
    )

    assert len(groups) == (1 if page else len(long_pages().pages))
