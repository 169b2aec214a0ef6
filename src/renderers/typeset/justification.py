"""How far apart the glyphs of a line stand, so that it ends at the edge of its column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from renderers.typeset.compression import START, compression_of
from renderers.typography.line_breaking import is_wide

if TYPE_CHECKING:
    from renderers.fonts import Glyph

# The widest space, in em, that justification adds between two characters.
_WIDEST_GAP: Final = 0.35


def compressed(
    glyphs: Sequence[Glyph],
    advances: Sequence[float],
    size: float,
    excess: float,
    *,
    indented: bool,
) -> tuple[tuple[float, ...], float]:
    """The advances of a line that becomes `excess` points narrower, and how far to the left it begins.

    An opening mark at its start reaches out of the column with its empty half, so that its ink stands at the edge.
    """
    taken = compression_of(glyphs, indented=indented).taken(excess / size)
    narrower = [advance - taken.get(index, 0.0) * size for index, advance in enumerate(advances)]
    return tuple(narrower), taken.get(START, 0.0) * size


def opened(
    glyphs: Sequence[Glyph], advances: Sequence[float], size: float, slack: float
) -> tuple[float, ...]:
    """The advances of a line that becomes `slack` points wider: between hanzi, and at spaces.

    Latin words and numbers stay as they are. So does the whole line where the gaps would be too wide:
    a ragged line is better than one that is torn apart.
    """
    stretches = [is_wide(each.character) or each.character == " " for each in glyphs]
    opens = [
        here or is_wide(after.character) for here, after in zip(stretches, glyphs[1:], strict=False)
    ]
    if not any(opens) or (share := slack / sum(opens)) > _WIDEST_GAP * size:
        return tuple(advances)
    return tuple(
        [
            advance + share if opening else advance
            for advance, opening in zip(advances, [*opens, False], strict=True)
        ]
    )
