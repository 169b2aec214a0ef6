"""Small pieces of WordprocessingML: runs of text, and properties of text and paragraphs."""

from __future__ import annotations

import math
import re
from typing import Final

from renderers.docx.xml import escaped, quoted
from renderers.style import FaceRole, Style, TableStyle, TextStyle

_BREAKS: Final = re.compile("([\n\t\u2028\u2029])")
# White space that readers of XML may drop unless `xml:space` tells them to keep it.
_SPACE: Final = re.compile(r"^\s|\s$|\s\s")

#: Takes away the space that Word puts between hanzi and letters or digits: our widths are computed without it.
SOLID: Final = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'

#: Takes away the indent of the first line that a style may have.
NO_INDENT: Final = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'

#: What Word calls an alignment.
JUSTIFICATION: Final = {"justify": "both", "left": "left", "center": "center", "right": "right"}


def twips(points: float) -> int:
    """Points as twentieths of a point, in which Word measures."""
    return round(points * 20)


def run(text: str, properties: str = "") -> str:
    """A run of text; newlines become line breaks, tabs become tabs."""
    inside = "".join(map(_piece, filter(None, _BREAKS.split(text))))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def _piece(text: str) -> str:
    """A tab, a line break, or the text between two of them."""
    if text == "\t":
        return "<w:tab/>"
    if _BREAKS.match(text):
        return "<w:br/>"
    kept = ' xml:space="preserve"' if _SPACE.search(text) else ""
    return f"<w:t{kept}>{escaped(text)}</w:t>"


def link(text: str, relationship: str) -> str:
    """A run of text that leads to the target of a relationship, given by its id."""
    return f'<w:hyperlink r:id="{relationship}">{run(text)}</w:hyperlink>'


def size(points: float) -> str:
    """The size of text: Word counts half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def fonts(style: Style, role: FaceRole) -> str:
    """The fonts of a run: for Latin letters, and for Chinese."""
    face = style.typefaces.of(role)
    latin, asian = quoted(face.latin), quoted(face.east_asian)
    return f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={asian} w:cs={latin}/>"


def tracking(style: TextStyle) -> str:
    """The space between characters, in twips: a twip less than the style asks for, so that a full line still fits.

    LibreOffice drops punctuation that hangs over the end of a line, however little.
    """
    space = math.floor(style.tracking * 20) - 1 if style.tracking else 0
    # Zero is written too: every style is based on that of the text, which may have some.
    return f'<w:spacing w:val="{space}"/>'


def table_spacing(style: TableStyle) -> str:
    """The lines of text in cells: off the grid of the page, nothing before and after them."""
    # A line of 240 parts is as high as the font wants, about 1.3 em.
    line = round(style.pitch * 240 / 1.3)
    return (
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="auto"/>'
    )


def paragraph_properties(style: TextStyle, *, keep: bool, level: int | None = None) -> str:
    """The properties of a paragraph style, in the order that the schema of the format wants.

    `keep` holds a paragraph together and with the next one; `level` is that of a heading, from 0.
    """
    indent = (
        f'<w:ind w:firstLineChars="{round(style.indent * 100)}" '
        f'w:firstLine="{twips(style.indent * (style.size + style.tracking))}"/>'
        if style.indent
        else ""
    )
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    kept = "<w:keepNext/><w:keepLines/>" if keep else ""
    return (
        f"<w:pPr>{kept}"
        f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" '
        f'w:line="{twips(style.pitch)}" w:lineRule="exact"/>{indent}'
        f'<w:jc w:val="{JUSTIFICATION[style.align]}"/>{outline}</w:pPr>'
    )
