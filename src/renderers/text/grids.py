"""A table drawn in columns and lines of a terminal, with places left open for what is filled in later."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from attrs import Factory, field, frozen

from renderers.document.alignment import alignment
from renderers.typography.row_heights import row_heights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from renderers.document import Shape, Slot
    from renderers.text.frames import Frame

#: What stands on a line: characters, or a slot by its index, whose text is filled in later.
Part: TypeAlias = str | int


def inner_width(slot: Slot, columns: Sequence[int], frame: Frame) -> int:
    """The columns of a terminal inside a slot: those of its columns and of the rules it covers."""
    within = sum(columns[slot.column : slot.column + slot.colspan])
    return within + (slot.colspan - 1) * frame.thickness


def padded(text: str, width: int, used: int, *, left: bool) -> str:
    """A text that takes `used` columns, filled up to `width`: at the left, or in the middle as `str.center` has it."""
    space = width - used
    before = 0 if left else space // 2 + (space & width & 1)
    return f"{' ' * before}{text}{' ' * (space - before)}"


@frozen(eq=False)
class Grid:
    """A table measured in columns and lines of a terminal."""

    shape: Shape
    frame: Frame
    columns: tuple[int, ...]
    #: The lines of text of each slot; None for a slot of one line that is filled in later.
    lines: Sequence[Sequence[str] | None]
    measure: Callable[[str], int]
    #: How many lines each row has.
    heights: tuple[int, ...] = field(
        init=False,
        default=Factory(lambda self: _row_heights(self.shape, self.lines), takes_self=True),
    )
    #: On which line each row begins, the rules counted, and at the end the line below the table.
    tops: tuple[int, ...] = field(
        init=False,
        default=Factory(lambda self: _tops(self.heights), takes_self=True),
    )

    def drawn(self) -> Iterator[list[Part]]:
        """Line by line what stands there."""
        edges = self.frame.has_edges
        for row, height in enumerate(self.heights):
            if row or edges:
                yield self._rule(row)
            for line in range(height):
                yield self._row(row, line)
        if edges:
            yield self._rule(len(self.heights))

    def _row(self, row: int, line: int) -> list[Part]:
        """One line of text through all cells of a row."""
        parts: list[Part] = []
        column = 0
        while column < len(self.columns):
            if column or self.frame.has_edges:
                parts.append(self.frame.vertical)
            index = self.shape.owners[row][column]
            parts += self._text_at(index, self.tops[row] + line)
            column += self.shape.slots[index].colspan
        if self.frame.has_edges:
            parts.append(self.frame.vertical)
        return parts

    def _rule(self, row: int) -> list[Part]:
        """The line above a row: rules, and the text of cells that reach across it."""
        owners = self.shape.owners
        parts: list[Part] = []
        column = 0
        while column < len(self.columns):
            if column or self.frame.has_edges:
                parts.append(self._corner(row, column))
            across = 0 < row < len(owners) and owners[row - 1][column] == owners[row][column]
            if across:
                index = owners[row][column]
                parts += self._text_at(index, self.tops[row] - 1)
                column += self.shape.slots[index].colspan
            else:
                parts.append(self.frame.horizontal * (self.columns[column] // self.frame.unit))
                column += 1
        if self.frame.has_edges:
            parts.append(self._corner(row, len(self.columns)))
        return parts

    def _text_at(self, index: int, at: int) -> tuple[Part, ...]:
        """What a slot shows on a line of the table, filled up to its width.

        Between rules texts stand in the middle; without them at the top, so that lines are read in order.
        """
        slot, lines = self.shape.slots[index], self.lines[index]
        top, end = self.tops[slot.row], self.tops[slot.row + slot.rowspan] - 1
        width = inner_width(slot, self.columns, self.frame)
        line = at - top
        if self.frame.has_edges:
            line -= (end - top - (1 if lines is None else len(lines))) // 2
        if lines is None:
            return (index,) if line == 0 else (" " * width,)
        text = lines[line] if 0 <= line < len(lines) else ""
        left = alignment(slot, self.shape) == "left"
        return (padded(text, width, self.measure(text), left=left),)

    def _corner(self, row: int, column: int) -> str:
        """What stands where the rule above a row crosses the one left of a column."""
        above_left, above_right = self._owner(row - 1, column - 1), self._owner(row - 1, column)
        below_left, below_right = self._owner(row, column - 1), self._owner(row, column)
        return self.frame.corners[
            above_left != above_right,
            below_left != below_right,
            above_left != below_left,
            above_right != below_right,
        ]

    def _owner(self, row: int, column: int) -> int:
        """The slot at a square, or -1 outside the table."""
        inside = 0 <= row < len(self.shape.owners) and 0 <= column < len(self.columns)
        return self.shape.owners[row][column] if inside else -1


def _row_heights(shape: Shape, lines: Sequence[Sequence[str] | None]) -> tuple[int, ...]:
    needs = [1 if text is None else len(text) for text in lines]
    return tuple(map(int, row_heights(shape, needs, 1, between=1)))


def _tops(heights: tuple[int, ...]) -> tuple[int, ...]:
    return (0, *accumulate(each + 1 for each in heights))
