"""Some lines of a table, with the headings above and beside them: for showing where something stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import takewhile

from attrs import evolve

from renderers.document.blocks import Table
from renderers.document.shape import Shape


def excerpt(table: Table, origins: Collection[str]) -> Table:
    """The table with those rows only in which cells of these origins stand, and the headings above them.

    A heading that spans rows spans those of them that are left. Sums are left out, as their cells may be.
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
    """The rows of headings nearest above a row: the head of the table, or of its part, as table 二 has parts."""
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
    # A cell that began in a row that is gone now begins beside others.
    kept.sort(key=lambda pair: (pair[0].row, pair[0].column))
    part = Shape(
        columns=shape.columns,
        head_rows=sum(row < shape.head_rows for row in rows),
        stub_columns=shape.stub_columns,
        slots=tuple(slot for slot, _ in kept),
    )
    return evolve(table, shape=part, cells=tuple(cell for _, cell in kept), sums=())
