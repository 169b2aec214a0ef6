"""Which headings a cell of a table has, for those to whom it is read out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from renderers.document.shape import Shape

# Nobody listens to more headings of one cell. Without a limit, each cell would name all rows of a head of a thousand rows.
_MOST: Final = 20

#: Indexes of slots, in reading order.
_Slots: TypeAlias = tuple[int, ...]


@lru_cache(maxsize=256)
def headings_of(shape: Shape) -> tuple[_Slots, ...]:
    """For each slot the indexes of the slots that head it: those above, then those to the left.

    They are the nearest run of column headings above each of its columns, and the nearest run of row headings
    to the left of each of its rows. Headings beyond that run belong to an earlier part of the table.
    Of a run of more than 20 headings only the nearest 20 are named.
    """
    above = [_nearest(shape, column, "column") for column in zip(*shape.owners, strict=True)]
    left = [_nearest(shape, row, "row") for row in shape.owners]
    found: list[_Slots] = []
    for slot in shape.slots:
        columns = range(slot.column, slot.column + slot.colspan)
        rows = range(slot.row, slot.row + slot.rowspan)
        heads = [each for column in columns for each in above[column][slot.row]]
        stubs = [each for row in rows for each in left[row][slot.column]]
        found.append(tuple(dict.fromkeys((*heads, *stubs))))
    return tuple(found)


def _nearest(
    shape: Shape, owners: Sequence[int], heading: Literal["row", "column"]
) -> list[_Slots]:
    """For each square of one row or column the nearest run of headings before it. `owners` has the slot of each square."""
    found: list[_Slots] = []
    run: _Slots = ()
    inside = False
    for owner in owners:
        if shape.slots[owner].heading != heading:
            found.append(run)
            inside = False
        elif not inside:
            # A new run of headings begins another part of the table. Those of the part before do not belong to it.
            found.append(())
            run, inside = (owner,), True
        else:
            found.append(run)
            if owner not in run:
                run = (*run, owner)[-_MOST:]
    return found
