"""Some rows of a table, with the headings above and beside them: to show where something stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import takewhile

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
    heads = {head for row in concerned for head in _heads_above(table, row)}
    return _with_rows(table, sorted(concerned | heads))


def _heads_above(table: Table, row: int) -> Iterable[int]:
    """The nearest rows of headings above a row: the head of the table, or of one block of it, as in table 二."""
    above = range(row - 1, -1, -1)
    first = next((each for each in above if _is_head(table, each)), -1)
    return takewhile(lambda each: _is_head(table, each), range(first, -1, -1))


def _is_head(table: Table, row: int) -> bool:
    slots = table.shape.slots
    return all(slots[index].heading is not None for index in table.shape.owners[row])


def _with_rows(table: Table, rows: list[int]) -> Table:
    shape = table.shape
    kept = []
    for slot, cell in zip(shape.slots, table.cells, strict=True):
        covered = [at for at, row in enumerate(rows) if slot.row <= row < slot.row + slot.rowspan]
        if covered:
            kept.append((evolve(slot, row=covered[0], rowspan=len(covered)), cell))
    # A cell that began in a row that is gone begins in a later one now, between other cells.
    kept.sort(key=lambda pair: (pair[0].row, pair[0].column))
    shape_left = Shape(
        columns=shape.columns,
        head_rows=sum(row < shape.head_rows for row in rows),
        stub_columns=shape.stub_columns,
        slots=tuple(slot for slot, _ in kept),
    )
    return evolve(table, shape=shape_left, cells=tuple(cell for _, cell in kept), sums=())
