"""How high the rows of a table are, in any unit of length, when cells span several of them."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.document import Shape


def row_heights(
    shape: Shape, needs: Sequence[float], least: float, *, most: float = inf, between: float = 0
) -> list[float]:
    """The height of each row, so that each cell has the height that it needs.

    `needs` are the heights of the cells, one for each slot. No row is lower than `least`, or higher than `most`.
    `between` is what lies between two rows, such as the rule in a table of text: a cell that spans both covers it.

    Cells of one row come first. A cell that is then still higher than the rows that it spans stretches the last of
    them, as in Word; and the ones above that, where it cannot get any higher.
    """
    heights = [least] * len(shape.rows)
    cells = sorted(zip(shape.slots, needs, strict=True), key=lambda cell: cell[0].rowspan)
    for slot, need in cells:
        end = slot.row + slot.rowspan
        missing = need - sum(heights[slot.row : end]) - between * (slot.rowspan - 1)
        for row in reversed(range(slot.row, end)):
            if missing <= 0:
                break
            added = min(missing, most - heights[row])
            heights[row] += added
            missing -= added
    return heights
