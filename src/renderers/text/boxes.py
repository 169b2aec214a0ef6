"""Tables as boxes of rules, with cells that span rows and columns.

The table of a form is the same in every report but for what is filled in, so it is drawn once, with its labels,
and kept. What is filled in is set anew each time; where a text does not fit, so is the whole table.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from math import ceil
from operator import itemgetter, le
from typing import TYPE_CHECKING, Final

from attrs import frozen

from renderers.document import Cell, Table
from renderers.document.alignment import alignment
from renderers.text.frames import frame_of
from renderers.text.grids import Grid, inner_width, padded
from renderers.typography.break_opportunities import pieces
from renderers.typography.columns import least_widths
from renderers.typography.line_breaking import break_lines, extent
from renderers.typography.titles import break_evenly, break_label
from renderers.typography.widths import measure_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from renderers.document import Shape, Slot
    from renderers.text.frames import Frame, FrameName
    from renderers.typography.widths import Ambiguous

# A tab, or a mark that turns the direction of a line would tear the box apart.
_HARMLESS: Final = {
    ord("\t"): " ",
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}


def box(
    table: Table, width: int, frame: FrameName = "box", ambiguous: Ambiguous = 1
) -> Iterator[str]:
    """The table in lines of at most `width` columns of a terminal, or wider if its numbers need it."""
    return iter(box_text(table, width, frame, ambiguous).split("\n"))


def box_text(table: Table, width: int, frame: FrameName, ambiguous: Ambiguous) -> str:
    """The lines of `box`, joined."""
    texts = tuple([each.text for each in table.cells])
    form = _blank_form(table.shape, _labels_of(table.shape)(texts), width, frame, ambiguous)
    drawn = form.filled(form.entries_of(texts))
    if drawn is None:
        drawn = _drawn_anew(table, width, frame, ambiguous)
    if frame == "none":
        return "\n".join(map(str.rstrip, drawn.split("\n")))
    return drawn


@frozen(eq=False)
class _BlankForm:
    """A table drawn with its labels, the cells that are no labels left open."""

    #: What stands before, between and behind the open cells; each open cell itself is an empty text here.
    parts: tuple[str, ...]
    #: Takes the texts of the open cells out of those of all cells, in the order in which they are drawn.
    entries_of: Callable[[Sequence[str]], tuple[str, ...]]
    #: How many columns each open cell has, in the same order.
    widths: tuple[int, ...]
    narrowest: int
    measure: Callable[[str], int]

    def filled(self, entries: tuple[str, ...]) -> str | None:
        """The table with its open cells filled in; None if one of them does not fit on its line."""
        parts = list(self.parts)
        together = "".join(entries)
        if together.isascii() and together.isprintable():
            lengths = tuple(map(len, entries))
            if max(lengths, default=0) > self.narrowest and not all(map(le, lengths, self.widths)):
                return None
            parts[1::2] = map(str.center, entries, self.widths)
            return "".join(parts)
        fields = tuple(map(_field, entries, self.widths, repeat(self.measure)))
        if None in fields:
            return None
        parts[1::2] = fields  # type: ignore[assignment]  # none of them is None
        return "".join(parts)


def _field(text: str, width: int, measure: Callable[[str], int]) -> str | None:
    """A text in the middle of so many columns; None if it needs more than a line."""
    if text.isascii() and text.isprintable():
        return text.center(width) if len(text) <= width else None
    line, *others = [line for line, _ in break_lines(text.translate(_HARMLESS), width, measure)]
    if others or (used := measure(line)) > width:
        return None
    return padded(line, width, used, left=False)


@lru_cache(maxsize=256)
def _labels_of(shape: Shape) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Takes the labels out of the texts of all cells."""
    return _taking([index for index, slot in enumerate(shape.slots) if slot.heading is not None])


def _taking(indexes: list[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda texts: tuple(texts[index] for index in indexes)


@lru_cache(maxsize=256)
def _blank_form(
    shape: Shape, labels: tuple[str, ...], width: int, frame_name: FrameName, ambiguous: Ambiguous
) -> _BlankForm:
    frame, measure = frame_of(frame_name, ambiguous), measure_for(ambiguous)
    rest = iter(labels)
    cells = tuple(Cell("" if slot.heading is None else next(rest)) for slot in shape.slots)
    columns = _column_widths(_bare(shape, cells), width, frame, measure)
    lines = [
        None
        if slot.heading is None
        else _lines_of(cell, slot, inner_width(slot, columns, frame), shape, measure)
        for slot, cell in zip(shape.slots, cells, strict=True)
    ]
    parts, order = [""], []
    for number, line in enumerate(Grid(shape, frame, columns, lines, measure).drawn()):
        if number:
            parts[-1] += "\n"
        for part in line:
            if isinstance(part, str):
                parts[-1] += part
            else:
                order.append(part)
                parts += ["", ""]
    widths = tuple(inner_width(shape.slots[each], columns, frame) for each in order)
    return _BlankForm(tuple(parts), _taking(order), widths, min(widths, default=0), measure)


def _bare(shape: Shape, cells: tuple[Cell, ...]) -> Table:
    return Table(key="", caption="", shape=shape, cells=cells)


def _drawn_anew(table: Table, width: int, frame_name: FrameName, ambiguous: Ambiguous) -> str:
    shape, frame, measure = table.shape, frame_of(frame_name, ambiguous), measure_for(ambiguous)
    columns = _column_widths(table, width, frame, measure)
    lines = [
        _lines_of(cell, slot, inner_width(slot, columns, frame), shape, measure)
        for slot, cell in zip(shape.slots, table.cells, strict=True)
    ]
    grid = Grid(shape, frame, columns, lines, measure)
    return "\n".join("".join(map(str, line)) for line in grid.drawn())


def _lines_of(
    cell: Cell, slot: Slot, width: int, shape: Shape, measure: Callable[[str], int]
) -> list[str]:
    text = cell.text.translate(_HARMLESS)
    if not text:
        return []
    if slot.heading is None:
        return [line for line, _ in break_lines(text, width, measure)]
    if slot.colspan > 1 or alignment(slot, shape) == "left":
        return break_evenly(text, width, measure)
    return break_label(text, width, measure, 2, stacked=slot.heading == "row")


def _column_widths(
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

    What is left over goes to the widest column, or stays away if there is none.
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
    # What the least widths took too much is given back by whoever has more than its least.
    while sum(columns) > room:
        spare = [have - narrowest for have, narrowest in zip(columns, least, strict=True)]
        if max(spare) == 0:
            break
        columns[spare.index(max(spare))] -= unit
    return tuple(columns)
