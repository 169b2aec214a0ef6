"""A table's columns and cells: how wide, how high, and how the text in them is broken."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from renderers.columns import fit_columns
from renderers.line_breaking import break_label
from renderers.style import alignment
from renderers.typeset.lines import SetLine, Setter

if TYPE_CHECKING:
    from renderers.document import Shape, Slot, Table
    from renderers.fonts import Face, Fonts
    from renderers.style import TableStyle


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
    faces = fonts.serving(style.face)
    size, columns = fit_columns(table, width, style, _setter(faces, 1.0).measure)
    setter = _setter(faces, size)
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
    if slot.heading is None or align == "left":
        return SetCell(tuple(setter.lines(text, width, align)))
    labels = break_label(text, width, setter.measure, setter.size, stacked=slot.heading == "row")
    return SetCell(tuple(line for each in labels for line in setter.lines(each, width, align)))


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
