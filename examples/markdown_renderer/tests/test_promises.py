"""The promises that every renderer keeps, read back by a Markdown reader that is not ours."""

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from markdown_renderer import MarkdownRenderer
from renderers.testing import PROMISES


def extract(data: bytes) -> str:
    """The text that one sees."""
    page = MarkdownIt("commonmark").enable("table").render(data.decode())
    return LexborHTMLParser(page).text(separator="\n")


@pytest.mark.parametrize("promise", PROMISES)
def test_promise(promise):
    """Each promise is kept."""
    promise(MarkdownRenderer(), extract)
