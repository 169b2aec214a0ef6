"""Our own renderers keep the promises that we ask of others."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import pytest

from renderers import Renderer
from renderers.docx import DocxRenderer
from renderers.html import HtmlRenderer
from renderers.pdf import PdfRenderer
from renderers.svg import SvgRenderer
from renderers.testing import (
    PROMISES,
    Headings,
    Links,
    Promise,
    Tables,
    keeps_addresses_of_links,
    keeps_cells_in_their_places,
    keeps_levels_of_headings,
)
from renderers.text import TextRenderer
from renderers.text.frames import FrameName
from renderers.typography.widths import Ambiguous
from renderers.xlsx import XlsxRenderer
from support.reading.structure import (
    headings_of_docx,
    headings_of_html,
    headings_of_pdf,
    links_of_docx,
    links_of_html,
    links_of_pdf,
    tables_of_boxes,
    tables_of_docx,
    tables_of_html,
    tables_of_pdf,
    tables_of_xlsx,
)
from support.reading.texts import (
    drawn_text_of_pdf,
    text_of_boxes,
    text_of_docx,
    text_of_html,
    text_of_svg,
)
from support.reading.workbooks import text_of_xlsx


@cache
def drawn_text_reader(program: str) -> Callable[[bytes], str]:
    """The same function for the same program, so that what it read is remembered."""
    return partial(drawn_text_of_pdf, program)


#: HTML as content systems take it: no page around it, no sheet.
PASTED = HtmlRenderer(fragment=True, styling="inline")


@pytest.mark.parametrize("promise", PROMISES)
def test_pdf(promise: Promise, program: Callable[..., str]):
    """PDF, which repeats heads on its pages."""
    promise(PdfRenderer(), drawn_text_reader(program("pdftotext")), paged=True)


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


@pytest.mark.parametrize(
    ("width", "frame", "ambiguous"),
    [
        *((width, "box", 1) for width in (40, 80, 100, 300)),
        *((40, "box", 2), (80, "box", 2)),
        *((40, "ascii", 1), (80, "ascii", 2), (40, "none", 2), (80, "none", 1)),
    ],
)
@pytest.mark.parametrize("promise", PROMISES)
def test_text(promise: Promise, width: int, frame: FrameName, ambiguous: Ambiguous):
    """Text as narrow as it may be, as it is by default, and wide; in all frames, for all terminals."""
    read = partial(text_of_boxes, frame=frame, ambiguous=ambiguous)
    promise(TextRenderer(width, frame, ambiguous), read)


@pytest.mark.parametrize("promise", PROMISES)
def test_xlsx(promise: Promise):
    """XLSX: the print areas, the sheets of tables where the text leads to them."""
    promise(XlsxRenderer(), text_of_xlsx)


@pytest.mark.parametrize(
    ("renderer", "tables"),
    [
        pytest.param(PdfRenderer(), tables_of_pdf, id="pdf"),
        pytest.param(DocxRenderer(), tables_of_docx, id="docx"),
        pytest.param(HtmlRenderer(), tables_of_html, id="html"),
        pytest.param(PASTED, tables_of_html, id="pasted html"),
        pytest.param(XlsxRenderer(), tables_of_xlsx, id="xlsx"),
        *(
            pytest.param(TextRenderer(each), tables_of_boxes, id=f"{each}")
            for each in (40, 100, 300)
        ),
    ],
)
def test_cells_in_their_places(renderer: Renderer, tables: Tables):
    """The cells of tables are where the document has them; those of a PDF by its tags."""
    keeps_cells_in_their_places(renderer, tables)


@pytest.mark.parametrize(
    ("renderer", "links"),
    [
        pytest.param(PdfRenderer(), links_of_pdf, id="pdf"),
        pytest.param(DocxRenderer(), links_of_docx, id="docx"),
        pytest.param(HtmlRenderer(), links_of_html, id="html"),
        pytest.param(PASTED, links_of_html, id="pasted html"),
    ],
)
def test_addresses_of_links(renderer: Renderer, links: Links):
    """Links lead where they should. A cell of a workbook leads to one place, so there some are text alone."""
    keeps_addresses_of_links(renderer, links)


@pytest.mark.parametrize(
    ("renderer", "headings"),
    [
        pytest.param(PdfRenderer(), headings_of_pdf, id="pdf"),
        pytest.param(DocxRenderer(), headings_of_docx, id="docx"),
        pytest.param(HtmlRenderer(), headings_of_html, id="html"),
        pytest.param(PASTED, headings_of_html, id="pasted html"),
    ],
)
def test_levels_of_headings(renderer: Renderer, headings: Headings):
    """Headings are headings, by their level."""
    keeps_levels_of_headings(renderer, headings)
