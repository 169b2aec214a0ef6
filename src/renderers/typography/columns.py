"""How wide the columns of a table are, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from renderers.typography.break_opportunities import pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from renderers.document import Table
    from renderers.style import TableStyle


#: Down to that size, in points, a table is set smaller; then numbers are broken.
SMALLEST: Final = 3.0

# A number in a table of an annex, where cells have no values.
_NUMBER = re.compile(r"[+−-]?[0-9][0-9,.]{0,19}%?")

# How many hanzi have room, at least, in the column with the labels of rows.
_LABEL = 5.0


def fit_columns(
    table: Table, width: float, style: TableStyle, measure: Callable[[str], float]
) -> tuple[float, tuple[float, ...]]:
    """The size of a table's text and the widths of its columns, in points; together they are `width` wide.

    Widths are in the proportions of the shape, but no number is broken: if need be its column
    is made wider, and if that does not help, the whole table is set smaller, down to 3 pt.
    `measure` gives the width of a text in em.
    """
    shape = table.shape
    size = style.dense_size if len(shape.columns) >= style.dense_columns else style.size
    least = least_widths(table, measure, style.side)
    if sum(least) * size > width:
        size = max(SMALLEST, width / sum(least))
    shrink = min(1.0, width / (sum(least) * size))
    return size, _widths(shape.columns, [each * size * shrink for each in least], width)


def readable_size(
    table: Table, width: float, style: TableStyle, measure: Callable[[str], float]
) -> float:
    """The size, in points, at which a table has room in that width without breaking a word or a number.

    Longer texts have lines of at least four hanzi. `measure` gives the width of a text in em.
    """
    shape = table.shape
    wanted = [measure("中") + 2 * style.side] * len(shape.columns)
    for slot, cell in zip(shape.slots, table.cells, strict=True):
        if slot.colspan == 1 and cell.text:
            line = min(measure(cell.text), 4 * measure("中"))
            word = max(map(measure, pieces(cell.text)))
            wanted[slot.column] = max(wanted[slot.column], max(line, word) + 2 * style.side)
    return width / sum(wanted)


def least_widths(table: Table, measure: Callable[[str], float], side: float = 0.0) -> list[float]:
    """The least width of each column: it has room for a hanzi and for its numbers, and for a few hanzi of its labels.

    Lengths are in the unit of `measure`; `side` is kept free on both sides of the text.
    """
    shape = table.shape
    least = [measure("中") + 2 * side] * len(shape.columns)
    if shape.stub_columns:
        least[shape.stub_columns - 1] = _LABEL * measure("中") + 2 * side
    for slot, cell in zip(shape.slots, table.cells, strict=True):
        if cell.value is not None or (slot.heading is None and _NUMBER.fullmatch(cell.text)):
            # A remark may stand on another line than its number, and may be broken.
            numbers = (
                [cell.text]
                if cell.text.isascii() and cell.text.isdigit()
                else [each for each in pieces(cell.text) if any(map(str.isdigit, each))]
            )
            widest = max(map(measure, numbers), default=0.0)
            share = (widest + 2 * side + 0.01) / slot.colspan
            for column in range(slot.column, slot.column + slot.colspan):
                least[column] = max(least[column], share)
    return least


def _widths(proportions: tuple[float, ...], least: list[float], width: float) -> tuple[float, ...]:
    """Widths in proportion, none below its least. A column that is raised to its least takes the room from all others."""
    fixed: set[int] = set()
    while True:
        free = [index for index in range(len(least)) if index not in fixed]
        room = width - sum(least[index] for index in fixed)
        whole = sum(proportions[index] for index in free)
        widths = [
            least[index] if index in fixed else room * proportions[index] / whole
            for index in range(len(least))
        ]
        narrow = {index for index in free if widths[index] < least[index]}
        if not narrow or len(narrow) == len(free):
            return tuple(widths)
        fixed |= narrow
