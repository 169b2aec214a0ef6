"""Full-width marks that give up their empty half, so that one more piece fits on a line.

As the W3C's Requirements for Chinese Text Layout have it: where two marks meet, （《 ）。 ，“, they may lose
half a character together; a closing mark at the end of a line may lose its empty half, and so may
an opening mark at its beginning. Marks within a line keep their width, and so does everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from renderers.fonts import Face, Glyph

#: Marks with their empty half before them.
OPENING: Final = frozenset("（〔【《〈「『［｛〖〘“‘")

#: Marks with their empty half behind them.
CLOSING: Final = frozenset("、。，．：；！？）〕】》〉」』］｝〗〙”’")

# Less wide, in em, is no full-width mark; and so much stays empty between the ink of two.
_FULL: Final = 0.9
_CLEAR: Final = 0.06


@frozen
class Squeeze:
    """What a line may give up, in em: for each of its glyphs behind it, and at the line's own start."""

    behind: dict[int, float]
    start: float = 0.0

    @property
    def total(self) -> float:
        """All of it together."""
        return sum(self.behind.values()) + self.start


def squeeze(glyphs: Sequence[Glyph], *, indented: bool) -> Squeeze:
    """What a line of these glyphs may give up. The start of an `indented` line stays where it is."""
    behind: dict[int, float] = {}
    for index, glyph in enumerate(glyphs):
        if glyph.character not in CLOSING and glyph.character not in OPENING:
            continue
        if index + 1 < len(glyphs):
            give = _between(glyph, glyphs[index + 1])
        else:
            give = _empty_after(glyph)
        if give > 0:
            behind[index] = give
    start = 0.0 if indented or not glyphs else _empty_before(glyphs[0])
    return Squeeze(behind, start)


def _between(first: Glyph, second: Glyph) -> float:
    """What two neighbours may give up together: no more than half a character."""
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

    It is looked up in the outline, for fonts differ: where ： or ！ stands in the middle, little is to be had.
    """
    across = [x / 1000 for _, points in face.outline(glyph) for x in points[::2]]
    if advance < _FULL or not across:
        return 0.0, 0.0
    before, after = min(across) - _CLEAR, advance - max(across) - _CLEAR
    return max(0.0, min(0.5, before)), max(0.0, min(0.5, after))
