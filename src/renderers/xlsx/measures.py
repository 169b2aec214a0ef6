"""How wide columns and how high rows are. Spreadsheets do not fit merged cells to their text, so it is done here."""

from __future__ import annotations

import math
import statistics
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import frozen

from renderers.typography.columns import least_widths
from renderers.typography.line_breaking import break_lines
from renderers.typography.row_heights import row_heights
from renderers.typography.widths import em_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.document import Shape, Table

#: The size of text, in points, unless a style has another one.
SIZE: Final = 11.0
#: How high a row can be at most, in points, and how wide a column, in pixels.
HIGHEST: Final = 409.0
WIDEST: Final = 1790

# From line to line, in em: enough for fonts that replace those of an office and are higher.
_PITCH: Final = 1.45
# What a cell keeps free: at its sides in em of 11 pt, above and below in points.
_SIDE: Final = 0.35
_ABOVE: Final = 2.5
_ROW: Final = 20.0

# The least width of a table, and of its middling column, in em.
_TABLE: Final = 44.0
_COLUMN: Final = 4.4
# Up to that width, in em, a column has room for a number together with its remark.
_REMARK: Final = 16.0


def pixels(em: float) -> int:
    """A width in em of 11 pt as pixels, of which 96 are an inch."""
    return math.ceil(em * SIZE * 96 / 72)


def in_em(width: int) -> float:
    """A width in pixels as em of 11 pt."""
    return width * 72 / 96 / SIZE


def total_width(shape: Shape) -> float:
    """How wide a table is, in em, unless its numbers need more."""
    if not shape.columns:
        return _TABLE
    middling = statistics.median(shape.columns)
    return max(_TABLE, _COLUMN * sum(shape.columns) / middling)


@frozen
class Measures:
    """The widths of columns in pixels, the heights of rows in points."""

    widths: tuple[int, ...]
    heights: tuple[float, ...]


def measured(table: Table) -> Measures:
    """The measures of a table that has a sheet of its own: columns in proportion, but wide enough for its numbers.

    If a row would be higher than rows can be, all columns are made wider, as far as they can be.
    """
    widths = _widths(table)
    while True:
        heights = heights_of(table, widths)
        if max(heights, default=0.0) < HIGHEST or min(widths) >= WIDEST:
            return Measures(widths, heights)
        widths = tuple(min(WIDEST, math.ceil(each * 1.5)) for each in widths)


def _widths(table: Table) -> tuple[int, ...]:
    shape = table.shape
    least = least_widths(table, em_width, _SIDE)
    for slot, cell in zip(shape.slots, table.cells, strict=True):
        # A number is not broken, nor is it parted from its remark.
        if cell.value is not None and em_width(cell.text) <= _REMARK:
            share = (em_width(cell.text) + 2 * _SIDE) / slot.colspan
            for column in range(slot.column, slot.column + slot.colspan):
                least[column] = max(least[column], share)
    unit = total_width(shape) / (sum(shape.columns) or 1.0)
    return tuple(
        min(WIDEST, pixels(max(each * unit, needed)))
        for each, needed in zip(shape.columns, least, strict=True)
    )


def fits(text: str, width: int) -> bool:
    """Whether a text has room on one line of a cell that is `width` pixels wide."""
    return em_width(text) + _SIDE <= in_em(width)


def heights_of(table: Table, widths: Sequence[int]) -> tuple[float, ...]:
    """How high the rows of a table must be for its text, in points, with columns of those widths in pixels."""
    shape = table.shape
    edges = tuple(accumulate(widths, initial=0))
    needs = [
        text_height(cell.text, edges[slot.column + slot.colspan] - edges[slot.column])
        for slot, cell in zip(shape.slots, table.cells, strict=True)
    ]
    heights = row_heights(shape, needs, _ROW, most=HIGHEST)
    return tuple(round(each * 4) / 4 for each in heights)


@lru_cache(maxsize=4096)
def text_height(text: str, width: int, size: float = SIZE) -> float:
    """How high a cell must be for a text, in points, if the cell is `width` pixels wide."""
    room = (in_em(width) - 2 * _SIDE) * SIZE / size
    lines = sum(1 for _ in break_lines(text, max(1.0, room), em_width))
    return lines * size * _PITCH + 2 * _ABOVE
