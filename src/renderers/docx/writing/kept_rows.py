"""Which rows of a table stay together on a page. Word alone knows its fonts, so the heights of rows are estimated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from renderers.typography.row_heights import row_heights
from renderers.typography.widths import em_width

if TYPE_CHECKING:
    from renderers.document import Table
    from renderers.style import TableStyle

# A group of rows that is no higher than this part of a page is not divided.
_GROUP = 1 / 3


def estimated_heights(
    table: Table, size: float, edges: Sequence[float], style: TableStyle
) -> list[float]:
    """The heights of rows whose text is `size` points large, between the `edges` of columns; all lengths in points."""
    needs = []
    for slot, cell in zip(table.shape.slots, table.cells, strict=True):
        room = (edges[slot.column + slot.colspan] - edges[slot.column]) / size - 2 * style.side
        room = max(1.0, room)  # a line takes a character, whatever room there is
        lines = 0
        # No character is wider than an em, so most texts need not be measured.
        if len(cell.text) > room or "\n" in cell.text:
            lines = sum(math.ceil(em_width(each) / room) or 1 for each in cell.text.split("\n"))
        needs.append(((lines - 1) * style.pitch + 1 + 2 * style.above) * size if lines else 0.0)
    return row_heights(table.shape, needs, style.row * size)


def kept_rows(table: Table, heights: Sequence[float], page: float) -> frozenset[int]:
    """The rows that stay on one page with the next one; `page` is how much room a page has, in points.

    Of a table that fits on one page, all rows stay together. Of a longer one the head stays with the row below it,
    the last two rows stay together, and so do the rows of a small group.
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
