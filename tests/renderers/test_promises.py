"""Our own renderers keep the promises that we ask of others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from renderers.docx import DocxRenderer
from renderers.html import HtmlRenderer
from renderers.pdf import PdfRenderer
from renderers.svg import SvgRenderer
from renderers.testing import PROMISES, Promise
from renderers.text import TextRenderer
from renderers.xlsx import XlsxRenderer
from text_readers import drawn_text_of_pdf, text_of_boxes, text_of_docx, text_of_html, text_of_svg
from workbook_reading import text_of_xlsx


@pytest.mark.parametrize("promise", PROMISES)
def test_pdf(promise: Promise, program: Callable[..., str]):
    """PDF, which repeats heads on its pages."""
    promise(PdfRenderer(), partial(drawn_text_of_pdf, program("pdftotext")), paged=True)


@pytest.mark.parametrize("promise", PROMISES)
def test_docx(promise: Promise):
    """DOCX, whose reader repeats heads, not the file."""
    promise(DocxRenderer(), text_of_docx)


@pytest.mark.parametrize(
    "renderer",
    [
        HtmlRenderer(),
        HtmlRenderer(styling="inline"),
        HtmlRenderer(fragment=True),
        HtmlRenderer(fragment=True, styling="inline", contents=False),
    ],
    ids=str,
)
@pytest.mark.parametrize("promise", PROMISES)
def test_html(promise: Promise, renderer: HtmlRenderer):
    """HTML as a page and as a fragment, with classes and with styles."""
    promise(renderer, text_of_html)


@pytest.mark.parametrize("promise", PROMISES)
def test_svg(promise: Promise):
    """SVG, which hides from listeners what it shows again."""
    promise(SvgRenderer(), text_of_svg)


@pytest.mark.parametrize("width", [40, 100, 300])
@pytest.mark.parametrize("promise", PROMISES)
def test_text(promise: Promise, width: int):
    """Text as narrow as it may be, as it is by default, and wide."""
    promise(TextRenderer(width), text_of_boxes)


@pytest.mark.parametrize("promise", PROMISES)
def test_xlsx(promise: Promise):
    """XLSX: the print areas, the sheets of tables where the text leads to them."""
    promise(XlsxRenderer(), text_of_xlsx)
