"""Control characters, which no page can hold: a report has none, but a program may make any document."""

from __future__ import annotations

import re
from typing import Final

#: Those of one byte in UTF-8, all but tab and newline.
CONTROLS: Final = bytes({*range(32), 127} - {9, 10})

#: Those of two bytes.
CONTROL_PAIRS: Final = re.compile(rb"\xc2[\x80-\x9f]")


#: All of them for `str.translate`, which takes them out.
NO_CONTROLS: Final = dict.fromkeys([*CONTROLS, *range(0x80, 0xA0)])


def without_controls(text: bytes, controls: bytes = CONTROLS) -> bytes:
    """A text in UTF-8 without these controls of one byte, and without those of two."""
    text = text.translate(None, controls)
    return CONTROL_PAIRS.sub(b"", text) if b"\xc2" in text else text
