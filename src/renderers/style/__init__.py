"""Typographic styles as data: sizes, margins and names of faces. It knows no fonts, no pages and no format."""

from renderers.style.accessible import LARGE_PRINT, SCREEN, STYLES
from renderers.style.official import GB_T_9704
from renderers.style.style import (
    MM,
    Alignment,
    FaceRole,
    PageNumber,
    Paper,
    ParagraphStyles,
    Style,
    TableStyle,
    TextStyle,
    Typeface,
    Typefaces,
)

__all__ = [
    "GB_T_9704",
    "LARGE_PRINT",
    "MM",
    "SCREEN",
    "STYLES",
    "Alignment",
    "FaceRole",
    "PageNumber",
    "Paper",
    "ParagraphStyles",
    "Style",
    "TableStyle",
    "TextStyle",
    "Typeface",
    "Typefaces",
]
