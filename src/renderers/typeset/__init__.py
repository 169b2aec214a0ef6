"""Document + Style + Fonts → Pages: what stands where on paper. It knows no file format and no report."""

from renderers.typeset.pages import (
    PAGE,
    TITLE,
    Mark,
    Page,
    Pages,
    PlacedFill,
    PlacedLink,
    PlacedRule,
    PlacedText,
)
from renderers.typeset.pagination import typeset

__all__ = [
    "PAGE",
    "TITLE",
    "Mark",
    "Page",
    "Pages",
    "PlacedFill",
    "PlacedLink",
    "PlacedRule",
    "PlacedText",
    "typeset",
]
