"""Chunks: lines and tables that are set and not yet placed. Each knows the least room that it can begin in, and where it can be cut.

No heading is the last thing on a page, and no line of a paragraph is alone on either side of a cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from attrs import frozen

from renderers.typeset.pages import Mark, PlacedFill, PlacedLink, PlacedRule, PlacedText
from renderers.typeset.set_lines import SetLine
from renderers.typeset.table_cells import SetTable
from renderers.typeset.table_pages import end_within, first_ends, place

if TYPE_CHECKING:
    from typing import TypeAlias

    Placed: TypeAlias = PlacedText | PlacedRule | PlacedFill | PlacedLink

# A table that a new page could hold whole begins on the page before it only if this share of that would stay empty.
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
    def may_end_page(self) -> bool:
        """Whether it may be the last thing on a page even so, if what keeps together is higher than a page."""
        ...

    @property
    def on_new_page(self) -> bool:
        """Whether it begins a page."""
        ...

    @property
    def turned(self) -> bool:
        """Whether it stands on a landscape page."""
        ...

    def least_height(self, room: float, page: float, /) -> float:
        """The height of the least that it can begin with, in points.

        This page has `room` points for it, and a new one `page` points.
        """
        ...

    def end_within(self, room: float, page: float, start: int) -> int:
        """The line or row before which the page ends, if it continues with the one at `start`; `start` if nothing fits.

        This page has `room` points left, and a new one has `page` points for it.
        """
        ...

    @property
    def length(self) -> int:
        """How many lines or rows it has."""
        ...

    def height(self, start: int, end: int) -> float:
        """The height of its lines or rows from `start` to before `end`, in points."""
        ...

    def place(self, start: int, end: int, x: float, y: float) -> Iterator[Placed]:
        """Its lines or rows from `start` to before `end`, with the upper left corner at x, y."""
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
    may_end_page: bool = False
    #: Whether it is never cut.
    whole: bool = False
    on_new_page: bool = False
    turned: bool = False
    #: Whether the next chunk stands beside it and not below.
    beside: bool = False

    @property
    def length(self) -> int:
        return len(self.lines)

    def height(self, start: int, end: int) -> float:
        return 0.0 if self.beside else (end - start) * self.pitch

    def _ink(self, count: int) -> float:
        """The room that lines need: of the last one its characters alone, without the space to a next line."""
        return (count - 1) * self.pitch + self.lines[0].size if count else 0.0

    def least_height(self, _room: float, page: float, /) -> float:
        count = self.length if self.whole or self.length <= 3 else 2
        height = self._ink(count)
        return height if height <= page else self._ink(1)

    def end_within(self, room: float, page: float, start: int) -> int:
        left = self.length - start
        size = self.lines[0].size
        fitting = int((room - size) / self.pitch + 1.0001) if room >= size - 0.01 else 0
        if fitting >= left:
            return self.length
        on_new_page = room >= page - 0.01
        if self.whole and not on_new_page and self._ink(left) <= page:
            return start
        # Two lines at least on either side of a cut, as long as pages have room for that many.
        if left - fitting == 1 and fitting > 2:
            fitting -= 1
        if not on_new_page and ((fitting < 2 and start == 0) or left - fitting == 1):
            return start
        return start + max(fitting, 1 if on_new_page else 0)

    def place(self, start: int, end: int, x: float, y: float) -> Iterator[Placed]:
        for line in self.lines[start:end]:
            yield from line.placed(x, y, self.mark)
            yield from line.placed_links(x, y, self.mark)
            y += self.pitch


@frozen(kw_only=True)
class TableChunk:
    """A table. One that fits on a page is not cut, unless nearly all of the page before it would stay empty."""

    table: SetTable
    block: int
    before: float = 0.0
    after: float = 0.0
    keeps_with_next: bool = False
    may_end_page: bool = False
    on_new_page: bool = False
    turned: bool = False

    @property
    def length(self) -> int:
        return len(self.table.heights)

    def height(self, start: int, end: int) -> float:
        return self.table.height(start, end)

    def _keeps_whole(self, room: float, page: float) -> bool:
        return self.height(0, self.length) <= page and room < _NEARLY_EMPTY * page

    def least_height(self, room: float, page: float, /) -> float:
        if self._keeps_whole(room, page):
            return self.height(0, self.length)
        # The head with two rows, or with one if a page has no room for two.
        one, two = first_ends(self.table)
        height = self.height(0, two)
        return height if height <= page else self.height(0, one)

    def end_within(self, room: float, page: float, start: int) -> int:
        if start == 0 and room < self.height(0, self.length) and self._keeps_whole(room, page):
            return start
        return end_within(self.table, start, room, page)

    def place(self, start: int, end: int, x: float, y: float) -> Iterator[Placed]:
        return place(self.table, start, end, x, y, self.block)
