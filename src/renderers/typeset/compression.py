"""Punctuation compression: full-width marks give up their empty half, so that one more piece fits on a line.

The order is that of the W3C's Requirements for Chinese Text Layout:

1. a closing mark at the end of the line gives up to half a character;
2. two marks that meet, （《 ）。 ，“, give up to half a character together;
3. an opening mark at the start of the line gives up to half a character;
4. within the line brackets give up to a quarter, and then commas.

Marks at the end of a sentence, 。？！, keep their width within a line, and so does everything that is not a mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from renderers.fonts import Face, Glyph

#: Marks with their empty half before them.
OPENING: Final = frozenset("（〔【《〈「『［｛〖〘“‘")

#: Marks with their empty half behind them.
CLOSING: Final = frozenset("、。，．：；！？）〕】》〉」』］｝〗〙”’")

_MARKS: Final = OPENING | CLOSING

# What may become narrower within a line: marks that stand around something, and marks at which one pauses.
_BRACKETS: Final = frozenset("）〕】》〉」』］｝〗〙”’")
_PAUSES: Final = frozenset("、，；")

# In em: a mark that is less wide is not full-width.
_FULL: Final = 0.9

# In em: what stays empty between the ink of a mark and that of its neighbour.
_CLEAR: Final = 0.06

# In em: a mark within a line gives up at most a quarter of a character, half of what it could.
_WITHIN: Final = 0.25

#: The place before the first glyph.
START: Final = -1


@frozen
class Compression:
    """What a line can give up, in em: step by step, behind which of its glyphs, or at `START`."""

    #: At the end, where marks meet, at the start.
    light: tuple[dict[int, float], ...]
    #: Within the line: beside brackets, behind commas.
    heavy: tuple[dict[int, float], ...]

    def total(self, *, heavily: bool) -> float:
        """All of it together; `heavily` counts what marks within the line give."""
        steps = self.light + self.heavy if heavily else self.light
        return sum(sum(each.values()) for each in steps)

    def taken(self, needed: float) -> dict[int, float]:
        """How much each place gives, in em, if the line gives `needed`.

        A step gives all it has before the next one gives anything; within a step all places give the same share.
        """
        found: dict[int, float] = {}
        for step in self.light + self.heavy:
            if (most := sum(step.values())) and needed > 0:
                share = min(1.0, needed / most)
                needed -= share * most
                for index, each in step.items():
                    found[index] = found.get(index, 0.0) + share * each
        return found


def compression_of(glyphs: Sequence[Glyph], *, indented: bool) -> Compression:
    """What a line of these glyphs can give up. The start of an `indented` line stays where it is."""
    end: dict[int, float] = {}
    meeting: dict[int, float] = {}
    start: dict[int, float] = {}
    brackets: dict[int, float] = {}
    pauses: dict[int, float] = {}
    for index, (glyph, after) in enumerate(pairwise(glyphs)):
        closing, opening = glyph.character in CLOSING, after.character in OPENING
        if (closing and after.character in _MARKS) or (opening and glyph.character in _MARKS):
            meeting[index] = _between(glyph, after)
        elif opening:
            brackets[index] = min(_WITHIN, _empty_before(after))
        elif glyph.character in _BRACKETS:
            brackets[index] = min(_WITHIN, _empty_after(glyph))
        elif glyph.character in _PAUSES:
            pauses[index] = min(_WITHIN, _empty_after(glyph))
    if glyphs:
        end[len(glyphs) - 1] = _empty_after(glyphs[-1])
        start[START] = 0.0 if indented else _empty_before(glyphs[0])
    return Compression((end, meeting, start), (brackets, pauses))


def _between(first: Glyph, second: Glyph) -> float:
    """What two neighbours give up together: at most half a character."""
    if second.character in CLOSING:
        return _empty_after(first)
    if second.character in OPENING:
        return min(0.5, _empty_after(first) + _empty_before(second))
    return 0.0


def _empty_after(glyph: Glyph) -> float:
    if glyph.character not in CLOSING:
        return 0.0
    return _empty(glyph.face, glyph.number, glyph.advance)[1]


def _empty_before(glyph: Glyph) -> float:
    if glyph.character not in OPENING:
        return 0.0
    return _empty(glyph.face, glyph.number, glyph.advance)[0]


@lru_cache(maxsize=1024)
def _empty(face: Face, glyph: int, advance: float) -> tuple[float, float]:
    """How much of a mark is empty before and behind its ink, in em; at most half, and nothing if it is not full-width.

    It is read from the outline, since fonts differ: where ： or ！ stands in the middle of its square, both sides have little.
    """
    across = [x / 1000 for _, points in face.outline(glyph) for x in points[::2]]
    if advance < _FULL or not across:
        return 0.0, 0.0
    before, after = min(across) - _CLEAR, advance - max(across) - _CLEAR
    return max(0.0, min(0.5, before)), max(0.0, min(0.5, after))
