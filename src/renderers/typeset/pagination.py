"""A document on pages, from beginning to end: a pure function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.typeset.blocks import chunks_of
from renderers.typeset.flow import FilledPage, Flow
from renderers.typeset.page_numbers import page_number
from renderers.typeset.pages import Page, Pages, PlacedFill, PlacedLink, PlacedRule, PlacedText

if TYPE_CHECKING:
    from renderers.document import Document
    from renderers.fonts import Fonts
    from renderers.style import Style


def typeset(document: Document, style: Style, fonts: Fonts) -> Pages:
    """Where everything of the document stands on paper. Raises `MissingGlyph`, `UnusableFont` and `TooLarge`."""
    flow = Flow(style.paper)
    flow.add(list(chunks_of(document, style, fonts)))
    return Pages(
        document=document,
        pages=tuple(
            _page(number, filled, style, fonts) for number, filled in enumerate(flow.pages, 1)
        ),
    )


def _page(number: int, filled: FilledPage, style: Style, fonts: Fonts) -> Page:
    placed, paper = filled.placed, filled.paper
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        texts=(
            *(each for each in placed if isinstance(each, PlacedText)),
            *page_number(number, style, fonts, turned=paper != style.paper),
        ),
        rules=tuple(each for each in placed if isinstance(each, PlacedRule)),
        fills=tuple(each for each in placed if isinstance(each, PlacedFill)),
        links=tuple(each for each in placed if isinstance(each, PlacedLink)),
    )
