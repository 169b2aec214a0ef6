"""The printed page as data: what a renderer is given.

A document knows nothing of any format, and nothing of the schema behind it.
Its classes raise `UnprintableText` for a text with a control character, and TypeError for what is no text.
Positions are derived from spans, and borders from positions.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from renderers.document.printable import all_printable, printable, printable_if_any
from renderers.document.shape import Shape, Slot
from renderers.errors import InvalidShape, NoSuchPart

__all__ = [
    "Attachment",
    "Block",
    "Cell",
    "Document",
    "Figure",
    "Heading",
    "Paragraph",
    "Properties",
    "Role",
    "Run",
    "Shape",
    "Slot",
    "Sum",
    "Table",
]

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
class Cell:
    """What stands in a slot.

    `text` is what is printed. `value` is the number it stands for, where it is one.
    `origin` is the place in the report that it came from, a JSON pointer; empty for labels.
    """

    text: str = field(validator=printable)
    value: int | Decimal | None = None
    origin: str = field(default="", validator=printable)


@frozen
class Sum:
    """Cells that must add up to the same on both sides, by the indexes of their slots.

    Mostly the right side is one cell, the total of those on the left. In table 三 there are balances too:
    new requests and those carried in are as many as all outcomes and those carried forward.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]


@frozen(kw_only=True)
class Table:
    """A table: its shape, and one cell for each slot, in the same order."""

    #: Names the table for anchors and file names: `proactive`, `requests`, `disputes`.
    key: str = field(validator=printable)
    #: What the table is; printed above it if `caption_printed`, else for those who cannot see it.
    caption: str = field(validator=printable)
    shape: Shape
    cells: tuple[Cell, ...]
    caption_printed: bool = False
    #: Which cells must add up, for formats that can compute. Whether they do is not said here.
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
        """The cell that covers a square of the grid. Two squares of one cell give the same object."""
        return self.cells[self.shape.owners[row][column]]

    def slot_at(self, row: int, column: int) -> Slot:
        """The slot that covers a square of the grid: where it starts, and how far it reaches."""
        return self.shape.slots[self.shape.owners[row][column]]


def _indexes(sums: tuple[Sum, ...]) -> set[int]:
    return {index for each in sums for index in (*each.left, *each.right)}


@frozen
class Run:
    """A piece of a paragraph. A newline in the text is a line break; `address` is where a link leads."""

    text: str = field(validator=printable)
    address: str | None = field(default=None, validator=printable_if_any)


@frozen
class Heading:
    """A heading. Level 1 is a section or an annex, 2 and 3 are sub-headings in it; `key` names it."""

    text: str = field(validator=printable)
    level: Literal[1, 2, 3]
    key: str = field(default="", validator=printable)
    #: Whether it begins a new page: an annex does.
    on_new_page: bool = False


@frozen
class Paragraph:
    """A paragraph of prose."""

    runs: tuple[Run, ...]
    role: Role = "body"
    #: Of the lines of a signature: whether room is left for a seal over them. A seal is never drawn.
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
    address: str | None = field(default=None, validator=printable_if_any)

    @property
    def stand_in(self) -> str:
        """What is printed in the place of the picture, where it is not framed: `［图：柱状图］`."""
        return f"［图：{self.alt}］"


Block: TypeAlias = Heading | Paragraph | Table | Figure


@frozen(kw_only=True)
class Properties:
    """What a file says about itself."""

    agency: str = field(validator=printable)
    year: int
    #: The id of the edition of the form.
    edition: str = field(validator=printable)
    #: The day the report was signed.
    date: datetime.date | None = None
    publisher: str | None = field(default=None, validator=printable_if_any)
    index_number: str | None = field(default=None, validator=printable_if_any)
    keywords: tuple[str, ...] = field(default=(), validator=all_printable)
    #: What a site calls its source, where that is not the publisher.
    source: str | None = field(default=None, validator=printable_if_any)
    #: What it is about, in a sentence or two.
    summary: str | None = field(default=None, validator=printable_if_any)
    #: The day it was published, which is not the day it was signed.
    published: datetime.date | None = None
    #: Where it was published.
    url: str | None = field(default=None, validator=printable_if_any)


@frozen
class Attachment:
    """A file that goes with the document, for formats that can hold one: what `name` says, without a folder.

    `data` are its bytes, `description` says to people what it is.
    """

    name: str = field(validator=printable)
    media_type: str = field(validator=printable)
    data: bytes = field(repr=False)
    description: str = field(default="", validator=printable)


@frozen(kw_only=True)
class Document:
    """A printed page, top to bottom. `language` is a BCP 47 tag."""

    title: str = field(validator=printable)
    language: str = field(validator=printable)
    properties: Properties
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...] = ()

    def section(self, key: str) -> Document:
        """The same document with one section or annex only: its heading, and what stands below it.

        `key` is that of its heading: `requests`, `annex-1`; the first of that key. Raises `NoSuchPart`.
        """
        starts: dict[str, int] = {}
        for index, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.level == 1 and block.key:
                starts.setdefault(block.key, index)
        if key not in starts:
            raise NoSuchPart("section", key, tuple(starts))
        start = starts[key]
        rest = self.blocks[start + 1 :]
        end = next((index for index, block in enumerate(rest) if _ends_section(block)), len(rest))
        return self.only(self.blocks[start], *rest[:end])

    def table(self, key: str) -> Table:
        """The table of that key: `proactive`, `requests`, `disputes`; the first, as of sections. Raises `NoSuchPart`."""
        tables: dict[str, Table] = {}
        for each in self.blocks:
            if isinstance(each, Table) and each.key:
                tables.setdefault(each.key, each)
        if key not in tables:
            raise NoSuchPart("table", key, tuple(tables))
        return tables[key]

    def only(self, *blocks: Block) -> Document:
        """The same document with these blocks only; what is attached to it stays."""
        return evolve(self, blocks=blocks)


def _ends_section(block: Block) -> bool:
    """Whether a block stands behind a section: the next heading of its rank, or what ends a report."""
    match block:
        case Heading(level=1):
            return True
        case Paragraph(role=role):
            return role in ("annexes", "signature", "date", "reviewer")
        case _:
            return False
