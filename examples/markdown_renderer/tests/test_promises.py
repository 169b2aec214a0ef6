"""The promises that every renderer keeps, read back by a Markdown reader that is not ours."""

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Agency, Report
from markdown_renderer import MarkdownRenderer
from renderers import lay_out
from renderers.document import Cell, Figure, Paragraph, Run, Shape, Slot, Table
from renderers.testing import PROMISES


def extract(data: bytes) -> str:
    """The text that one sees."""
    page = MarkdownIt("commonmark").enable("table").render(data.decode())
    return LexborHTMLParser(page).text(separator="\n")


@pytest.mark.parametrize("promise", PROMISES)
def test_promise(promise):
    """Each promise is kept."""
    promise(MarkdownRenderer(), extract)


@pytest.mark.parametrize("start", ["\t", "    ", " \t "])
def test_no_code(start: str):
    """Text that begins with a tab or with spaces is a paragraph like any other, and so is a caption."""
    report = Report.blank(Agency(name="甲局"), 2024)
    shape = Shape(columns=(1.0,), head_rows=0, stub_columns=0, slots=(Slot(0, 0),))
    text = f"{start}正文"
    blocks = (
        Paragraph((Run(text),)),
        Figure(text, text),
        Table(key="", caption=text, caption_printed=True, shape=shape, cells=(Cell("1"),)),
    )
    page = MarkdownRenderer().render(lay_out(report).only(*blocks)).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(page)

    assert not [each for each in tokens if each.type == "code_block"]
    assert sum(each.type == "paragraph_open" for each in tokens) == 4
