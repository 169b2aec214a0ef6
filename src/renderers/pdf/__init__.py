"""PDF: draws Pages, for archives and for readers who cannot see the page. It knows no typography.

reportlab formats the objects; the file around them is written in `writing`. The canvas of reportlab is not used:
it would embed a Helvetica that nobody needs, format numbers one by one, and take its configuration from the environment.
"""

from __future__ import annotations

from typing import get_args

from attrs import field, frozen
from attrs.validators import in_, instance_of

from renderers.document import Document
from renderers.fonts import Fonts, packaged_fonts
from renderers.pdf.drawing import Archive, draw
from renderers.style import GB_T_9704, Style
from renderers.typeset.pagination import typeset

__all__ = ["Archive", "PdfRenderer"]


@frozen
class PdfRenderer:
    """Makes PDF 1.7, with its fonts embedded: PDF/A and PDF/UA-1 in one file.

    Raises `MissingGlyph` for a character that no face has, `UnusableFont`,
    and `TooLarge` for a table of more columns than paper has room for.
    """

    name = "pdf"
    media_type = "application/pdf"
    extension = "pdf"

    style: Style = field(default=GB_T_9704, validator=instance_of(Style))
    fonts: Fonts = field(factory=packaged_fonts, validator=instance_of(Fonts))
    archive: Archive = field(
        default="3b",
        validator=in_(get_args(Archive)),
        metadata={
            "description": "part and level of PDF/A; what a document attaches is embedded but for 2a and 2u, "
            "and none says nothing of archives"
        },
    )

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        return draw(typeset(document, self.style, self.fonts), self.archive)
