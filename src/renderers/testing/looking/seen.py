"""What was seen, cut so that a message can show it."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

# The longest text that a message shows, in characters, and what it shows around a difference, in bytes.
_MOST: Final = 600
_AROUND: Final = 30


def cut(text: str) -> str:
    """The lines of a text that are not blank, as far as a message has room for them."""
    lines = "\n".join(each.strip() for each in text.splitlines() if each.strip())
    over = len(lines) - _MOST
    return lines if over <= 0 else f"{lines[:_MOST]}\n... and {over} characters more"


def first_difference(one: bytes, other: bytes) -> str:
    """Where two files differ first, and what stands around that place in each."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    place = sum(1 for _ in same)
    start, end = max(0, place - _AROUND), place + _AROUND
    return (
        f"they differ first at byte {place}, counted from 0, of {len(one)} and {len(other)}:\n"
        f"{one[start:end]!r}\n{other[start:end]!r}"
    )
