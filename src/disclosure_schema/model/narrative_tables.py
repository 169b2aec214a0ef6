"""Tables that an office put into its prose or its annexes, row by row as HTML has them."""

from __future__ import annotations

from typing import Annotated, Literal

from disclosure_schema.form.geometry import Placement
from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import INDEX, SPAN, Text, Unfit, Wording
from disclosure_schema.limits import MOST_SQUARES


@frozen
class NarrativeCell:
    """A cell: its text, possibly empty, and how many rows and columns it spans."""

    text: Text
    rowspan: Annotated[int, SPAN] = 1
    colspan: Annotated[int, SPAN] = 1


@frozen(kw_only=True)
class NarrativeTable:
    """A table outside the form. Each row lists the cells that start in it, left to right.

    Raises `Unfit` if the cells leave a hole, overlap, or do not make a rectangle.
    """

    rows: tuple[tuple[NarrativeCell, ...], ...]
    #: How many rows at the top are headings.
    head_rows: Annotated[int, INDEX] = 0
    caption: Wording | None = None

    def __attrs_post_init__(self) -> None:
        if self.head_rows > len(self.rows):
            expected = f"at most the {len(self.rows)} rows of the table"
            raise Unfit(self.head_rows, expected, attribute="NarrativeTable.head_rows")
        if not self._is_plain():
            self.placements()

    def _is_plain(self) -> bool:
        """Whether all rows have the same number of cells, and no cell spans several squares, as in nearly all tables."""
        return (
            bool(self.rows)
            and 0 < len(self.rows[0]) * len(self.rows) <= MOST_SQUARES
            and all(len(row) == len(self.rows[0]) for row in self.rows)
            and all(cell.rowspan == cell.colspan == 1 for row in self.rows for cell in row)
        )

    @property
    def width(self) -> int:
        """How many columns it has."""
        return sum(cell.colspan for cell in self.rows[0]) if self.rows else 0

    def placements(self) -> tuple[Placement, ...]:
        """Where each cell stands, in reading order.

        For each column only the row is kept down to which it is filled, so the squares of a cell are never made.
        """
        height, width = len(self.rows), self.width
        if height * width > MOST_SQUARES:
            self._refuse(f"a table of {height} × {width} squares")
        filled = [0] * width
        covered = 0
        placed: list[Placement] = []
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while column < width and filled[column] > row:
                    column += 1
                below, right = row + cell.rowspan, column + cell.colspan
                if below > height or right > width or max(filled[column:right]) > row:
                    self._refuse(f"the cell {cell.text!r} in row {row} does not fit")
                filled[column:right] = [below] * cell.colspan
                covered += cell.rowspan * cell.colspan
                heading: Literal["column"] | None = "column" if row < self.head_rows else None
                placed.append(
                    Placement(row, column, cell.rowspan, cell.colspan, cell.text, heading)
                )
                column = right
        if covered != height * width or not covered:
            self._refuse(f"{covered} of {height} × {width} squares are covered")
        return tuple(placed)

    def _refuse(self, found: str) -> None:
        expected = "cells that fill a rectangle without holes and overlaps"
        raise Unfit(found, expected, attribute="NarrativeTable.rows")


def plain_row(*texts: str) -> tuple[NarrativeCell, ...]:
    """A row of cells that span nothing."""
    return tuple(NarrativeCell(each) for each in texts)
