"""A table drawn in columns and lines of a terminal. Cells can be left open, to be filled in later."""

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

#: A part of a line: characters, or an open cell by the index of its slot.
Fragment: TypeAlias = str | int


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
class DrawnTable:
    """A table measured in columns and lines of a terminal."""

    shape: Shape
    frame: Frame
    columns: tuple[int, ...]
    #: The lines of text of each slot. None for an open cell, which has one line.
    texts: Sequence[Sequence[str] | None]
    measure: Callable[[str], int]
    #: On which line each row begins, the rules counted; and at the end the line below the table.
    tops: tuple[int, ...] = field(
        init=False, default=Factory(lambda self: _tops(self.shape, self.texts), takes_self=True)
    )

    @property
    def size(self) -> int:
        """How many columns of a terminal the table takes on all its lines together."""
        return self.tops[-1] * (sum(self.columns) + len(self.columns) * self.frame.thickness)

    def lines(self) -> Iterator[list[Fragment]]:
        """The lines of the table, rules among them."""
        rows = len(self.shape.rows)
        for row, (top, below) in enumerate(zip(self.tops, self.tops[1:], strict=False)):
            if row or self.frame.has_edges:
                yield self._line(row - 1, row, top - 1)
            for at in range(top, below - 1):
                yield self._line(row, row, at)
        if self.frame.has_edges:
            yield self._line(rows - 1, rows, self.tops[-1] - 1)

    def _line(self, above: int, below: int, at: int) -> list[Fragment]:
        """The line `at` between the rows `above` and `below`, which are one row for a line of text.

        A cell that stands in both shows its text there; between other cells there is a rule.
        """
        line: list[Fragment] = []
        column = 0
        while column < len(self.columns):
            if column or self.frame.has_edges:
                line.append(self._corner(above, below, column))
            index = self._owner(above, column)
            if index == self._owner(below, column):
                line.append(self._text_at(index, at))
                column += self.shape.slots[index].colspan
            else:
                line.append(self.frame.horizontal * (self.columns[column] // self.frame.unit))
                column += 1
        if self.frame.has_edges:
            line.append(self._corner(above, below, column))
        return line

    def _text_at(self, index: int, at: int) -> Fragment:
        """What a slot shows on a line of the table, filled up to its width.

        Between rules texts stand in the middle; without them at the top, so that lines are read in order.
        """
        slot, texts = self.shape.slots[index], self.texts[index]
        top, end = self.tops[slot.row], self.tops[slot.row + slot.rowspan] - 1
        number = at - top
        if self.frame.has_edges:
            number -= (end - top - (1 if texts is None else len(texts))) // 2
        if texts is None and number == 0:
            return index
        text = texts[number] if texts and 0 <= number < len(texts) else ""
        left = alignment(slot, self.shape) == "left"
        width = inner_width(slot, self.columns, self.frame)
        return padded(text, width, self.measure(text), left=left)

    def _corner(self, above: int, below: int, column: int) -> str:
        """What stands at the left of a column, where the rules around four squares meet."""
        above_left, above_right = self._owner(above, column - 1), self._owner(above, column)
        below_left, below_right = self._owner(below, column - 1), self._owner(below, column)
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


def _tops(shape: Shape, texts: Sequence[Sequence[str] | None]) -> tuple[int, ...]:
    needs = [1 if lines is None else len(lines) for lines in texts]
    heights = map(int, row_heights(shape, needs, 1, between=1))
    return tuple(accumulate((height + 1 for height in heights), initial=0))
