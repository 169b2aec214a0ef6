"""Chunks are placed below each other, page after page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from renderers.style import Paper
    from renderers.typeset.chunks import Chunk, Placed


@define
class FilledPage:
    """A page that is being filled."""

    paper: Paper
    placed: list[Placed] = field(factory=list)


# In points: a page may be fuller than its room by this, since sums of heights are not exact.
_TOLERANCE = 0.05


@define
class Flow:
    """Places chunks one after another, and begins a new page where one is full or the paper turns."""

    _upright: Paper
    pages: list[FilledPage] = field(init=False)
    _used: float = field(default=0.0, init=False)

    def __attrs_post_init__(self) -> None:
        self.pages = [FilledPage(self._upright)]

    @property
    def height(self) -> float:
        """The room of the page that is being filled."""
        return self.pages[-1].paper.text_height + _TOLERANCE

    def add(self, chunks: Sequence[Chunk]) -> None:
        """Place all chunks in order."""
        chain: list[Chunk] = []
        for chunk in chunks:
            if chain and chain[-1].turned != chunk.turned:
                self._add_chain(chain)
                chain = []
            chain.append(chunk)
            if not chunk.keeps_with_next:
                self._add_chain(chain)
                chain = []
        self._add_chain(chain)

    def _add_chain(self, chain: Sequence[Chunk]) -> None:
        """Place chunks of which all but the last keep with the next one.

        They stand on one page with the beginning of the last one. If that is more than a page holds,
        they are separated where they may be, or else anywhere.
        """
        if not chain:
            return
        *leading, last = chain
        self._turn(self._upright.turned if last.turned else self._upright)
        leading_height = sum(
            each.before + each.height(0, each.length) + each.after for each in leading
        )
        # The room of a new page for the last chunk, below the others.
        page = self.height - leading_height - (last.before if leading else 0.0)
        above = leading_height + last.before
        room = self._room() - above
        least = above + last.least_height(room, page) if page > 0 else float("inf")
        if least > self.height:
            if len(shorter := _separated(chain)) > 1:
                for each in shorter:
                    self._add_chain(each)
                return
            page = self.height
            least = chain[0].before + chain[0].least_height(self._room() - chain[0].before, page)
        if self._used > 0 and (chain[0].on_new_page or least > self._room()):
            self._next_page()
        for chunk in chain:
            if self._used > 0:
                self._used += chunk.before
            self._place(chunk, page if chunk is last else self.height)
            self._used += chunk.after

    def _room(self) -> float:
        return self.height - self._used

    def _next_page(self) -> None:
        self.pages.append(FilledPage(self.pages[-1].paper))
        self._used = 0.0

    def _turn(self, paper: Paper) -> None:
        """Continue on a page of that paper: this one if it is empty, or else the next."""
        if self.pages[-1].paper != paper:
            if self._used > 0:
                self._next_page()
            self.pages[-1].paper = paper

    def _place(self, chunk: Chunk, page: float) -> None:
        """Place one chunk, over several pages if need be.

        A new page would have `page` points for its beginning; for the rest it has all of its height.
        """
        start = 0
        while start < chunk.length:
            room = self._room()
            end = chunk.end_within(room, min(page, self.height), start)
            if self._used == 0:
                end = max(end, start + 1)  # an empty page takes something, however high that is
            if end > start:
                filled = self.pages[-1]
                x, y = filled.paper.left, filled.paper.top + self._used
                filled.placed.extend(chunk.place(start, end, x, y))
                self._used += chunk.height(start, end)
                start = end
            if start < chunk.length:
                self._next_page()
                page = self.height


def _separated(chain: Sequence[Chunk]) -> list[Sequence[Chunk]]:
    """A chain cut wherever a page may end in it."""
    ends = [index for index, each in enumerate(chain[:-1], 1) if each.may_end_page]
    return [chain[start:end] for start, end in pairwise((0, *ends, len(chain)))]
