"""A table measured: how wide its columns are, how high its rows, and how the text in its cells is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve, frozen

from renderers.document import Run, Shape, Slot, Table
from renderers.document.alignment import alignment
from renderers.errors import TooLarge
from renderers.style import TableStyle
from renderers.typeset.set_lines import SetLine
from renderers.typeset.typesetter import Typesetter
from renderers.typography.columns import SMALLEST, fit_columns
from renderers.typography.row_heights import row_heights
from renderers.typography.titles import break_label

if TYPE_CHECKING:
    from renderers.fonts import Fonts

# Where a page ends within a cell, a text of at most this many characters is printed on both pages, smaller if need be.
# A longer text begins on one page and continues on the next.
_LABEL: Final = 60

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

    @cached_property
    def head_height(self) -> float:
        """The height of the rows that are repeated on every page."""
        return sum(self.heights[: self.shape.head_rows])

    def head_above(self, start: int) -> range:
        """The rows that are repeated on a page that continues with row `start`: none if a page ended within the head."""
        return range(self.shape.head_rows if start >= self.shape.head_rows and start else 0)

    def height(self, start: int, end: int) -> float:
        """The height of the rows from `start` to before `end` on a page, below the head that is repeated there."""
        rows = self.heights[start:end]
        return sum(rows) + (self.head_height if self.head_above(start) else 0.0)

    @cached_property
    def depths(self) -> tuple[float, ...]:
        """How far each row begins below the first one, and at the end where the last one ends."""
        return tuple(accumulate(self.heights, initial=0.0))

    @cached_property
    def shared_out(self) -> frozenset[int]:
        """The slots of the table whose lines were shared out among several slots of the shape."""
        counts = Counter(self.originals)
        return frozenset(original for original, count in counts.items() if count > 1)

    def lines_between(self, index: int, start: int, end: int) -> CellLines:
        """The lines of a slot that stand in its rows from `start` to before `end`.

        All its lines are spread evenly over the height of its rows, so wherever pages end, each line stands on one of them.
        """
        slot, lines = self.shape.slots[index], self.cells[index]
        top, below = self.depths[slot.row], self.depths[slot.row + slot.rowspan]
        first, last = (
            round(len(lines) * (self.depths[row] - top) / (below - top)) for row in (start, end)
        )
        return lines[first:last]

    def goes_on(self, index: int) -> bool:
        """Whether the text of a slot continues on the next page where a page ends within its cell, and is not printed again."""
        original = self.originals[index]
        return original in self.shared_out or len(self.table.cells[original].text) > _LABEL

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
            if self.height_of(lines) <= height or typesetter.size <= SMALLEST:
                return lines
            typesetter = evolve(typesetter, size=max(SMALLEST, 0.95 * typesetter.size))

    def most_lines(self, page: float, row: int) -> int:
        """How many lines of a cell in that row a page with room for `page` points holds."""
        room = page - (self.head_height if row >= self.shape.head_rows else 0.0)
        room -= 2 * self.style.above * self.typesetter.size
        return max(1, int((room - self.typesetter.size) / self.pitch) + 1)

    def height_of(self, lines: CellLines) -> float:
        """How high the text of a cell is, without the space above and below it."""
        if not lines:
            return 0.0
        size = lines[0].size
        return (len(lines) - 1) * self.style.pitch * size + size


def set_table(table: Table, width: float, page: float, style: TableStyle, fonts: Fonts) -> SetTable:
    """A table that is `width` points wide, for pages with room for `page` points.

    Numbers are not broken: if need be, the whole table is set smaller. A row higher than a page is divided.
    Raises `MissingGlyph`, and `TooLarge` for more columns than have room for a hanzi of the smallest size.
    """
    shape = table.shape
    if len(shape.columns) > (most_columns := int(width / SMALLEST)):
        raise TooLarge("columns in one table", len(shape.columns), most_columns)
    faces = fonts.serving(style.face)
    size, columns = fit_columns(table, width, style, Typesetter(faces, 1.0).measure)
    typesetter = Typesetter(faces, size)
    edges = tuple(accumulate(columns, initial=0.0))
    pairs = list(zip(shape.slots, table.cells, strict=True))
    texts = tuple([cell.text for slot, cell in pairs if slot.heading is not None])
    labels = iter(_labels(texts, shape, edges, typesetter, style))
    cells = tuple(
        [
            _cell_lines(cell.text, slot, shape, edges, typesetter, style)
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
        edges=edges,
        heights=(),
        cells=cells,
    )
    measured = evolve(measured, heights=_row_heights(measured))
    most = {
        row: measured.most_lines(page, row)
        for row, each in enumerate(measured.heights)
        if each > page - measured.head_height
    }
    return _divided(measured, most) if most else measured


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


def _divided(table: SetTable, most: Mapping[int, int]) -> SetTable:
    """The table with rows that are higher than a page divided into several, each at most as high as a page.

    `most` says of each row to be divided how many lines a page holds of it. The lines of a long cell are shared out among
    the new rows. A cell whose lines fit on a page spans all of them.
    """
    longest = dict.fromkeys(most, 1)
    for slot, lines in zip(table.shape.slots, table.cells, strict=True):
        if (row := _last_high(slot, most)) is not None:
            longest[row] = max(longest[row], len(lines))
    counts = [
        -(-longest[row] // most[row]) if row in most else 1 for row in range(len(table.heights))
    ]
    # Where each row begins among the new ones, and at the end their number.
    starts = list(accumulate(counts, initial=0))
    divided: list[tuple[Slot, int, CellLines]] = []
    for slot, original, lines in zip(table.shape.slots, table.originals, table.cells, strict=True):
        start, end = starts[slot.row], starts[slot.row + slot.rowspan]
        high = _last_high(slot, most)
        fitting = len(lines) if high is None else most[high]
        # A cell is cut between the parts of its last high row. It spans those before, and those behind, as it did.
        cuts = (
            range(starts[high] + 1, starts[high + 1])
            if high is not None and len(lines) > fitting
            else ()
        )
        for number, (top, below) in enumerate(pairwise([start, *cuts, end])):
            piece = evolve(slot, row=top, rowspan=below - top)
            first = number * fitting
            some = lines[first:] if below == end else lines[first : first + fitting]
            divided.append((piece, original, some))
    divided.sort(key=lambda each: (each[0].row, each[0].column))
    head = table.shape.head_rows
    result = evolve(
        table,
        shape=Shape(
            columns=table.shape.columns,
            # A head with a row that is higher than a page is not repeated.
            head_rows=0 if any(row < head for row in most) else head,
            stub_columns=table.shape.stub_columns,
            slots=tuple(slot for slot, _, _ in divided),
        ),
        originals=tuple(original for _, original, _ in divided),
        cells=tuple(lines for _, _, lines in divided),
    )
    return evolve(result, heights=_row_heights(result))


def _last_high(slot: Slot, most: Container[int]) -> int | None:
    """The last of the rows of a slot that are divided. Its lines are shared out among the parts of that row."""
    rows = range(slot.row, slot.row + slot.rowspan)
    return next((row for row in reversed(rows) if row in most), None)
