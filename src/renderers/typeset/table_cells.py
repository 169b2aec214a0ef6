"""A table measured: how wide its columns are, how high its rows, and how the text in its cells is broken."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve, frozen

from renderers.document import Run, Shape, Slot, Table
from renderers.document.alignment import alignment
from renderers.style import TableStyle
from renderers.typeset.set_lines import SetLine
from renderers.typeset.typesetter import Typesetter
from renderers.typography.columns import fit_columns
from renderers.typography.row_heights import row_heights
from renderers.typography.titles import break_label

if TYPE_CHECKING:
    from renderers.fonts import Fonts

# In points: text that is set smaller to fit into its cell is not set smaller than this.
_LEAST_SIZE = 3.0

#: Stands behind the label of a group that continues on another page.
CONTINUED: Final = "（续）"

#: The lines of text in a cell.
CellLines: TypeAlias = tuple[SetLine, ...]


@frozen(kw_only=True, eq=False)
class SetTable:
    """A table measured in full, before it is cut into pages. Lengths in points."""

    table: Table
    #: That of the table, with a row that is higher than a page divided into several.
    shape: Shape
    #: For each slot of the shape the slot of the table that it stands for.
    originals: tuple[int, ...]
    style: TableStyle
    typesetter: Typesetter
    #: The left edge of each column, and the right edge of the last.
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    cells: tuple[CellLines, ...]

    @property
    def pitch(self) -> float:
        """From line to line within a cell."""
        return self.style.pitch * self.typesetter.size

    @property
    def head_height(self) -> float:
        """The height of the rows that are repeated on every page."""
        return sum(self.heights[: self.shape.head_rows])

    def set_again(
        self, index: int, text: str, height: float, *, continued: bool = False
    ) -> CellLines:
        """The text of a slot of which `height` points are on a page, set smaller if it has to be.

        Behind a label that is `continued` from another page stands （续）.
        """
        slot, typesetter = self.shape.slots[index], self.typesetter
        while True:
            whole = text + CONTINUED if continued else text
            lines = _cell_lines(whole, slot, self.shape, self.edges, typesetter, self.style)
            if continued and len(lines) > 1 and alignment(slot, self.shape) == "center":
                # （续） has a line of its own, so that its brackets stay together.
                room = _room(slot, self.edges, typesetter, self.style)
                label = _cell_lines(text, slot, self.shape, self.edges, typesetter, self.style)
                lines = (*label, typesetter.centred(CONTINUED, room))
            if self.height_of(lines) <= height or typesetter.size <= _LEAST_SIZE:
                return lines
            typesetter = evolve(typesetter, size=max(_LEAST_SIZE, 0.95 * typesetter.size))

    def height_of(self, lines: CellLines) -> float:
        """How high the text of a cell is, without the space above and below it."""
        if not lines:
            return 0.0
        size = lines[0].size
        return (len(lines) - 1) * self.style.pitch * size + size


def set_table(table: Table, width: float, page: float, style: TableStyle, fonts: Fonts) -> SetTable:
    """A table that is `width` points wide, for pages with room for `page` points.

    Numbers are not broken: if need be, the whole table is set smaller. A row higher than a page is divided.
    Raises `MissingGlyph`.
    """
    shape = table.shape
    faces = fonts.serving(style.face)
    size, columns = fit_columns(table, width, style, Typesetter(faces, 1.0).measure)
    typesetter = Typesetter(faces, size)
    edges = [0.0]
    for each in columns:
        edges.append(edges[-1] + each)
    pairs = list(zip(shape.slots, table.cells, strict=True))
    texts = tuple([cell.text for slot, cell in pairs if slot.heading is not None])
    labels = iter(_labels(texts, shape, tuple(edges), typesetter, style))
    cells = tuple(
        [
            _cell_lines(cell.text, slot, shape, tuple(edges), typesetter, style)
            if slot.heading is None
            else next(labels)
            for slot, cell in pairs
        ]
    )
    measured = SetTable(
        table=table,
        shape=shape,
        originals=tuple(range(len(cells))),
        style=style,
        typesetter=typesetter,
        edges=tuple(edges),
        heights=(),
        cells=cells,
    )
    measured = evolve(measured, heights=_row_heights(measured))
    high = [row for row, each in enumerate(measured.heights) if each > page - measured.head_height]
    for row in reversed(high):
        measured = _divided(measured, row, page)
    return measured


@lru_cache(maxsize=256)
def _labels(
    texts: tuple[str, ...],
    shape: Shape,
    edges: tuple[float, ...],
    typesetter: Typesetter,
    style: TableStyle,
) -> tuple[CellLines, ...]:
    """The lines of all labels. Every report on a form has the same ones, so they are kept."""
    slots = [each for each in shape.slots if each.heading is not None]
    return tuple(
        [
            _cell_lines(text, slot, shape, edges, typesetter, style)
            for slot, text in zip(slots, texts, strict=True)
        ]
    )


def _cell_lines(
    text: str,
    slot: Slot,
    shape: Shape,
    edges: tuple[float, ...],
    typesetter: Typesetter,
    style: TableStyle,
) -> CellLines:
    if not text:
        return ()
    width = _room(slot, edges, typesetter, style)
    align = alignment(slot, shape)
    if slot.heading is None or align == "left":
        return tuple(typesetter.lines((Run(text),), width, align))
    labels = break_label(
        text, width, typesetter.measure, typesetter.size, stacked=slot.heading == "row"
    )
    return tuple(line for each in labels for line in typesetter.lines((Run(each),), width, align))


def _room(slot: Slot, edges: tuple[float, ...], typesetter: Typesetter, style: TableStyle) -> float:
    return edges[slot.column + slot.colspan] - edges[slot.column] - 2 * style.side * typesetter.size


def _row_heights(table: SetTable) -> tuple[float, ...]:
    around = 2 * table.style.above * table.typesetter.size
    needs = [table.height_of(lines) + around for lines in table.cells]
    return tuple(row_heights(table.shape, needs, table.style.row * table.typesetter.size))


def _divided(table: SetTable, row: int, page: float) -> SetTable:
    """The table with a row that is higher than a page divided into several, each at most as high as a page.

    The lines of a long cell are shared out among these rows; a cell whose lines fit on a page spans all of them.
    """
    room = page - (table.head_height if row >= table.shape.head_rows else 0.0)
    room -= 2 * table.style.above * table.typesetter.size
    most = max(1, int((room - table.typesetter.size) / table.pitch) + 1)
    longest = max(
        len(lines)
        for slot, lines in zip(table.shape.slots, table.cells, strict=True)
        if slot.row <= row < slot.row + slot.rowspan
    )
    count = -(-longest // most)
    more = count - 1
    divided: list[tuple[Slot, int, CellLines]] = []
    for index, slot in enumerate(table.shape.slots):
        lines, original = table.cells[index], table.originals[index]
        if slot.row > row:
            divided.append((evolve(slot, row=slot.row + more), original, lines))
        elif slot.row + slot.rowspan <= row:
            divided.append((slot, original, lines))
        elif len(lines) <= most:
            divided.append((evolve(slot, rowspan=slot.rowspan + more), original, lines))
        else:
            before = slot.rowspan - 1 if slot.row < row else 0
            for number in range(count):
                piece = evolve(
                    slot,
                    row=slot.row if number == 0 else row + number,
                    rowspan=before + 1 if number == 0 else 1,
                )
                divided.append((piece, original, lines[number * most : (number + 1) * most]))
    divided.sort(key=lambda each: (each[0].row, each[0].column))
    # A head with a row that is higher than a page is not repeated.
    head_rows = table.shape.head_rows if row >= table.shape.head_rows else 0
    result = evolve(
        table,
        shape=Shape(
            columns=table.shape.columns,
            head_rows=head_rows,
            stub_columns=table.shape.stub_columns,
            slots=tuple(slot for slot, _, _ in divided),
        ),
        originals=tuple(original for _, original, _ in divided),
        cells=tuple(lines for _, _, lines in divided),
    )
    return evolve(result, heights=_row_heights(result))
