"""How a table is divided: a grid, and the slots that fill it."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from renderers.errors import InvalidShape


@frozen
class Slot:
    """A rectangle of a table, in rows and columns counted from 0, and what it heads, if it heads anything."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    heading: Literal["row", "column"] | None = None


@frozen(kw_only=True, cache_hash=True)
class Shape:
    """How a table is divided, shared by all tables of the same form.

    Its slots fill the grid in reading order, without holes and without overlap, and none
    reaches from the head rows into the rows below them; that is checked once, here.
    Raises `InvalidShape`.
    """

    #: The relative width of each column; there is one at least.
    columns: tuple[float, ...]
    #: How many rows at the top are headings, to be repeated where the table goes on on another page.
    head_rows: int
    #: How many columns at the left are headings.
    stub_columns: int
    slots: tuple[Slot, ...]
    #: For each row the indexes of the slots that start in it, in `slots` and in the cells of a table.
    rows: tuple[tuple[int, ...], ...] = field(init=False, repr=False, eq=False)
    #: For each row, and in it each column, the index of the slot that covers that square.
    owners: tuple[tuple[int, ...], ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not self.columns:
            raise InvalidShape("a table without columns")
        height = max((slot.row + slot.rowspan for slot in self.slots), default=0)
        width = len(self.columns)
        owners = [[-1] * width for _ in range(height)]
        starts: list[list[int]] = [[] for _ in range(height)]
        for index, slot in enumerate(self.slots):
            _claim(owners, slot, index)
            starts[slot.row].append(index)
        for row, line in enumerate(owners):
            if -1 in line:
                raise InvalidShape(f"nothing stands at row {row}, column {line.index(-1)}")
        places = [(slot.row, slot.column) for slot in self.slots]
        if places != sorted(places):
            raise InvalidShape("the slots do not stand in reading order")
        if not 0 <= self.head_rows <= height or not 0 <= self.stub_columns <= width:
            raise InvalidShape("more headings than rows or columns")
        for slot in self.slots:
            if slot.row < self.head_rows < slot.row + slot.rowspan:
                raise InvalidShape(
                    f"a slot reaches from the {self.head_rows} head rows into the body: {slot}"
                )
        object.__setattr__(self, "rows", tuple(map(tuple, starts)))
        object.__setattr__(self, "owners", tuple(map(tuple, owners)))


def _claim(owners: list[list[int]], slot: Slot, index: int) -> None:
    if slot.row < 0 or slot.column < 0 or slot.rowspan < 1 or slot.colspan < 1:
        raise InvalidShape(f"a slot spans nothing: {slot}")
    for row in range(slot.row, slot.row + slot.rowspan):
        for column in range(slot.column, slot.column + slot.colspan):
            if column >= len(owners[row]):
                raise InvalidShape(f"a slot reaches beyond the last column: {slot}")
            if owners[row][column] != -1:
                raise InvalidShape(f"two slots at row {row}, column {column}")
            owners[row][column] = index
