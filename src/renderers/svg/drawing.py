"""Pages → SVG: one below the other, or one alone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from renderers.errors import NoSuchPart
from renderers.svg.glyph_shapes import GlyphShapes
from renderers.svg.page import page_group
from renderers.typeset.vector_graphics import number

if TYPE_CHECKING:
    from renderers.document import Document
    from renderers.typeset import Page, Pages

# Between two pages, in points, and the colour that is seen there.
_GAP: Final = 12.0
_BEHIND: Final = "D8D8D8"


def draw(pages: Pages, page: int | None = None) -> bytes:
    """The SVG file of typeset pages, or of one of them, counted from 1. Raises `NoSuchPart`."""
    chosen = pages.pages
    if page is not None:
        if page > len(chosen):
            known = "1" if len(chosen) == 1 else f"1 to {len(chosen)}"
            raise NoSuchPart("page", str(page), (known,))
        chosen = (chosen[page - 1],)
    return "".join(_drawing(pages.document, chosen)).encode("utf-8")


def _drawing(document: Document, pages: tuple[Page, ...]) -> Iterator[str]:
    width = max(each.width for each in pages)
    height = sum(each.height for each in pages) + _GAP * (len(pages) - 1)
    shapes = GlyphShapes()
    drawn: list[str] = []
    top = 0.0
    for each in pages:
        drawn += page_group(each, (width - each.width) / 2, top, shapes)
        top += each.height + _GAP
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{number(width)}pt" height="{number(height)}pt" '
        f'viewBox="0 0 {number(width)} {number(height)}" '
        f'role="document" xml:lang="{escape(document.language)}">\n'
        f"<title>{escape(document.title, quote=False)}</title>\n"
        f"<desc>{escape(document.properties.agency, quote=False)}, {document.properties.year}</desc>\n"
    )
    yield from shapes.definitions()
    if len(pages) > 1:
        yield f'<rect width="{number(width)}" height="{number(height)}" fill="#{_BEHIND}"/>\n'
    yield from drawn
    yield "</svg>\n"
