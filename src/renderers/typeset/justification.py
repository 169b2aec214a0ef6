"""Set lines made narrower or wider, so that they end at the edge of their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from renderers.typeset.compression import START, squeeze
from renderers.typography.widths import is_wide

if TYPE_CHECKING:
    from renderers.typeset.typesetter import SetLine

# How much, in em, justification may open the space between two characters.
_WIDEST_GAP = 0.35


def squeezed(line: SetLine, excess: float) -> SetLine:
    """The line made narrower by `excess`."""
    taken = squeeze(line.glyphs, indented=line.offset > 0).taken(excess / line.size)
    advances = tuple(
        [advance - taken.get(index, 0.0) * line.size for index, advance in enumerate(line.advances)]
    )
    # What is empty of an opening mark reaches out of the column; its ink stands at the edge.
    return evolve(line, advances=advances, offset=line.offset - taken.get(START, 0.0) * line.size)


def justified(line: SetLine, slack: float) -> SetLine:
    """The line made wider by `slack`, between hanzi and at spaces; Latin words and numbers stay as they are."""
    stretches = [is_wide(each.character) or each.character == " " for each in line.glyphs]
    opens = [
        here or (is_wide(after.character))
        for here, after in zip(stretches, line.glyphs[1:], strict=False)
    ]
    if not any(opens):
        return line
    share = slack / sum(opens)
    if share > _WIDEST_GAP * line.size:
        return line  # better ragged than torn apart
    advances = [
        advance + share if opened else advance
        for advance, opened in zip(line.advances, [*opens, False], strict=True)
    ]
    return evolve(line, advances=tuple(advances))
