"""The blocks of a page: headings, paragraphs, tables and figures.

They raise `UnprintableText` for a text that no format can hold, such as one with a control character,
and TypeError for what is no text.

A text that is no address, such as `javascript:alert(1)` or `//host/share`, makes no link: the run or figure then has
no `address`, and its text stays. So no format, and no plug-in, has to know which addresses are safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import field, frozen

from disclosure_schema.text.addresses import is_address
from disclosure_schema.text.characters import refused_character
from renderers.document.printable import printable, printable_if_any
from renderers.document.shape import Shape, Slot
from renderers.errors import InvalidShape

#: What a paragraph is for. Renderers choose its style by this.
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
class Cell:
    """What stands in a slot of a table."""

    #: What is printed.
    text: str = field(validator=printable)
    #: The number that the text stands for, if it is one.
    value: int | Decimal | None = None
    #: The place in the report that the cell came from, a JSON pointer such as `/requests/received/total`; empty for labels.
    origin: str = field(default="", validator=printable)


@frozen
class Sum:
    """An equation: the cells of the left side must add up to the same as those of the right side.

    Cells are indexes of slots. Mostly the right side is one cell, the total of those on the left. Table 三 has balances too:
    requests received and carried in are as many as the outcomes and those carried forward.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]


@frozen(kw_only=True)
class Table:
    """A table: its shape, and one cell for each slot, in the same order."""

    #: Names the table for anchors and file names: `proactive`, `requests`, `disputes`.
    key: str = field(validator=printable)
    #: What the table is. It is printed above the table if `caption_printed`, else only read out to those who cannot see.
    caption: str = field(validator=printable)
    shape: Shape
    cells: tuple[Cell, ...]
    caption_printed: bool = False
    #: Which cells must add up, for formats that can compute. Whether they do, a document does not know.
    sums: tuple[Sum, ...] = ()

    def __attrs_post_init__(self) -> None:
        count = len(self.shape.slots)
        if len(self.cells) != count:
            raise InvalidShape(f"{count} slots but {len(self.cells)} cells")
        if self.sums and not _indexes(self.sums) <= set(range(count)):
            raise InvalidShape(f"a sum of cells that are not among the {count}")

    @property
    def rows(self) -> Iterator[tuple[tuple[Slot, Cell], ...]]:
        """Row by row the slots that start there with their cells, as HTML wants them."""
        slots, cells = self.shape.slots, self.cells
        for indexes in self.shape.rows:
            yield tuple((slots[each], cells[each]) for each in indexes)

    def owner_at(self, row: int, column: int) -> Cell:
        """The cell that covers a square of the table. Two squares of one cell give the same object."""
        return self.cells[self.shape.owners[row][column]]

    def slot_at(self, row: int, column: int) -> Slot:
        """The slot that covers a square of the table: where it starts, and how far it reaches."""
        return self.shape.slots[self.shape.owners[row][column]]


def _indexes(sums: tuple[Sum, ...]) -> set[int]:
    return {index for each in sums for index in (*each.left, *each.right)}


def _leading(address: str | None) -> str | None:
    """Where a link leads, without white space around it; None for a text that is no address.

    The validator refuses what is no text, or cannot be printed.
    """
    if not isinstance(address, str) or refused_character(address):
        return address
    address = address.strip()
    return address if is_address(address) else None


@frozen
class Run:
    """A piece of a paragraph. A newline in the text is a line break."""

    text: str = field(validator=printable)
    #: Where it leads, if it is a link: what `disclosure_schema.text.addresses.is_address` accepts, else None.
    address: str | None = field(default=None, converter=_leading, validator=printable_if_any)


@frozen
class Heading:
    """A heading."""

    text: str = field(validator=printable)
    #: 1 for a section or an annex, 2 and 3 for the sub-headings in it.
    level: Literal[1, 2, 3]
    #: Names the section or annex for anchors and file names: `requests`, `annex-1`.
    key: str = field(default="", validator=printable)
    #: Whether it begins a new page: an annex does.
    on_new_page: bool = False


@frozen
class Paragraph:
    """A paragraph of prose."""

    runs: tuple[Run, ...]
    role: Role = "body"
    #: Whether room is left for a seal over a line of the signature. A seal is never drawn.
    sealed: bool = False

    @property
    def text(self) -> str:
        """The whole text, without the division into runs."""
        return "".join([each.text for each in self.runs])


@frozen
class Figure:
    """A picture. A document does not hold the picture itself, only a text `alt` that says what it shows."""

    alt: str = field(validator=printable)
    caption: str | None = field(default=None, validator=printable_if_any)
    #: Where the picture lies: an address as in a `Run`.
    address: str | None = field(default=None, converter=_leading, validator=printable_if_any)

    @property
    def stand_in(self) -> str:
        """What is printed in the place of the picture, where it is not framed: `［图：柱状图］`."""
        return f"［图：{self.alt}］"


Block: TypeAlias = Heading | Paragraph | Table | Figure
