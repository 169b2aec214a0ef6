"""Small pieces of WordprocessingML."""

from __future__ import annotations

import math
import re
from typing import Final
from xml.sax.saxutils import escape

from renderers.style import TextStyle

R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_PARTS: Final = re.compile("([\n\t\u2028\u2029])")


def twips(points: float) -> int:
    """Points as twentieths of a point, in which Word measures."""
    return round(points * 20)


def run(text: str, properties: str = "") -> str:
    """A run of text; newlines become line breaks, tabs become tabs."""
    inside = "".join(
        "<w:tab/>"
        if part == "\t"
        else "<w:br/>"
        if _PARTS.match(part)
        else f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _PARTS.split(text)
        if part
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def link(text: str, relation: str) -> str:
    """A run of text that leads to where a relationship of the document says."""
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def size(points: float) -> str:
    """The size of text: Word counts half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def tracking(style: TextStyle) -> str:
    """The space between characters, in twips. A little less than asked for, so that a full line of them still fits:
    LibreOffice drops the punctuation that hangs over the end of a line by a hair.
    """
    space = math.floor(style.tracking * 20) - 1 if style.tracking else 0
    return f'<w:spacing w:val="{space}"/>' if space else ""


JUSTIFICATION: Final = {"justify": "both", "left": "left", "center": "center", "right": "right"}


def paragraph_properties(
    style: TextStyle, *, keep: bool, on_grid: bool = True, level: int | None = None
) -> str:
    """The properties of a paragraph style, in the order that the schema wants."""
    indent = (
        f'<w:ind w:firstLineChars="{round(style.indent * 100)}" '
        f'w:firstLine="{twips(style.indent * (style.size + style.tracking))}"/>'
        if style.indent
        else ""
    )
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    kept = "<w:keepNext/><w:keepLines/>" if keep else ""
    free = "" if on_grid else '<w:snapToGrid w:val="0"/>'
    return (
        f"<w:pPr>{kept}{free}"
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" '
        f'w:line="{twips(style.pitch)}" w:lineRule="exact"/>{indent}'
        f'<w:jc w:val="{JUSTIFICATION[style.align]}"/>{outline}</w:pPr>'
    )
