"""Tables with some rows, columns or texts left out. The slots that are left still fill every square."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve

from renderers.document import Cell, Shape, Slot, Table


def simpler_tables(
    table: Table,
    ranges: Callable[[int], Iterator[tuple[int, int]]],
    shorter_texts: Callable[[str], Iterator[str]],
) -> Iterator[Table]:
    """The table without some rows, without some columns, without key, caption and headings, with shorter texts."""
    height, width = len(table.shape.rows), len(table.shape.columns)
    for start, end in ranges(height):
        if end - start < height:
            yield without_rows(table, start, end)
    for start, end in ranges(width):
        if end - start < width:
            yield without_columns(table, start, end)
    bare = evolve(
        table,
        key="",
        sums=(),
        caption=table.caption if table.caption_printed else "",
        cells=tuple(Cell(each.text) for each in table.cells),
    )
    unprinted = evolve(table, caption="", caption_printed=False)
    plain = evolve(table, shape=_without_headings(table.shape))
    yield from (each for each in (bare, unprinted, plain) if each != table)
    for index, cell in enumerate(table.cells):
        for text in shorter_texts(cell.text):
            cells = (*table.cells[:index], evolve(cell, text=text), *table.cells[index + 1 :])
            yield evolve(table, cells=cells)


def without_rows(table: Table, start: int, end: int) -> Table:
    """The table without the rows from `start` to before `end`; cells that reach beyond them shrink."""
    head = table.shape.head_rows
    shape = evolve(table.shape, slots=(), head_rows=0)
    kept = []
    for slot, cell in zip(table.shape.slots, table.cells, strict=True):
        row, span = _shrunk(slot.row, slot.rowspan, start, end)
        if span:
            kept.append((evolve(slot, row=row, rowspan=span), cell))
    return _rebuilt(table, shape, kept, _shrunk(0, head, start, end)[1])


def without_columns(table: Table, start: int, end: int) -> Table:
    """The table without the columns from `start` to before `end`; cells that reach beyond them shrink."""
    old = table.shape
    shape = evolve(
        old,
        columns=old.columns[:start] + old.columns[end:],
        stub_columns=_shrunk(0, old.stub_columns, start, end)[1],
        slots=(),
        head_rows=0,
    )
    kept = []
    for slot, cell in zip(old.slots, table.cells, strict=True):
        column, span = _shrunk(slot.column, slot.colspan, start, end)
        if span:
            kept.append((evolve(slot, column=column, colspan=span), cell))
    return _rebuilt(table, shape, kept, old.head_rows)


def _shrunk(first: int, span: int, start: int, end: int) -> tuple[int, int]:
    """Where a span lies, and how long it is, when what is between `start` and `end` is gone."""
    last = first + span
    gone = max(0, min(last, end) - max(first, start))
    before = max(0, min(first, end) - start)
    return first - before, span - gone


def _rebuilt(table: Table, shape: Shape, kept: list[tuple[Slot, Cell]], head_rows: int) -> Table:
    kept.sort(key=lambda pair: (pair[0].row, pair[0].column))
    slots, cells = zip(*kept, strict=True)
    return evolve(
        table, shape=evolve(shape, slots=slots, head_rows=head_rows), cells=cells, sums=()
    )


def _without_headings(shape: Shape) -> Shape:
    slots = tuple(evolve(each, heading=None) for each in shape.slots)
    return evolve(shape, slots=slots, head_rows=0, stub_columns=0)
