"""XML of Word documents: names, and texts that are escaped for it."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from renderers.errors import MissingGlyph

#: The beginning of each part.
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: How the names of elements and attributes in the namespace `W` begin, as lxml writes them.
IN_W: Final = f"{{{W}}}"

# xml.sax.saxutils would do the same, but loads what opens addresses in the net: a tenth of a command.
_IN_ATTRIBUTES: Final = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)

_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fits(text: str) -> bool:
    """Whether XML can hold every character of a text."""
    return _NO_XML.search(text) is None


def escaped(text: str) -> str:
    """A text as the content of an element. Raises `MissingGlyph` for a character that XML cannot hold."""
    _must_fit(text)
    return escape(text, quote=False)


def quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotes. Raises `MissingGlyph`."""
    _must_fit(text)
    return f'"{text.translate(_IN_ATTRIBUTES)}"'


def _must_fit(text: str) -> None:
    if wrong := _NO_XML.search(text):
        raise MissingGlyph(wrong.group(), text, ())


def whole_number(text: str) -> int:
    """The whole number that a text writes. It is 0 for a text that writes none, or that has ten digits or more."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
