"""Filling lines with Chinese text, in any unit of length: the same way for a terminal, for paper and for cells.

A line takes as much as it has room for, and ends at the last break opportunity before that.
So characters are measured once each, and only those where a line may end are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import Factory, field, frozen

from renderers.typography.addresses import end_at_mark, has_address
from renderers.typography.break_opportunities import (
    NOT_AT_START,
    last_opportunity,
    next_opportunity,
)
from renderers.typography.widths import is_unseen, is_wide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# In characters: an address is looked for in so much of an unbroken piece, and no further.
_LOOKED_AT: Final = 4000

# An address goes to the next line unbroken, unless this share of the line before it would stay empty.
_TOO_EMPTY: Final = 0.2

# Where one hanzi would stand alone on the last line, the line above gives it a piece, if at most this share of it stays empty then.
_SPARED: Final = 0.12

# A line may be this much too wide, in the unit of the widths: sums of fractions are not exact.
_INEXACT: Final = 1e-6

_CLOSING: Final = "".join(NOT_AT_START)
#: What ends a line within a text.
LINE_BREAKS: Final = re.compile("[\n\u2028\u2029]")


class LineSpan(NamedTuple):
    """The part of a text that stands on one line: `text[start:end]`, without the spaces at its end."""

    start: int
    end: int
    #: Whether a paragraph or a line break ends here.
    ends_paragraph: bool


def extent(text: str, measure: Callable[[str], float]) -> float:
    """The width of a text as the sum of its characters' widths."""
    return sum(map(measure, text))


def break_lines(
    text: str,
    width: float,
    measure: Callable[[str], float],
    indent: float = 0.0,
    compressible: Callable[[str, bool, float], float] | None = None,
    *,
    orphans: bool = True,
) -> list[tuple[str, bool]]:
    """The lines of `line_spans` as texts, each with whether it ends a paragraph, or stands before a line break."""
    spans = line_spans(text, width, measure, indent, compressible, orphans=orphans)
    return [(text[start:end], ends) for start, end, ends in spans]


def line_spans(
    text: str,
    width: float,
    measure: Callable[[str], float],
    indent: float = 0.0,
    compressible: Callable[[str, bool, float], float] | None = None,
    *,
    orphans: bool = True,
) -> list[LineSpan]:
    """Break `text` into lines no wider than `width`, the first one shorter by `indent`.

    `measure` gives the width of a single character. The time taken grows with the length of the text.

    `compressible(line, first, room)` says how much narrower a line can be set than its characters are wide; `first` is whether
    it is the first one of its paragraph, and `room` how much of the line would stay empty without its last piece.
    A line then takes one piece more if it has to be narrowed for it by no more than it would have to be widened without.

    Without `orphans` no hanzi is alone on the last line of a paragraph, if the line above can spare another.
    A long address is parted at one of its marks where it would leave a line too empty.
    A piece that is wider than a whole line is cut anywhere, as there is no better place.
    """
    spans: list[LineSpan] = []
    start = 0
    for paragraph in LINE_BREAKS.split(text):
        filling = _Filling(paragraph, width, measure, compressible)
        lines = list(filling.lines(width - indent))
        if not orphans:
            lines = filling.without_orphan(lines)
        last = len(lines) - 1
        spans += [
            LineSpan(start + begin, start + end, number == last)
            for number, (begin, end) in enumerate(lines)
        ]
        start += len(paragraph) + 1
        indent = 0.0
    return spans


@frozen(eq=False)
class _Filling:
    """A paragraph that is filled into lines. Places in it are indexes of characters."""

    text: str
    width: float
    measure: Callable[[str], float]
    compressible: Callable[[str, bool, float], float] | None
    #: How far each place is from the start of the text, if all of it stood on one line.
    distances: list[float] = field(
        init=False,
        default=Factory(
            lambda self: list(accumulate(map(self.measure, self.text), initial=0)), takes_self=True
        ),
    )

    def lines(self, room: float) -> Iterator[tuple[int, int]]:
        """From where to where each line goes; `room` is the width of the first one."""
        text, start = self.text, 0
        # The unbroken piece that does not fit on the line, or of which the line already holds a part.
        piece_end, in_address = 0, False
        while (limit := self._behind_spaces(full := self._reach(start, room))) < len(text):
            end = last_opportunity(text, start, limit)
            if end >= piece_end:
                piece_end = next_opportunity(text, end)
                in_address = has_address(text[end : min(piece_end, end + _LOOKED_AT)])
            if end > start:
                end = self._with_more(start, end, piece_end, room, in_address=in_address)
            else:
                end = self._cut(start, full, piece_end, room, in_address=in_address)
            yield start, self._bare(start, end)
            start, room = self._behind_spaces(end), self.width
            if start == len(text):
                return
        yield start, self._bare(start, len(text))

    def without_orphan(self, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The lines, the last of which is no hanzi alone with its marks: the line above gives it one of its pieces.

        That line must be nearly full all the same, or nothing is changed.
        """
        if len(lines) < 2:
            return lines
        *others, (above, above_end), (last, last_end) = lines
        alone = self.text[last:last_end].rstrip(_CLOSING)
        if len(alone) != 1 or not is_wide(alone) or above_end != last:
            return lines
        spared = last_opportunity(self.text, above, last - 1)
        kept = self._bare(above, spared)
        if self._width(above, kept) < (1 - _SPARED) * self.width:
            return lines
        return [*others, (above, kept), (spared, last_end)]

    def _reach(self, start: int, room: float) -> int:
        """How far a line has room that begins at `start`."""
        farthest = self.distances[start] + room + _INEXACT
        return bisect_right(self.distances, farthest, start + 1) - 1

    def _with_more(
        self, start: int, end: int, piece_end: int, room: float, *, in_address: bool
    ) -> int:
        """Where a line ends that could end at `end`: there, or with some of the next piece or all of it."""
        empty = room - self._width(start, end)
        over = self._width(end, self._bare(end, piece_end)) - empty
        if self.compressible and 0 < over <= empty:
            line = self.text[start : self._bare(start, piece_end)]
            if over <= self.compressible(line, start == 0, empty):
                return piece_end
        if in_address and empty > _TOO_EMPTY * self.width:
            address = self._fitting(end, empty, piece_end)
            return end + end_at_mark(address, empty, self.measure, within_site=False)
        return end

    def _cut(self, start: int, full: int, piece_end: int, room: float, *, in_address: bool) -> int:
        """Where a piece is cut that is wider than a line: at the best mark of an address, or where the line is full."""
        if in_address:
            address = self._fitting(start, room, piece_end)
            for within_site in (False, True):
                if end := end_at_mark(address, room, self.measure, within_site=within_site):
                    return start + end
        # A line takes a character at least, and marks stay with their base.
        end = max(full, start + 1)
        while end < piece_end and (
            unicodedata.combining(self.text[end]) or is_unseen(self.text[end])
        ):
            end += 1
        return end

    def _fitting(self, start: int, room: float, piece_end: int) -> str:
        """What has room on a line of the piece that ends at `piece_end`, and two characters more.

        A mark is one only if a letter follows it, so the characters behind the line are needed too.
        """
        return self.text[start : min(piece_end, self._reach(start, room) + 2)]

    def _behind_spaces(self, start: int) -> int:
        """The first place from `start` on where no space stands. Spaces at the end of a line take no room."""
        while start < len(self.text) and self.text[start].isspace():
            start += 1
        return start

    def _bare(self, start: int, end: int) -> int:
        """The end of a part of the text without the spaces at its end."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _width(self, start: int, end: int) -> float:
        return self.distances[end] - self.distances[start]
