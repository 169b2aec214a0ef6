"""The promises that every renderer keeps, read back by a Markdown reader that is not ours."""

from itertools import product

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Agency, Report
from markdown_renderer import MarkdownRenderer
from renderers import lay_out
from renderers.document import Cell, Figure, Paragraph, Run, Shape, Slot, Table
from renderers.testing import (
    PROMISES,
    keeps_addresses_of_links,
    keeps_cells_in_their_places,
    keeps_levels_of_headings,
)


def page(data: bytes) -> LexborHTMLParser:
    """What a browser would show."""
    markdown = MarkdownIt("commonmark").enable("table")
    return LexborHTMLParser(markdown.render(data.decode()))


def extract(data: bytes) -> str:
    """The text that one sees."""
    return page(data).text(separator="\n")


def tables(data: bytes) -> list[list[list[str]]]:
    """The tables, square by square; Markdown has no merged cells."""
    return [
        [[cell.text() for cell in row.css("th, td")] for row in table.css("tr")]
        for table in page(data).css("table")
    ]


def links(data: bytes) -> list[tuple[str, str]]:
    """Every link: its text, and where it leads."""
    return [(each.text(), each.attributes["href"]) for each in page(data).css("a")]


def headings(data: bytes) -> list[tuple[int, str]]:
    """Every heading with its level."""
    return [(int(each.tag[1]), each.text()) for each in page(data).css("h1, h2, h3, h4, h5, h6")]


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
    text = MarkdownRenderer().render(lay_out(report).only(*blocks)).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)

    assert not [each for each in tokens if each.type == "code_block"]
    assert sum(each.type == "paragraph_open" for each in tokens) == 4


STRUCTURE = [
    (keeps_cells_in_their_places, tables),
    (keeps_addresses_of_links, links),
    (keeps_levels_of_headings, headings),
]


@pytest.mark.parametrize(
    ("promise", "reader", "top"), [(*each, top) for each, top in product(STRUCTURE, (1, 3))]
)
def test_structure(promise, reader, top):
    """Tables, links and headings are what they should be, wherever the title stands."""
    promise(MarkdownRenderer(top), reader)
