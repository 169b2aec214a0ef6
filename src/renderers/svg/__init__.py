"""SVG: draws Pages with outlines for the eye, and the same text, unseen, for selecting and searching.

An outline looks the same in every viewer, with the fonts or without; embedded fonts are shown by browsers only.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen
from attrs.validators import ge, instance_of, optional

from renderers.document import Document
from renderers.errors import NoSuchPart
from renderers.fonts import Fonts, packaged_fonts
from renderers.style import GB_T_9704, Style
from renderers.svg.glyph_shapes import GlyphShapes
from renderers.svg.markup import attribute, content
from renderers.svg.sheet import sheet
from renderers.typeset import Page, Pages, typeset
from renderers.typeset.decimals import number

# Between two pages, in points, and what one sees there.
_GAP = 12.0
_BEHIND = "D8D8D8"


@frozen
class SvgRenderer:
    """Makes SVG: all pages one below the other, or one alone. Text is drawn as outlines and can be selected.

    Raises `MissingGlyph` for a character that no face has, `UnusableFont`,
    and `NoSuchPart` for a page beyond the last.
    """

    name = "svg"
    media_type = "image/svg+xml"
    extension = "svg"

    page: int | None = field(
        default=None,
        validator=optional([instance_of(int), ge(1)]),
        metadata={"description": "the page to draw, counted from 1; all if not given"},
    )
    style: Style = field(default=GB_T_9704, validator=instance_of(Style))
    fonts: Fonts = field(factory=packaged_fonts, validator=instance_of(Fonts))

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        return draw(typeset(document, self.style, self.fonts), self.page)


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
        drawn += sheet(each, (width - each.width) / 2, top, shapes)
        top += each.height + _GAP
    yield (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{number(width)}pt" height="{number(height)}pt" '
        f'viewBox="0 0 {number(width)} {number(height)}" '
        f'role="document" xml:lang="{attribute(document.language)}">\n'
        f"<title>{content(document.title)}</title>\n"
        f"<desc>{content(document.properties.agency)}, {document.properties.year}</desc>\n"
    )
    yield from shapes.definitions()
    if len(pages) > 1:
        yield f'<rect width="{number(width)}" height="{number(height)}" fill="#{_BEHIND}"/>\n'
    yield from drawn
    yield "</svg>\n"
