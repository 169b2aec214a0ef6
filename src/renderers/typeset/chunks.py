"""What flows over pages: pieces that know how much room they need at least, and where they can be cut.

A heading is never left alone at the foot of a page, nor one line of a paragraph alone on either side of a cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from attrs import frozen

from renderers.typeset.pages import Mark, PlacedFill, PlacedLink, PlacedRule, PlacedText
from renderers.typeset.set_lines import SetLine
from renderers.typeset.table_cells import SetTable
from renderers.typeset.table_pages import cut, first_ends, place

if TYPE_CHECKING:
    from typing import TypeAlias

    Placed: TypeAlias = PlacedText | PlacedRule | PlacedFill | PlacedLink

# A page of which so much would stay empty takes the beginning of a table that a new page could hold whole.
_NEARLY_EMPTY: Final = 0.7


class Chunk(Protocol):
    """What flows: a heading, a paragraph, a table, a signature."""

    @property
    def before(self) -> float:
        """Empty space above, in points; none at the head of a page."""
        ...

    @property
    def after(self) -> float:
        """Empty space below, in points."""
        ...

    @property
    def keeps_with_next(self) -> bool:
        """Whether it may not be the last thing on a page."""
        ...

    @property
    def parts_if_need_be(self) -> bool:
        """Whether it may be the last thing on a page all the same, where all that keeps together is more than a page."""
        ...

    @property
    def on_new_page(self) -> bool:
        """Whether it begins a page."""
        ...

    @property
    def turned(self) -> bool:
        """Whether it stands on a landscape page."""
        ...

    def least(self, room: float, page: float, /) -> float:
        """The height of the smallest first part, in points, where there is `room` and a new page has `page` points for it."""
        ...

    def part(self, room: float, page: float, taken: int) -> int:
        """How much fits in `room` points after `taken` lines or rows; equal to `taken` if nothing does.

        A new page has `page` points for it.
        """
        ...

    @property
    def length(self) -> int:
        """How many lines or rows it has."""
        ...

    def height(self, taken: int, end: int) -> float:
        """The height of a part, in points."""
        ...

    def place(self, taken: int, end: int, x: float, y: float) -> Iterator[Placed]:
        """A part, placed with its upper left corner at x, y."""
        ...


@frozen(kw_only=True)
class TextChunk:
    """Lines of text that follow each other at a pitch."""

    lines: Sequence[SetLine]
    pitch: float
    mark: Mark
    before: float = 0.0
    after: float = 0.0
    keeps_with_next: bool = False
    parts_if_need_be: bool = False
    #: Never to be cut.
    whole: bool = False
    on_new_page: bool = False
    turned: bool = False
    #: Whether the next chunk stands beside it and not below.
    beside: bool = False

    @property
    def length(self) -> int:
        return len(self.lines)

    def height(self, taken: int, end: int) -> float:
        return 0.0 if self.beside else (end - taken) * self.pitch

    def _ink(self, count: int) -> float:
        """The room that lines need: below the last one only its characters, not its pitch."""
        return (count - 1) * self.pitch + self.lines[0].size if count else 0.0

    def least(self, _room: float, page: float, /) -> float:
        count = self.length if self.whole or self.length <= 3 else 2
        height = self._ink(count)
        return height if height <= page else self._ink(1)

    def part(self, room: float, page: float, taken: int) -> int:
        left = self.length - taken
        size = self.lines[0].size
        fitting = int((room - size) / self.pitch + 1.0001) if room >= size - 0.01 else 0
        if fitting >= left:
            return self.length
        on_new_page = room >= page - 0.01
        if self.whole and not on_new_page and self._ink(left) <= page:
            return taken
        # Two lines at least on either side of a cut, as long as pages have room for that many.
        if left - fitting == 1 and fitting > 2:
            fitting -= 1
        if not on_new_page and ((fitting < 2 and taken == 0) or left - fitting == 1):
            return taken
        return taken + max(fitting, 1 if on_new_page else 0)

    def place(self, taken: int, end: int, x: float, y: float) -> Iterator[Placed]:
        for line in self.lines[taken:end]:
            yield from line.placed(x, y, self.mark)
            yield from line.placed_links(x, y, self.mark)
            y += self.pitch


@frozen(kw_only=True)
class TableChunk:
    """A table. If it fits on one page it is not cut, unless nearly all of the page before would stay empty."""

    table: SetTable
    block: int
    before: float = 0.0
    after: float = 0.0
    keeps_with_next: bool = False
    parts_if_need_be: bool = False
    on_new_page: bool = False
    turned: bool = False

    @property
    def length(self) -> int:
        return len(self.table.heights)

    def height(self, taken: int, end: int) -> float:
        return sum(self.table.heights[taken:end]) + (self.table.head_height if taken else 0.0)

    def _keeps_whole(self, room: float, page: float) -> bool:
        return self.height(0, self.length) <= page and room < _NEARLY_EMPTY * page

    def least(self, room: float, page: float, /) -> float:
        if self._keeps_whole(room, page):
            return self.height(0, self.length)
        # The head with two rows, or with one if a page has no room for both.
        one, two = first_ends(self.table)
        height = self.height(0, two)
        return height if height <= page else self.height(0, one)

    def part(self, room: float, page: float, taken: int) -> int:
        if taken == 0 and room < self.height(0, self.length) and self._keeps_whole(room, page):
            return taken
        return cut(self.table, taken, room, page)

    def place(self, taken: int, end: int, x: float, y: float) -> Iterator[Placed]:
        return place(self.table, taken, end, x, y, self.block)
