"""Small pieces of WordprocessingML."""

from __future__ import annotations

import math
import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from renderers.errors import MissingGlyph
from renderers.style import FaceRole, Style, TableStyle, TextStyle

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: What names of elements and attributes of it begin with, as lxml writes them.
IN_W: Final = f"{{{W}}}"
#: The beginning of the namespaces of the package around the parts.
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

_PARTS: Final = re.compile("([\n\t\u2028\u2029])")
# Space that readers of XML need not keep unless they are told to.
_SPACE: Final = re.compile(r"^\s|\s$|\s\s")
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def whole_number(text: str) -> int:
    """The whole number that a value in a file is; 0 for what is none, or is too large to be meant."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def twips(points: float) -> int:
    """Points as twentieths of a point, in which Word measures."""
    return round(points * 20)


def fits(text: str) -> bool:
    """Whether XML can hold every character of a text."""
    return _NO_XML.search(text) is None


def escaped(text: str) -> str:
    """A text as the content of an element. Raises `MissingGlyph` for a character that XML cannot hold."""
    if wrong := _NO_XML.search(text):
        raise MissingGlyph(wrong.group(), text, ())
    return escape(text)


def quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotes. Raises `MissingGlyph`."""
    escaped(text)
    return quoteattr(text)


def run(text: str, properties: str = "") -> str:
    """A run of text; newlines become line breaks, tabs become tabs."""
    inside = "".join(map(_piece, filter(None, _PARTS.split(text))))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def _piece(text: str) -> str:
    """A tab, a line break, or text between them."""
    if text == "\t":
        return "<w:tab/>"
    if _PARTS.match(text):
        return "<w:br/>"
    kept = ' xml:space="preserve"' if _SPACE.search(text) else ""
    return f"<w:t{kept}>{escaped(text)}</w:t>"


def link(text: str, relation: str) -> str:
    """A run of text that leads to where a relationship of the document says."""
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


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
    """The space between characters, in twips. A little less than asked for, so that a full line of them still fits:
    LibreOffice drops the punctuation that hangs over the end of a line by a hair.
    """
    space = math.floor(style.tracking * 20) - 1 if style.tracking else 0
    # None is said too: every style is based on the one of the text.
    return f'<w:spacing w:val="{space}"/>'


def table_spacing(style: TableStyle) -> str:
    """The lines of text in cells: off the grid of the page, nothing before and after them."""
    # A line of 240 parts is as high as the font wants, about 1.3 em.
    line = round(style.pitch * 240 / 1.3)
    return (
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="auto"/>'
    )


#: Widths are reckoned without the space that Word puts between hanzi and letters or numbers.
SOLID: Final = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'

#: Takes off the indent of the first line that a style may have.
NO_INDENT: Final = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'

JUSTIFICATION: Final = {"justify": "both", "left": "left", "center": "center", "right": "right"}


def paragraph_properties(style: TextStyle, *, keep: bool, level: int | None = None) -> str:
    """The properties of a paragraph style, in the order that the schema wants."""
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
