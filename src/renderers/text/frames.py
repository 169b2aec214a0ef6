"""What the rules of a table are drawn with."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from renderers.typography.widths import Ambiguous

#: Rules of box-drawing characters, of + - |, or none: columns that line up, blank lines between the rows.
FrameName: TypeAlias = Literal["box", "ascii", "none"]

#: Which arms of a corner are drawn: up, down, left, right.
Arms: TypeAlias = tuple[bool, bool, bool, bool]

_ARMS: Final[tuple[Arms, ...]] = tuple(
    (up, down, left, right)
    for up in (False, True)
    for down in (False, True)
    for left in (False, True)
    for right in (False, True)
)

# One character for each of `_ARMS`; those with a single arm do not occur.
_BOX: Final = "   ─ ┌┐┬ └┘┴│├┤┼"
_ASCII: Final = "   - +++ +++|+++"


@frozen
class Frame:
    """What rules are drawn with. Widths are in columns of a terminal."""

    #: How wide a rule down the table is.
    thickness: int
    #: What a rule across is made of, and how wide one such character is: columns are multiples of it.
    horizontal: str
    unit: int
    #: What stands where rules meet, by the arms that are drawn; a rule down the table has the arms up and down.
    corners: dict[Arms, str]
    #: Whether there are rules around the table too.
    has_edges: bool = True


@lru_cache(maxsize=8)
def frame_of(name: FrameName, ambiguous: Ambiguous) -> Frame:
    """The frame of that name. Box-drawing characters are of ambiguous width."""
    if name == "none":
        return Frame(2, " ", 1, dict.fromkeys(_ARMS, "  "), has_edges=False)
    characters = _BOX if name == "box" else _ASCII
    width = ambiguous if name == "box" else 1
    blank = " " * width
    corners = {
        arms: blank if character == " " else character
        for arms, character in zip(_ARMS, characters, strict=True)
    }
    return Frame(width, corners[False, False, True, True], width, corners)
