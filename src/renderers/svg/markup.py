"""Numbers and text as XML has them."""

from __future__ import annotations

import re
from html import escape
from typing import Final

# What no XML file may hold, not even as a reference (XML 1.0, 2.2).
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float) -> str:
    """A number with at most three decimals and no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def content(text: str) -> str:
    """Text between tags."""
    return escape(_FORBIDDEN.sub("", text), quote=False)


def attribute(text: str) -> str:
    """Text between double quotes."""
    return escape(_FORBIDDEN.sub("", text))
