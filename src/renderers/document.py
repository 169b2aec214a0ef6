"""The printed page as data: what a renderer is given.

A document knows nothing of any format, and nothing of the schema behind it.
Positions are derived from spans, and borders from positions.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import field, frozen

from renderers.errors import InvalidShape

#: What a paragraph is for. Renderers choose its look by this.
Role: TypeAlias = Literal[
    "body",
    "preamble",
    "contact",
    "note",
    "annexes",
    "signature",
    "date",
    "reviewer",
    "annex_title",
]


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

    Its slots fill the grid in reading order, without holes and without overlap; that is checked once, here.
    Raises `InvalidShape`.
    """

    #: The relative width of each column.
    columns: tuple[float, ...]
    #: How many rows at the top are headings, to be repeated where the table goes on on another page.
    head_rows: int
    #: How many columns at the left are headings.
    stub_columns: int
    slots: tuple[Slot, ...]
    #: For each row the indexes of the slots that start in it.
    rows: tuple[tuple[int, ...], ...] = field(init=False, repr=False, eq=False)
    #: For each row and column the index of the slot that covers it.
    owners: tuple[tuple[int, ...], ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
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


@frozen
class Cell:
    """What stands in a slot.

    `text` is what is printed. `value` is the number it stands for, where it is one.
    `origin` is the place in the report that it came from, a JSON pointer; empty for labels.
    """

    text: str
    value: int | Decimal | None = None
    origin: str = ""


@frozen(kw_only=True)
class Table:
    """A table: its shape, and one cell for each slot, in the same order."""

    #: Names the table for anchors and file names: `proactive`, `requests`, `disputes`.
    key: str
    #: What the table is; printed above it if `caption_printed`, else for those who cannot see it.
    caption: str
    shape: Shape
    cells: tuple[Cell, ...]
    caption_printed: bool = False

    def __attrs_post_init__(self) -> None:
        if len(self.cells) != len(self.shape.slots):
            raise InvalidShape(f"{len(self.shape.slots)} slots but {len(self.cells)} cells")

    @property
    def rows(self) -> Iterator[tuple[tuple[Slot, Cell], ...]]:
        """Row by row the slots that start there with their cells, as HTML wants them."""
        slots, cells = self.shape.slots, self.cells
        for indexes in self.shape.rows:
            yield tuple((slots[each], cells[each]) for each in indexes)

    def owner_at(self, row: int, column: int) -> Cell:
        """The cell that covers a square of the grid. Two squares of one cell give the same object."""
        return self.cells[self.shape.owners[row][column]]


@frozen
class Run:
    """A piece of a paragraph. A newline in the text is a line break; `address` is where a link leads."""

    text: str
    address: str | None = None


@frozen
class Heading:
    """A heading. Level 1 is a section or an annex, 2 and 3 are sub-headings in it; `key` names it."""

    text: str
    level: Literal[1, 2, 3]
    key: str = ""
    #: Whether it begins a new page: an annex does.
    on_new_page: bool = False


@frozen
class Paragraph:
    """A paragraph of prose."""

    runs: tuple[Run, ...]
    role: Role = "body"

    @property
    def text(self) -> str:
        """The whole text, without the division into runs."""
        return "".join(each.text for each in self.runs)


@frozen
class Figure:
    """A picture, by what it shows. Where there is no picture, `alt` is printed in its place."""

    alt: str
    caption: str | None = None
    address: str | None = None


Block: TypeAlias = Heading | Paragraph | Table | Figure


@frozen(kw_only=True)
class Properties:
    """What a file says about itself."""

    agency: str
    year: int
    #: The id of the edition of the form.
    edition: str
    #: The day the report was signed.
    date: datetime.date | None = None
    publisher: str | None = None
    index_number: str | None = None
    keywords: tuple[str, ...] = ()


@frozen(kw_only=True)
class Document:
    """A printed page, top to bottom. `language` is a BCP 47 tag."""

    title: str
    language: str
    properties: Properties
    blocks: tuple[Block, ...]
