"""Text made safe for where it stands: between tags, in an attribute, in a data block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from renderers.typography.addresses import with_marks

# No text of a document has these: what stands between texts while they are escaped together,
# and where an address may be parted.
_BETWEEN: Final = "\0"
_PARTS: Final = "\x01"

# What JSON can hold and HTML cannot: DEL, and the controls of two bytes in UTF-8.
_CONTROLS: Final = re.compile(rb"\x7f|\xc2[\x80-\x9f]")

# What a link may lead to: another scheme could run code, and browsers pass over controls within its name.
_HARMLESS: Final = re.compile(
    r"(?:(?:https?|ftp|mailto|tel):|[^:\s\0-\x1f]*(?:[/?#]|\Z))", re.IGNORECASE
)


def is_harmless(address: str) -> bool:
    """Whether an address leads somewhere, and runs nothing."""
    return _HARMLESS.match(address) is not None


def attribute(text: str) -> bytes:
    """What stands between the quotes of an attribute."""
    return escape(text).encode("utf-8")


def texts(several: Sequence[str]) -> list[bytes]:
    """Each text as it stands between tags; its newlines are line breaks.

    A page has hundreds of short texts, so they are escaped in one go. A long address may be parted at its marks,
    for a justified line before an unbroken one would be torn open.
    """
    together = with_marks(_BETWEEN.join(several), _PARTS)
    # Marks are sought before the text is encoded: there a line separator is one character, and found at once.
    present = [each for each in _INSTEAD if each in together]
    found = together.encode("utf-8")
    for each in present:
        found = found.replace(each.encode("utf-8"), _INSTEAD[each])
    return found.split(_BETWEEN.encode())


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
    _PARTS: b"<wbr>",
}


def json_block(data: bytes) -> bytes | None:
    """JSON of the same value that cannot end the script element around it; None if it is no UTF-8.

    A less-than sign can stand in strings only, where it may be written by its number: nothing is left
    that looks like the end of a script or the start of a comment. So are the controls that JSON can hold.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"<", b"\\u003c")
    if b"\xc2" in data or b"\x7f" in data:
        return _CONTROLS.sub(lambda found: b"\\u00%02x" % found[0][-1], data)
    return data
