"""Text made safe for where it stands: between tags, as an address, in a data block.

Between the quotes of an attribute stands what `html.escape` makes of a text.
"""

from __future__ import annotations

import re
from typing import Final

from renderers.typography.addresses import with_marks

# Where an address may be broken: a character that no document holds.
_MARK: Final = "\x01"

_INSTEAD: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
    "\n": "<br>",
    "\u2028": "<br>",
    "\u2029": "<br>",
    _MARK: "<wbr>",
}
_SPECIAL: Final = re.compile(f"[{''.join(_INSTEAD)}]")

# What JSON can hold and HTML cannot.
_CONTROLS: Final = re.compile("[\x7f-\x9f]")


def between_tags(text: str) -> str:
    """A text as it stands between tags. Its newlines are line breaks.

    A long address may be broken at its marks, for a justified line before an unbroken one would be torn open.
    """
    # Numbers, and most labels: four fifths of the texts of a page.
    if text.isalnum():
        return text
    return _SPECIAL.sub(lambda found: _INSTEAD[found[0]], with_marks(text, _MARK))


def json_block(data: bytes) -> str | None:
    """JSON of the same value that cannot end the script element around it; None if it is not UTF-8.

    A less-than sign can stand in strings only, where it may be written by its number: nothing is left
    that looks like the end of a script or the start of a comment. So are the controls that JSON can hold.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    text = text.removeprefix("\ufeff").replace("<", "\\u003c")
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
