"""A table cut down to the rows that somebody asks for, with the headings above and beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from attrs import evolve

from renderers.document.blocks import Table
from renderers.document.shape import Shape


def excerpt(table: Table, origins: Collection[str]) -> Table:
    """The table with only those rows in which a cell of these origins stands, and the headings above them.

    A heading that spanned several rows spans those of them that are left. The excerpt has no sums, since their cells may be
    missing.
    """
    shape = table.shape
    concerned = {
        row
        for slot, cell in zip(shape.slots, table.cells, strict=True)
        if cell.origin and cell.origin in origins
        for row in range(slot.row, slot.row + slot.rowspan)
    }
    return _with_rows(table, sorted(concerned | _heads_above(table, concerned)))


def _heads_above(table: Table, concerned: Collection[int]) -> set[int]:
    """The nearest rows of headings above some rows: the head of the table, or of one block of it, as in table 二."""
    found: set[int] = set()
    # The latest run of rows of headings: where it starts, where it ends, and up to where it is found already.
    start = end = done = 0
    for row in range(len(table.shape.rows)):
        if row in concerned:
            found.update(range(max(start, done), end))
            done = end
        if _is_head(table, row):
            start = start if end == row else row
            end = row + 1
    return found


def _is_head(table: Table, row: int) -> bool:
    slots = table.shape.slots
    return all(slots[index].heading is not None for index in table.shape.owners[row])


def _with_rows(table: Table, rows: list[int]) -> Table:
    shape = table.shape
    kept = []
    for slot, cell in zip(shape.slots, table.cells, strict=True):
        first, end = (bisect_left(rows, each) for each in (slot.row, slot.row + slot.rowspan))
        if first < end:
            kept.append((evolve(slot, row=first, rowspan=end - first), cell))
    # A cell that began in a row that is gone begins in a later one now, between other cells.
    kept.sort(key=lambda pair: (pair[0].row, pair[0].column))
    shape_left = Shape(
        columns=shape.columns,
        head_rows=sum(row < shape.head_rows for row in rows),
        stub_columns=shape.stub_columns,
        slots=tuple(slot for slot, _ in kept),
    )
    return evolve(table, shape=shape_left, cells=tuple(cell for _, cell in kept), sums=())
