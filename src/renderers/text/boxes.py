"""Tables as boxes of rules, with cells that span rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, Final

from attrs import frozen

from renderers.columns import least_widths
from renderers.line_breaking import break_label, break_lines
from renderers.style import alignment
from renderers.text_width import text_width

if TYPE_CHECKING:
    from renderers.document import Cell, Table
from renderers.shape import Shape, Slot

# Box characters by which of their arms are drawn: up, down, left, right.
_CORNERS: Final = {
    (0, 0, 0, 0): " ",
    (0, 0, 1, 1): "─",
    (1, 1, 0, 0): "│",
    (0, 1, 0, 1): "┌",
    (0, 1, 1, 0): "┐",
    (1, 0, 0, 1): "└",
    (1, 0, 1, 0): "┘",
    (1, 1, 0, 1): "├",
    (1, 1, 1, 0): "┤",
    (0, 1, 1, 1): "┬",
    (1, 0, 1, 1): "┴",
    (1, 1, 1, 1): "┼",
}


_HARMLESS: Final = {
    ord("\t"): " ",
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}


def box(table: Table, width: int) -> Iterator[str]:
    """The table in lines of at most `width` columns of a terminal, or wider if its numbers need it."""
    shape = table.shape
    columns = _column_widths(table, width)
    lines = tuple(
        _lines_of(cell, slot, _inner_width(slot, columns), shape)
        for slot, cell in zip(shape.slots, table.cells, strict=True)
    )
    return _Box(shape, columns, lines, _row_heights(shape, lines)).drawn()


def _inner_width(slot: Slot, columns: tuple[int, ...]) -> int:
    """The columns of a terminal inside a slot: those of its columns and of the rules it covers."""
    return sum(columns[slot.column : slot.column + slot.colspan]) + slot.colspan - 1


def _lines_of(cell: Cell, slot: Slot, width: int, shape: Shape) -> list[str]:
    # A tab, or a mark that turns the direction of a line, would tear the box apart.
    text = cell.text.translate(_HARMLESS)
    if not text:
        return []
    if slot.heading is None or alignment(slot, shape) == "left":
        return [line for line, _ in break_lines(text, width, text_width)]
    return break_label(text, width, text_width, 2, stacked=slot.heading == "row")


def _column_widths(table: Table, width: int) -> tuple[int, ...]:
    """In proportion to the shape, but never narrower than a hanzi, or than an unbroken number.

    What is left over goes to the widest column, or stays away if there is none.
    """
    shape = table.shape
    least = [ceil(each - 0.02) for each in least_widths(table, text_width)]
    room = width - len(least) - 1
    whole = sum(shape.columns)
    columns = [
        max(narrowest, int(room * share / whole))
        for narrowest, share in zip(least, shape.columns, strict=True)
    ]
    widest_share = max(shape.columns)
    if shape.columns.count(widest_share) == 1:
        columns[shape.columns.index(widest_share)] += max(0, room - sum(columns))
    # What the least widths took too much is given back by whoever has more than its least.
    while sum(columns) > room:
        spare = [have - narrowest for have, narrowest in zip(columns, least, strict=True)]
        if max(spare) == 0:
            break
        columns[spare.index(max(spare))] -= 1
    return tuple(columns)


def _row_heights(shape: Shape, lines: tuple[list[str], ...]) -> tuple[int, ...]:
    heights = [1] * len(shape.rows)
    pairs = list(zip(shape.slots, lines, strict=True))
    for slot, text in sorted(pairs, key=lambda pair: pair[0].rowspan):
        spanned = range(slot.row, slot.row + slot.rowspan)
        # The rules between the rows that a cell spans belong to the cell.
        missing = len(text) - sum(heights[row] for row in spanned) - (slot.rowspan - 1)
        if missing > 0:
            heights[spanned[-1]] += missing
    return tuple(heights)


@frozen(eq=False)
class _Box:
    """A table measured in columns and lines of a terminal."""

    shape: Shape
    columns: tuple[int, ...]
    #: The lines of text of each slot.
    lines: tuple[list[str], ...]
    heights: tuple[int, ...]

    def drawn(self) -> Iterator[str]:
        for row, height in enumerate(self.heights):
            yield self._rule(row)
            for line in range(height):
                yield self._row(row, line)
        yield self._rule(len(self.heights))

    def _row(self, row: int, line: int) -> str:
        """One line of text through all cells of a row."""
        parts: list[str] = []
        column = 0
        while column < len(self.columns):
            index = self.shape.owners[row][column]
            parts.append(self._text_at(index, self._lines_above(index, row) + line))
            column += self.shape.slots[index].colspan
        return f"│{'│'.join(parts)}│"

    def _rule(self, row: int) -> str:
        """The line above a row: rules, and the text of cells that reach across it."""
        owners = self.shape.owners
        parts: list[str] = []
        column = 0
        while column < len(self.columns):
            parts.append(self._corner(row, column))
            across = 0 < row < len(owners) and owners[row - 1][column] == owners[row][column]
            if across:
                index = owners[row][column]
                parts.append(self._text_at(index, self._lines_above(index, row) - 1))
                column += self.shape.slots[index].colspan
            else:
                parts.append("─" * self.columns[column])
                column += 1
        parts.append(self._corner(row, len(self.columns)))
        return "".join(parts)

    def _lines_above(self, index: int, row: int) -> int:
        """How many lines of a slot lie above a row: of the rows that it covers there, and their rules."""
        top = self.shape.slots[index].row
        return sum(self.heights[top:row]) + row - top

    def _text_at(self, index: int, line: int) -> str:
        """What a slot shows `line` lines below its top, filled up to its width."""
        slot, lines = self.shape.slots[index], self.lines[index]
        height = self._lines_above(index, slot.row + slot.rowspan) - 1
        at = line - (height - len(lines)) // 2
        text = lines[at] if 0 <= at < len(lines) else ""
        space = _inner_width(slot, self.columns) - text_width(text)
        left = 0 if alignment(slot, self.shape) == "left" else space // 2
        return " " * left + text + " " * (space - left)

    def _corner(self, row: int, column: int) -> str:
        """The character where the rule above a row crosses the one left of a column."""
        above_left, above_right = self._owner(row - 1, column - 1), self._owner(row - 1, column)
        below_left, below_right = self._owner(row, column - 1), self._owner(row, column)
        arms = (
            int(above_left != above_right),
            int(below_left != below_right),
            int(above_left != below_left),
            int(above_right != below_right),
        )
        return _CORNERS[arms]

    def _owner(self, row: int, column: int) -> int:
        """The slot at a square, or -1 outside the table."""
        inside = 0 <= row < len(self.shape.owners) and 0 <= column < len(self.columns)
        return self.shape.owners[row][column] if inside else -1
