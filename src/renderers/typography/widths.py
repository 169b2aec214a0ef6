"""How wide characters and texts are in a terminal, and about how wide they are in print."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

#: How many columns a character of ambiguous width takes (UAX #11): “ ” — … ± ① and box drawing are such.
#: Western terminal fonts give them one column, Chinese ones often two.
Ambiguous: TypeAlias = Literal[1, 2]


@lru_cache(maxsize=8192)
def is_wide(character: str) -> bool:
    """Whether a character is as wide as a hanzi."""
    return unicodedata.east_asian_width(character) in "WF"


@lru_cache(maxsize=8192)
def is_unseen(character: str) -> bool:
    """Whether a character has neither ink nor width: joiners, directional marks, variation selectors."""
    point = ord(character)
    return (
        unicodedata.category(character) == "Cf"
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0100 <= point <= 0xE01EF
    )


@lru_cache(maxsize=8192)
def character_width(character: str) -> int:
    """How many columns of a terminal a character takes.

    Hanzi and full-width marks take two columns, joiners and combining marks none, all else one.
    Characters of ambiguous width, “ ” — … among them, take one, as in most terminals.
    """
    if unicodedata.combining(character) or is_unseen(character):
        return 0
    return 2 if is_wide(character) else 1


@lru_cache(maxsize=8192)
def character_width_in_chinese(character: str) -> int:
    """As `character_width`, but characters of ambiguous width take two columns, as in many Chinese fonts."""
    width = character_width(character)
    return 2 * width if width == 1 and unicodedata.east_asian_width(character) == "A" else width


def text_width(text: str) -> int:
    """How many columns of a terminal a text takes, by `character_width`."""
    return len(text) if text.isascii() else sum(map(character_width, text))


def text_width_in_chinese(text: str) -> int:
    """How many columns of a terminal a text takes, by `character_width_in_chinese`."""
    return len(text) if text.isascii() else sum(map(character_width_in_chinese, text))


def measure_for(ambiguous: Ambiguous) -> Callable[[str], int]:
    """The function that measures texts where characters of ambiguous width take that many columns."""
    return text_width if ambiguous == 1 else text_width_in_chinese


def character_measure_for(ambiguous: Ambiguous) -> Callable[[str], int]:
    """The same for single characters, which is what lines are broken by: it only looks them up."""
    return character_width if ambiguous == 1 else character_width_in_chinese


def em_width(text: str) -> float:
    """About how wide a text is in em, in a font that is not at hand: hanzi one em, all else half an em."""
    return text_width(text) / 2
