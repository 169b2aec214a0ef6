"""Tables that an office put into its prose or its annexes, row by row as HTML has them."""

from __future__ import annotations

from typing import Annotated, Literal

from attrs import field, frozen
from attrs.validators import optional

from disclosure_schema.described import Described
from disclosure_schema.form.geometry import Placement
from disclosure_schema.kinds import (
    INDEX,
    SPAN,
    TEXT,
    WORDING,
    Text,
    Unfit,
    Wording,
    tuple_of,
    tuple_of_kind,
)

# More squares than any printed table has.
_MOST_SQUARES = 100_000


@frozen(repr=False)
class NarrativeCell(Described):
    """A cell: its text, possibly empty, and how many rows and columns it spans."""

    text: Text = field(validator=TEXT)
    rowspan: Annotated[int, SPAN] = field(default=1, validator=SPAN)
    colspan: Annotated[int, SPAN] = field(default=1, validator=SPAN)


@frozen(kw_only=True, repr=False)
class NarrativeTable(Described):
    """A table outside the form. Each row lists the cells that start in it, left to right.

    Raises `Unfit` if the cells leave a hole, overlap, or do not make a rectangle.
    """

    rows: tuple[tuple[NarrativeCell, ...], ...] = field(
        validator=tuple_of_kind(tuple_of(NarrativeCell))
    )
    #: How many rows at the top are headings.
    head_rows: Annotated[int, INDEX] = field(default=0, validator=INDEX)
    caption: Wording | None = field(default=None, validator=optional(WORDING))

    def __attrs_post_init__(self) -> None:
        if self.head_rows > len(self.rows):
            expected = f"at most the {len(self.rows)} rows of the table"
            raise Unfit(self.head_rows, expected, attribute="NarrativeTable.head_rows")
        if not self._is_plain():
            self.placements()

    def _is_plain(self) -> bool:
        """Whether rows are equally long and no cell spans more than its square, as in nearly all tables."""
        return (
            bool(self.rows)
            and 0 < len(self.rows[0]) * len(self.rows) <= _MOST_SQUARES
            and all(len(row) == len(self.rows[0]) for row in self.rows)
            and all(cell.rowspan == cell.colspan == 1 for row in self.rows for cell in row)
        )

    @property
    def width(self) -> int:
        """How many columns it has."""
        return sum(cell.colspan for cell in self.rows[0]) if self.rows else 0

    def placements(self) -> tuple[Placement, ...]:
        """Where each cell stands, in reading order."""
        height, width = len(self.rows), self.width
        if height * width > _MOST_SQUARES:
            self._refuse(f"a table of {height} × {width} squares")
        taken: set[tuple[int, int]] = set()
        placed: list[Placement] = []
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                if row + cell.rowspan > height or column + cell.colspan > width:
                    self._refuse(f"the cell {cell.text!r} in row {row} does not fit")
                squares = {
                    (row + down, column + across)
                    for down in range(cell.rowspan)
                    for across in range(cell.colspan)
                }
                if squares & taken:
                    self._refuse(f"the cell {cell.text!r} in row {row} does not fit")
                taken |= squares
                heading: Literal["column"] | None = "column" if row < self.head_rows else None
                placed.append(
                    Placement(row, column, cell.rowspan, cell.colspan, cell.text, heading)
                )
        if len(taken) != height * width or not taken:
            self._refuse(f"{len(taken)} of {height} × {width} squares are covered")
        return tuple(placed)

    def _refuse(self, found: str) -> None:
        expected = "cells that fill a rectangle without holes and overlaps"
        raise Unfit(found, expected, attribute="NarrativeTable.rows")


def plain_row(*texts: str) -> tuple[NarrativeCell, ...]:
    """A row of cells that span nothing."""
    return tuple(NarrativeCell(each) for each in texts)
