"""How many columns of a terminal each column of a table takes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from renderers.typography.break_opportunities import pieces
from renderers.typography.columns import least_widths
from renderers.typography.line_breaking import extent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from renderers.document import Shape, Table
    from renderers.text.frames import Frame


def column_widths(
    table: Table, width: int, frame: Frame, measure: Callable[[str], int]
) -> tuple[int, ...]:
    """In proportion to the shape, but never narrower than a hanzi, or than an unbroken number.

    A numeral such as （三） at the left of its group is not broken either, if there is room for that.
    All widths are multiples of what a rule across is made of.
    """
    least = [ceil(each - 0.02) for each in least_widths(table, measure)]
    rules = len(least) + 1 if frame.has_edges else len(least) - 1
    room = width - rules * frame.thickness
    whole = _fitted(table.shape, _with_numerals(least, table, measure), room, frame.unit)
    return whole if sum(whole) <= room else _fitted(table.shape, least, room, frame.unit)


def _with_numerals(least: list[int], table: Table, measure: Callable[[str], int]) -> Sequence[int]:
    widened = list(least)
    for slot, cell in zip(table.shape.slots, table.cells, strict=True):
        if slot.heading == "row" and slot.colspan == 1:
            longest = max((extent(each, measure) for each in pieces(cell.text)), default=0)
            widened[slot.column] = max(widened[slot.column], int(longest))
    return widened


def _fitted(shape: Shape, least: Sequence[int], room: int, unit: int) -> tuple[int, ...]:
    """Columns for `room` in multiples of `unit`, none below its least.

    What is left over goes to the widest column; if several are the widest, it stays empty.
    """
    least = [ceil(each / unit) * unit for each in least]
    whole = sum(shape.columns)
    columns = [
        max(narrowest, int(room * share / whole) // unit * unit)
        for narrowest, share in zip(least, shape.columns, strict=True)
    ]
    widest_share = max(shape.columns)
    if shape.columns.count(widest_share) == 1:
        left_over = max(0, room - sum(columns)) // unit * unit
        columns[shape.columns.index(widest_share)] += left_over
    # The columns that were widened to their least took room from the others: whoever has most to spare gives it back.
    while sum(columns) > room:
        spare = [have - narrowest for have, narrowest in zip(columns, least, strict=True)]
        if max(spare) == 0:
            break
        columns[spare.index(max(spare))] -= unit
    return tuple(columns)
