"""About how high the rows of a table will be, to tell which of them keep together: Word alone knows its fonts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from renderers.typography.widths import em_width

if TYPE_CHECKING:
    from renderers.document import Table
    from renderers.style import TableStyle

# A group of rows that is no higher than that part of a page is not cut.
_GROUP = 1 / 3


def row_heights(
    table: Table, size: float, edges: Sequence[float], style: TableStyle
) -> list[float]:
    """The heights of rows whose text is `size` points large, between the `edges` of columns; all lengths in points."""
    shape = table.shape
    heights = [style.row * size] * len(shape.rows)
    high: list[tuple[int, int, float]] = []
    for slot, cell in zip(shape.slots, table.cells, strict=True):
        room = (edges[slot.column + slot.colspan] - edges[slot.column]) / size - 2 * style.side
        room = max(1.0, room)  # a line takes a character, whatever room there is
        # No character is wider than an em, so most texts need not be measured.
        if len(cell.text) > room or "\n" in cell.text:
            lines = [math.ceil(em_width(each) / room) or 1 for each in cell.text.split("\n")]
            needed = ((sum(lines) - 1) * style.pitch + 1 + 2 * style.above) * size
            high.append((slot.rowspan, slot.row, needed))
    # Cells of one row first; then what is higher than the rows it spans stretches the last of them.
    for rowspan, row, needed in sorted(high):
        missing = needed - sum(heights[row : row + rowspan])
        heights[row + rowspan - 1] += max(0.0, missing)
    return heights


def kept_rows(table: Table, heights: Sequence[float], page: float) -> frozenset[int]:
    """The rows that stay on one page with the next one; `page` is how much room a page has.

    All of a table that fits on one page; of a longer one the head with what follows, small groups, and the last two.
    """
    shape = table.shape
    last = len(shape.rows) - 1
    if sum(heights) <= page:
        return frozenset(range(last))
    kept = {*range(min(shape.head_rows, last)), *range(max(0, last - 1), last)}
    for slot in shape.slots:
        spanned = range(slot.row, slot.row + slot.rowspan)
        if slot.rowspan > 1 and sum(heights[row] for row in spanned) <= _GROUP * page:
            kept.update(spanned[:-1])
    return frozenset(kept)
