"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from renderers.line_breaking import is_unseen, is_wide


@lru_cache(maxsize=65536)
def text_width(text: str) -> int:
    """Hanzi and full-width marks take two columns, joiners and combining marks none, all else one.

    Characters of ambiguous width, “ ” — … among them, take one, as in most terminals.
    """
    return len(text) if text.isascii() else sum(map(_character_width, text))


@lru_cache(maxsize=8192)
def _character_width(character: str) -> int:
    if unicodedata.combining(character) or is_unseen(character):
        return 0
    return 2 if is_wide(character) else 1


def em_width(text: str) -> float:
    """About how wide a text is in em, in a font that is not at hand: hanzi one em, all else half an em."""
    return text_width(text) / 2
