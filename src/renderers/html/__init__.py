"""HTML: one self-contained page without scripts, for reading on any screen and for printing."""

from __future__ import annotations

from typing import get_args

from attrs import field, frozen
from attrs.validators import in_, instance_of

from renderers.document import Document
from renderers.html.looks import Styling
from renderers.html.page import fragment_of, page_of

__all__ = ["HtmlRenderer", "Styling"]


@frozen
class HtmlRenderer:
    """Makes HTML5 in UTF-8: semantic headings, table headings with their cells, the path of each number."""

    name = "html"
    media_type = "text/html"
    extension = "html"

    fragment: bool = field(
        default=False,
        validator=instance_of(bool),
        metadata={
            "description": "one article element without a page around it, for content systems"
        },
    )
    styling: Styling = field(
        default="sheet",
        validator=in_(get_args(Styling)),
        metadata={
            "description": "sheet: classes, and rules in the head of the page; "
            "inline: a style on each element, for what strips classes"
        },
    )
    data: bool = field(
        default=True,
        validator=instance_of(bool),
        metadata={"description": "attached JSON as data blocks in the head; a fragment has none"},
    )
    contents: bool = field(
        default=True,
        validator=instance_of(bool),
        metadata={"description": "a list of the sections below the title, if there are several"},
    )

    def render(self, document: Document, /) -> bytes:
        """The whole page, or the fragment."""
        if self.fragment:
            return fragment_of(document, self.styling, self.contents)
        return page_of(document, self.styling, self.contents, self.data)
