"""Set lines made narrower or wider, so that they end at the edge of their column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from renderers.typeset.compression import START, compression_of
from renderers.typography.widths import is_wide

if TYPE_CHECKING:
    from renderers.typeset.set_lines import SetLine

# The widest space, in em, that justification adds between two characters.
_WIDEST_GAP: Final = 0.35


def justified(line: SetLine, width: float, tolerance: float, *, ragged: bool) -> SetLine:
    """The line ending at the edge of its column, which is `width` points wide.

    A `ragged` line is not opened; but no line reaches out of the column. One that reaches out by more than the
    `tolerance` has its marks compressed for that, and others have all their characters brought closer.
    """
    slack = width - line.offset - line.width
    if slack < -tolerance:
        return compressed(line, -slack)
    if slack < 0 or not ragged:
        return _opened(line, slack)
    return line


def compressed(line: SetLine, excess: float) -> SetLine:
    """The line made narrower by `excess` points, by what its marks give up.

    An opening mark at its start reaches out of the column with its empty half, so that its ink stands at the edge.
    """
    taken = compression_of(line.glyphs, indented=line.offset > 0).taken(excess / line.size)
    advances = tuple(
        [advance - taken.get(index, 0.0) * line.size for index, advance in enumerate(line.advances)]
    )
    return evolve(line, advances=advances, offset=line.offset - taken.get(START, 0.0) * line.size)


def _opened(line: SetLine, slack: float) -> SetLine:
    """The line made wider by `slack` points: between hanzi, and at spaces.

    Latin words and numbers stay as they are. So does the whole line where the gaps would be too wide:
    a ragged line is better than one that is torn apart.
    """
    stretches = [is_wide(each.character) or each.character == " " for each in line.glyphs]
    opens = [
        here or is_wide(after.character)
        for here, after in zip(stretches, line.glyphs[1:], strict=False)
    ]
    if not any(opens) or (share := slack / sum(opens)) > _WIDEST_GAP * line.size:
        return line
    advances = [
        advance + share if opening else advance
        for advance, opening in zip(line.advances, [*opens, False], strict=True)
    ]
    return evolve(line, advances=tuple(advances))
