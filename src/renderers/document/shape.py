"""How a table is divided: rows and columns, and the slots that fill them."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from attrs import frozen

from renderers.errors import InvalidShape


@frozen
class Slot:
    """A rectangle of a table, and whether it is a heading of rows or of columns. Rows and columns are counted from 0."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    heading: Literal["row", "column"] | None = None


@frozen(kw_only=True, cache_hash=True)
class Shape:
    """How a table is divided, shared by all tables of the same form.

    Its slots fill the table in reading order, without holes and without overlap, and none
    reaches from the head rows into the rows below them. Raises `InvalidShape`.

    A shape verifies that when it is made, in memory that grows with its slots and columns. It does not grow with the rows,
    for one slot may claim a billion of them. `rows` and `owners`, which have an entry for each row, are made on first use.
    """

    #: The relative width of each column; there is one at least.
    columns: tuple[float, ...]
    #: How many rows at the top are headings, to be repeated where the table goes on on another page.
    head_rows: int
    #: How many columns at the left are headings.
    stub_columns: int
    slots: tuple[Slot, ...]

    def __attrs_post_init__(self) -> None:
        if not self.columns:
            raise InvalidShape("a table without columns")
        height = _height_filled(self.slots, len(self.columns))
        if not 0 <= self.head_rows <= height or not 0 <= self.stub_columns <= len(self.columns):
            raise InvalidShape("more headings than rows or columns")
        for slot in self.slots:
            if slot.row < self.head_rows < slot.row + slot.rowspan:
                raise InvalidShape(
                    f"a slot reaches from the {self.head_rows} head rows into the body: {slot}"
                )

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """The part of the width of the table that each column takes; all together are 1."""
        whole = sum(self.columns)
        return tuple(each / whole for each in self.columns)

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """For each row the indexes of the slots that start in it. The cells of a table have the same indexes."""
        height = max((slot.row + slot.rowspan for slot in self.slots), default=0)
        starts: dict[int, list[int]] = {}
        for index, slot in enumerate(self.slots):
            starts.setdefault(slot.row, []).append(index)
        return tuple(tuple(starts.get(row, ())) for row in range(height))

    @cached_property
    def owners(self) -> tuple[tuple[int, ...], ...]:
        """For each row and column the index of the slot that covers it. A row in which no slot starts shares the one above."""
        covering = [0] * len(self.columns)
        owners: list[tuple[int, ...]] = []
        for starting in self.rows:
            for index in starting:
                slot = self.slots[index]
                covering[slot.column : slot.column + slot.colspan] = [index] * slot.colspan
            owners.append(tuple(covering) if starting else owners[-1])
        return tuple(owners)


def _height_filled(slots: tuple[Slot, ...], width: int) -> int:
    """How many rows the slots fill. Raises `InvalidShape` if they do not fill each square once, in reading order.

    Instead of every square, it keeps for each column the row down to which that is filled.
    """
    for slot in slots:
        if slot.row < 0 or slot.column < 0 or slot.rowspan < 1 or slot.colspan < 1:
            raise InvalidShape(f"a slot spans nothing: {slot}")
        if slot.column + slot.colspan > width:
            raise InvalidShape(f"a slot reaches beyond the last column: {slot}")
    filled = [0] * width
    ordered = sorted(slots, key=_place)
    for slot in ordered:
        end = slot.column + slot.colspan
        for column in range(slot.column, end):
            if filled[column] > slot.row:
                raise InvalidShape(f"two slots at row {slot.row}, column {column}")
            if filled[column] < slot.row:
                raise _hole(filled)
        filled[slot.column : end] = [slot.row + slot.rowspan] * slot.colspan
    if len(set(filled)) > 1:
        raise _hole(filled)
    if list(map(_place, slots)) != list(map(_place, ordered)):
        raise InvalidShape("the slots do not stand in reading order")
    return filled[0] if filled else 0


def _place(slot: Slot) -> tuple[int, int]:
    return slot.row, slot.column


def _hole(filled: list[int]) -> InvalidShape:
    row = min(filled)
    return InvalidShape(f"nothing stands at row {row}, column {filled.index(row)}")
