"""SVG: draws Pages with outlines to look at, and above them the same text, invisible, to select and search.

Outlines look the same in every viewer; embedded fonts would be shown by browsers only. It knows no typography.
"""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import ge, instance_of, optional

from renderers.document import Document
from renderers.fonts import Fonts, packaged_fonts
from renderers.style import GB_T_9704, Style
from renderers.svg.drawing import draw
from renderers.typeset.pagination import typeset

__all__ = ["SvgRenderer"]


@frozen
class SvgRenderer:
    """Makes SVG: all pages one below the other, or one alone. Text is drawn as outlines and can be selected.

    Raises `MissingGlyph` for a character that no face has, `UnusableFont`, `TooLarge` for a table of more columns
    than paper has room for, and `NoSuchPart` for a page beyond the last.
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
