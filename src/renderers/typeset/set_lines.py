"""Lines that are set: which glyphs stand on them and how far apart, and from which run each piece comes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby
from operator import attrgetter

from attrs import evolve, frozen

from renderers.fonts import Glyph
from renderers.typeset.pages import ASCENT, Mark, PlacedLink, PlacedText


@frozen
class Piece:
    """What one run of a paragraph has on a line: the glyphs from `first` to before `last`."""

    first: int
    last: int
    #: The index of the run in its paragraph.
    run: int
    #: Where the run leads, if it is a link.
    address: str | None = None

    @property
    def link(self) -> int | None:
        """The index of the run if it is a link."""
        return None if self.address is None else self.run


@frozen
class SetLine:
    """One line of text, ready to be placed. Lengths are in points."""

    glyphs: tuple[Glyph, ...]
    #: For each glyph how far it is to the next one.
    advances: tuple[float, ...]
    size: float
    #: The line from left to right, run by run.
    pieces: tuple[Piece, ...]
    #: The distance of its start from the left edge of the column.
    offset: float = 0.0

    @property
    def width(self) -> float:
        """From the first glyph's start to the last one's end."""
        return sum(self.advances)

    @property
    def rise(self) -> float:
        """From the top of the characters' squares down to the baseline."""
        return ASCENT * self.size

    def moved(self, to_the_right: float) -> SetLine:
        """The line at another place in its column."""
        offset = self.offset + to_the_right
        return SetLine(self.glyphs, self.advances, self.size, self.pieces, offset)

    def placed(self, x: float, top: float, mark: Mark) -> Iterator[PlacedText]:
        """The text of the line, cut where face or link changes.

        The column begins at `x`, and the line at `top`.
        """
        x, y = x + self.offset, top + self.rise
        end = 0
        for link, glyphs in self._stretches():
            start, end = end, end + len(glyphs)
            advances = self.advances[start:end]
            yield PlacedText(
                x=x,
                y=y,
                size=self.size,
                face=glyphs[0].face,
                text="".join([each.character for each in glyphs]),
                glyphs=tuple([each.number for each in glyphs]),
                advances=advances,
                mark=mark if link is None else evolve(mark, run=link),
            )
            x += sum(advances)

    def placed_links(self, x: float, top: float, mark: Mark) -> Iterator[PlacedLink]:
        """The rectangles of the links on the line. The column begins at `x`, and the line at `top`."""
        starts = tuple(accumulate(self.advances, initial=0.0))
        for each in self.pieces:
            if each.address is not None:
                yield PlacedLink(
                    x=x + self.offset + starts[each.first],
                    y=top,
                    width=sum(self.advances[each.first : each.last]),
                    height=self.size,
                    address=each.address,
                    mark=evolve(mark, run=each.run),
                )

    def _stretches(self) -> Iterator[tuple[int | None, list[Glyph]]]:
        """Glyphs of one face that lie on one link, with the run of that link, or on none."""
        for link, group in groupby(self.pieces, _link_of):
            pieces = list(group)
            for _, glyphs in groupby(self.glyphs[pieces[0].first : pieces[-1].last], _face_of):
                yield link, list(glyphs)


_face_of = attrgetter("face")
_link_of = attrgetter("link")
