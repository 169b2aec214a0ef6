"""A table's columns and cells: how wide, how high, and how the text in them is broken."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from renderers.line_breaking import pieces
from renderers.style import alignment
from renderers.typeset.lines import SetLine, Setter

if TYPE_CHECKING:
    from renderers.document import Cell, Shape, Slot, Table
    from renderers.fonts import Face, Fonts
    from renderers.style import TableStyle

_NUMERAL = re.compile(r"（[一二三四五六七八九十]+）")


@frozen(eq=False)
class SetCell:
    """A cell with its text in lines."""

    lines: tuple[SetLine, ...]


@frozen(kw_only=True, eq=False)
class SetTable:
    """A table measured in full, before it is cut into pages. Lengths in points."""

    table: Table
    style: TableStyle
    setter: Setter
    #: The left edge of each column, and the right edge of the last.
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[SetCell, ...]

    @property
    def pitch(self) -> float:
        """From line to line within a cell."""
        return self.style.pitch * self.setter.size

    def set_again(self, index: int, text: str) -> SetCell:
        """Another text in the place of a slot: its label with a word that it goes on."""
        slot = self.table.shape.slots[index]
        return _set_cell(text, slot, self.table.shape, self.edges, self.setter, self.style)

    def height_of(self, cell: SetCell) -> float:
        """How high the text of a cell stands, without the space around it."""
        return (len(cell.lines) - 1) * self.pitch + self.setter.size if cell.lines else 0.0


def set_table(table: Table, width: float, style: TableStyle, fonts: Fonts) -> SetTable:
    """The table at a width of `width` points. Numbers are never broken: if need be, everything is set smaller."""
    shape = table.shape
    dense = len(shape.columns) >= style.dense_columns
    size = style.dense_size if dense else style.size
    faces = fonts.serving(style.face)
    needed = _least_widths(table, faces, style)
    if (least := sum(needed)) * size > width:
        size = width / least
    setter = _setter(faces, size)
    columns = _column_widths(shape.columns, [each * size for each in needed], width)
    edges = [0.0]
    for each in columns:
        edges.append(edges[-1] + each)
    cells = tuple(
        _set_cell(cell.text, slot, shape, tuple(edges), setter, style)
        for slot, cell in zip(shape.slots, table.cells, strict=True)
    )
    result = SetTable(
        table=table, style=style, setter=setter, edges=tuple(edges), heights=(), cells=cells
    )
    heights = _row_heights(result)
    return SetTable(
        table=table, style=style, setter=setter, edges=tuple(edges), heights=heights, cells=cells
    )


@lru_cache(maxsize=32)
def _setter(faces: tuple[Face, ...], size: float) -> Setter:
    return Setter(faces, size)


def _least_widths(table: Table, faces: tuple[Face, ...], style: TableStyle) -> list[float]:
    """How narrow each column may get, in em: a number keeps its line, text needs two characters."""
    unit = _setter(faces, 1.0)
    least = [1.0 + 2 * style.side] * len(table.shape.columns)
    for slot, cell in zip(table.shape.slots, table.cells, strict=True):
        if cell.value is not None:
            # The digits of a number, with its remark broken wherever it can be.
            widest = max((unit.measure(each) for each in pieces(cell.text)), default=0.0)
            share = (widest + 2 * style.side + 0.01) / slot.colspan
            for column in range(slot.column, slot.column + slot.colspan):
                least[column] = max(least[column], share)
    return least


def _column_widths(
    proportions: tuple[float, ...], least: list[float], width: float
) -> tuple[float, ...]:
    """Widths in proportion, but none below its least; what that takes, the others give."""
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


def _set_cell(
    text: str,
    slot: Slot,
    shape: Shape,
    edges: tuple[float, ...],
    setter: Setter,
    style: TableStyle,
) -> SetCell:
    if not text:
        return SetCell(())
    side = style.side * setter.size
    width = edges[slot.column + slot.colspan] - edges[slot.column] - 2 * side
    align = alignment(slot, shape)
    if setter.measure(text) <= width:
        return SetCell(tuple(setter.lines(text, width, align)))
    if slot.heading is None or align == "left":
        return SetCell(tuple(setter.lines(text, width, align)))
    return SetCell(tuple(_heading_lines(text, slot, width, setter)))


def _heading_lines(text: str, slot: Slot, width: float, setter: Setter) -> list[SetLine]:
    """A heading that needs several lines, broken where a person would.

    Down a narrow column one character stands below the other; a numeral like （三） keeps its own line;
    otherwise lines take an even number of characters, since most words have two: 商业/企业, 法律/服务/机构.
    """
    room = int(width / setter.size + 0.01)
    if slot.heading == "row" and room < 3:
        return [line for each in pieces(text) for line in setter.lines(each, width, "center")]
    numeral = _NUMERAL.match(text)
    if numeral and setter.measure(text[numeral.end() :]) <= width:
        text = f"{numeral.group()}\n{text[numeral.end() :]}"
    elif room > 2 and room % 2:
        even = (room - 1) * setter.size
        narrow = setter.lines(text, even, "center")
        inset = (width - even) / 2
        return [SetLine(line.glyphs, line.size, line.offset + inset) for line in narrow]
    return setter.lines(text, width, "center")


def _row_heights(table: SetTable) -> tuple[float, ...]:
    shape, style = table.table.shape, table.style
    size = table.setter.size
    heights = [style.row * size] * len(shape.rows)
    pairs = list(zip(shape.slots, table.cells, strict=True))
    # Cells of one row first; then what is higher than the rows it spans stretches the last of them.
    for slot, cell in sorted(pairs, key=lambda pair: pair[0].rowspan):
        needed = table.height_of(cell) + 2 * style.above * size
        spanned = range(slot.row, slot.row + slot.rowspan)
        if (missing := needed - sum(heights[row] for row in spanned)) > 0:
            heights[spanned[-1]] += missing
    return tuple(heights)
