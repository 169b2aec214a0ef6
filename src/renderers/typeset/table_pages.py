"""A measured table on pages: where it is cut, and what stands on each page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from renderers.document.alignment import is_banner
from renderers.typeset.pages import Mark, PlacedFill, PlacedRule, PlacedText

if TYPE_CHECKING:
    from renderers.document import Shape, Slot
    from renderers.typeset.table_cells import CellLines, SetTable


def end_within(table: SetTable, start: int, room: float, page: float) -> int:
    """The row before which the page ends, if it has `room` points left and continues with row `start`.

    It is `start` itself if the next page, which has `page` points, should have all the rest.
    Rows are not cut. Headings are not separated from the rows below them, unless nothing else fits on a page.
    Of the ends that remain, one between groups is better than one inside a group, and a fuller page than an emptier one.
    """
    shape = table.shape
    height, count = table.height(start, start), len(shape.rows)
    first = max(start + 1, shape.head_rows + 1)
    best, best_cost = start, float("inf")
    for row in range(start, count):
        height += table.heights[row]
        if height > room:
            break
        end = row + 1
        if end == count:
            return end
        if end < first or _is_heading_row(shape, row):
            continue
        if end == count - 1 and best > start:
            continue  # the last row is not alone on its page
        # Each group that is cut costs as much as a third of a page left empty.
        cost = _groups_cut(table, end, page) * page / 3 + (room - height)
        if cost <= best_cost:
            best, best_cost = end, cost
    return min(first, count) if best == start and room >= page else best


def first_ends(table: SetTable) -> tuple[int, int]:
    """The first two rows before which a table may be cut; the number of its rows where there is none."""
    shape, count = table.shape, len(table.shape.rows)
    ends = (end for end in range(shape.head_rows + 1, count) if not _is_heading_row(shape, end - 1))
    return next(ends, count), next(ends, count)


def _is_heading_row(shape: Shape, row: int) -> bool:
    return all(shape.slots[owner].heading == "column" for owner in shape.owners[row])


def _groups_cut(table: SetTable, row: int, page: float) -> int:
    """How many groups of rows an end before `row` would cut, of those that a page could hold whole."""
    owners = table.shape.owners
    across = {
        owner for owner, above in zip(owners[row], owners[row - 1], strict=True) if owner == above
    }
    slots = [table.shape.slots[each] for each in across]
    depths = table.depths
    return sum(
        depths[slot.row + slot.rowspan] - depths[slot.row] + table.head_height <= page
        for slot in slots
    )


def place(
    table: SetTable, start: int, end: int, x: float, top: float, block: int
) -> Iterator[PlacedText | PlacedRule | PlacedFill]:
    """The rows from `start` to before `end`, below the head, which is repeated if the table does not begin here."""
    shape = table.shape
    rows = [*table.head_above(start), *range(start, end)]
    tops = [top]
    for row in rows:
        tops.append(tops[-1] + table.heights[row])
    seen: set[int] = set()
    for first, row in enumerate(rows):
        for owner in shape.owners[row]:
            if owner in seen:
                continue
            seen.add(owner)
            slot = shape.slots[owner]
            # The rows of a slot follow each other on the page.
            last = min(first + slot.row + slot.rowspan - row, len(rows))
            continued = slot.row < row
            repeated = continued or row < start
            cell = table.cells[owner]
            height = tops[last] - tops[first]
            original = table.originals[owner]
            text = table.table.cells[original].text
            is_cut = last - first < slot.rowspan
            if is_cut and table.goes_on(owner):
                cell = table.lines_between(owner, row, row + last - first)
                repeated = row < start
            elif continued and slot.heading is not None:
                cell = table.set_again(owner, text, height, continued=True)
            elif table.height_of(cell) > height:
                cell = table.set_again(owner, text, height)
            mark = Mark(block, original, repeated)
            yield from _placed(table, slot, cell, x, tops[first], tops[last], mark)
    for rule in _rules(shape, rows, table.edges, tops):
        yield PlacedRule(
            x0=x + rule[0],
            y0=rule[1],
            x1=x + rule[2],
            y1=rule[3],
            width=table.style.rule,
            mark=Mark(block),
        )


def _placed(
    table: SetTable, slot: Slot, lines: CellLines, x: float, top: float, bottom: float, mark: Mark
) -> Iterator[PlacedText | PlacedFill]:
    left = x + table.edges[slot.column]
    if table.style.shade and is_banner(slot, table.shape):
        yield PlacedFill(
            x=left,
            y=top,
            width=table.edges[slot.column + slot.colspan] - table.edges[slot.column],
            height=bottom - top,
            colour=table.style.shade,
            mark=mark,
        )
    side = table.style.side * table.typesetter.size
    line_top = top + (bottom - top - table.height_of(lines)) / 2
    for line in lines:
        yield from line.placed(left + side, line_top, mark)
        line_top += table.style.pitch * line.size


def _rules(
    shape: Shape, rows: list[int], edges: tuple[float, ...], tops: list[float]
) -> Iterator[tuple[float, float, float, float]]:
    """The borders between cells, neighbours in a row joined into one: x0, y0, x1, y1."""
    owners = [shape.owners[row] for row in rows]
    width = len(edges) - 1
    for below in range(len(rows) + 1):
        bordered = [
            below in (0, len(rows)) or owners[below - 1][column] != owners[below][column]
            for column in range(width)
        ]
        for first, last in _stretches(bordered):
            yield edges[first], tops[below], edges[last], tops[below]
    for right in range(width + 1):
        bordered = [right in (0, width) or row[right - 1] != row[right] for row in owners]
        for first, last in _stretches(bordered):
            yield edges[right], tops[first], edges[right], tops[last]


def _stretches(flags: list[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of true flags, each as its start and its end."""
    start: int | None = None
    for index, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = index
        elif not flag and start is not None:
            yield start, index
            start = None
