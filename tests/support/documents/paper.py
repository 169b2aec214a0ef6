"""Documents of a few blocks, and what they look like on paper: what the tests of typesetting share."""

from __future__ import annotations

from renderers import Document
from renderers.document import Block, Paragraph, Properties, Run
from renderers.fonts import packaged_fonts
from renderers.style import GB_T_9704
from renderers.typeset import Pages, typeset

FONTS = packaged_fonts()
PAPER = GB_T_9704.paper
NEAR = 0.1

#: Where links lead.
SITE = "http://www.example.gov.cn/"


def page_of(*blocks: Block, title: str = "标题") -> Document:
    """A document with these blocks."""
    properties = Properties(agency="某市人民政府", year=2024, edition="2021")
    return Document(title=title, language="zh-CN", properties=properties, blocks=blocks)


def set_pages(document: Document) -> Pages:
    """The document on paper."""
    return typeset(document, GB_T_9704, FONTS)


def prose(text: str) -> Paragraph:
    """A paragraph of body text."""
    return Paragraph((Run(text),))
