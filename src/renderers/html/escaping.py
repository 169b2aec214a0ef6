"""Text made safe for where it stands: between tags, in an attribute, in a data block."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

#: What stands between texts while they are escaped together.
_BETWEEN: Final = "\0"


def attribute(text: str) -> bytes:
    """What stands between the quotes of an attribute."""
    return escape(text).encode("utf-8")


def texts(several: Sequence[str]) -> list[bytes]:
    """Each text as it stands between tags; its newlines are line breaks.

    A page has hundreds of short texts, so they are escaped in one go.
    """
    together = _escaped(_BETWEEN.join(several)).split(_BETWEEN.encode())
    if len(together) == len(several):
        return together
    return [_escaped(each) for each in several]


def _escaped(text: str) -> bytes:
    # Marks are sought before the text is encoded: there a line separator is one character, and found at once.
    present = [each for each in _INSTEAD if each in text]
    found = text.encode("utf-8")
    for each in present:
        found = found.replace(each.encode("utf-8"), _INSTEAD[each])
    return found


# The ampersand comes first, for it stands in what the others become.
_INSTEAD: Final = {
    "&": b"&amp;",
    "<": b"&lt;",
    ">": b"&gt;",
    '"': b"&quot;",
    "'": b"&#x27;",
    "\n": b"<br>",
    "\u2028": b"<br>",
    "\u2029": b"<br>",
}


def json_block(data: bytes) -> bytes | None:
    """JSON of the same value that cannot end the script element around it; None if it is no UTF-8.

    A less-than sign can stand in strings only, where it may be written by its number: nothing is left
    that looks like the end of a script or the start of a comment.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"<", b"\\u003c")
