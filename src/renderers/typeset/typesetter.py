"""Runs of text → set lines: broken, justified, measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import field, frozen

from renderers.document import Run
from renderers.fonts import Face, Glyph, glyph_of
from renderers.style import Alignment
from renderers.typeset.compression import compression_of
from renderers.typeset.justification import compressed, opened
from renderers.typeset.set_lines import Piece, SetLine
from renderers.typography.addresses import ends_within_address
from renderers.typography.line_breaking import break_lines

if TYPE_CHECKING:
    from renderers.fonts import Fonts
    from renderers.style import TextStyle

# A line that would stay empty by more than this, in em, a twentieth of a full one, asks the marks within it for room.
_WIDE: Final = 1.4

#: The index of a run, and as much of its text as stands on one line.
Part: TypeAlias = tuple[int, str]


class _KnownGlyphs(dict[str, tuple[Glyph, float] | None]):
    """The characters that were set before in some faces, at one size and tracking.

    Each has its glyph and advance, or None where nothing is drawn.
    """

    def __init__(self, faces: tuple[Face, ...], size: float, tracking: float) -> None:
        super().__init__()
        self._faces, self._size, self._tracking = faces, size, tracking

    def add(self, character: str, context: str) -> None:
        """Look up one more. Raises `MissingGlyph`, which names the context."""
        glyph = glyph_of(character, self._faces, context)
        self[character] = (glyph, glyph.advance * self._size + self._tracking) if glyph else None


# Typesetters that are equal share what they looked up.
_known_glyphs = lru_cache(maxsize=64)(_KnownGlyphs)


@frozen
class Typesetter:
    """Sets text with the faces of one role, at one size."""

    faces: tuple[Face, ...]
    size: float
    tracking: float = 0.0
    _known: _KnownGlyphs = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_known", _known_glyphs(self.faces, self.size, self.tracking))

    @classmethod
    def of(cls, style: TextStyle, fonts: Fonts) -> Typesetter:
        """The typesetter for a text style."""
        return cls(fonts.serving(style.face), style.size, style.tracking)

    def measure(self, text: str) -> float:
        """How wide `text` is in points, unbroken. Raises `MissingGlyph`."""
        return sum([advance for _, advance in self._glyphs(text)])

    def line(self, text: str) -> SetLine:
        """`text` in one line, however long. Raises `MissingGlyph`."""
        glyphs, advances, pieces = self._set([(0, text)], (Run(text),))
        return SetLine(glyphs, advances, self.size, pieces)

    def centred(self, text: str, width: float) -> SetLine:
        """`text` in one line in the middle of `width`, its marks compressed where it is too wide.

        The empty half of an opening mark stands outside.
        """
        glyphs, advances, pieces = self._set([(0, text)], (Run(text),))
        excess = max(0.0, sum(advances) - width)
        advances, out = compressed(glyphs, advances, self.size, excess, indented=False)
        offset = -out + (width + out - sum(advances)) / 2
        return SetLine(glyphs, advances, self.size, pieces, offset)

    def lines(
        self,
        runs: Sequence[Run],
        width: float,
        align: Alignment,
        indent: float = 0.0,
        hang: float = 0.0,
    ) -> list[SetLine]:
        """A paragraph broken into lines of `width`, the first one indented by `indent` points, the others by `hang`.

        Marks are compressed only in justified lines: where the right edge is ragged, a line need not be full.
        Raises `MissingGlyph`.
        """
        hang = min(hang, width / 2)
        width, indent = width - hang, indent - hang
        text = "".join([each.text for each in runs])
        # Tracking stands behind the last character too, where it takes no room.
        column = width + max(0.0, -self.tracking) + 0.01
        broken = break_lines(
            text,
            column,
            self._measure_within(text),
            indent,
            self._compressible if align == "justify" else None,
            orphans=align not in ("justify", "left"),
        )
        lines: list[SetLine] = []
        for index, parts in enumerate(_by_run(runs, text, [line for line, _ in broken])):
            glyphs, advances, pieces = self._set(parts, runs)
            line, ends = broken[index]
            offset = indent if index == 0 else 0.0
            natural = sum(advances)
            slack = width - offset - natural
            if align == "center":
                offset += slack / 2
            elif align == "right":
                offset += slack
            elif align == "justify":
                # A line that ends within an address is ragged: the few hanzi in it would be torn apart,
                # and the lines below it are ragged too.
                ragged = ends or ends_within_address(line, broken[index + 1][0])
                if offset + natural > column:
                    indented = offset > 0
                    advances, out = compressed(
                        glyphs, advances, self.size, -slack, indented=indented
                    )
                    offset -= out
                # A ragged line may still reach out by less than its tracking.
                elif slack < 0 or not ragged:
                    advances = opened(glyphs, advances, self.size, slack)
            lines.append(SetLine(glyphs, advances, self.size, pieces, offset + hang))
        return lines

    def _set(
        self, parts: Sequence[Part], runs: Sequence[Run]
    ) -> tuple[tuple[Glyph, ...], tuple[float, ...], tuple[Piece, ...]]:
        """The glyphs of a line, their advances, and which of them belong to which run."""
        found: list[tuple[Glyph, float]] = []
        pieces: list[Piece] = []
        for run, text in parts:
            first = len(found)
            found += self._glyphs(text)
            if len(found) > first:
                pieces.append(Piece(first, len(found), run, runs[run].address))
        glyphs, advances = zip(*found, strict=True) if found else ((), ())
        return glyphs, advances, tuple(pieces)

    def _glyphs(self, text: str) -> list[tuple[Glyph, float]]:
        known = self._known
        found: list[tuple[Glyph, float]] = []
        for character in text:
            if character not in known:
                known.add(character, text)
            if (one := known[character]) is not None:
                found.append(one)
        return found

    def _measure_within(self, context: str) -> Callable[[str], float]:
        """A function that gives the width of single characters; a missing glyph is reported with the start of `context`."""
        known = self._known

        def measure(character: str) -> float:
            if character not in known:
                known.add(character, context[:60])
            found = known[character]
            return 0.0 if found is None else found[1]

        return measure

    def _compressible(self, line: str, first: bool, room: float) -> float:
        """How much narrower, in points, a line can be set that would stay empty by `room` without its last piece."""
        glyphs = [glyph for glyph, _ in self._glyphs(line)]
        compression = compression_of(glyphs, indented=first)
        return compression.total(heavily=room > _WIDE * self.size) * self.size


def _by_run(runs: Sequence[Run], text: str, lines: Sequence[str]) -> Iterator[list[Part]]:
    """The lines of a text, each cut where another run begins.

    Between two lines breaking has left out nothing but spaces and line breaks, so each line is the next of its words in the text.
    """
    ends = list(accumulate(len(each.text) for each in runs))
    end = 0
    for line in lines:
        start = text.index(line, end)
        end = start + len(line)
        parts: list[Part] = []
        run, place = bisect_right(ends, start), start
        while place < end:
            stop = min(end, ends[run])
            if place < stop:
                parts.append((run, text[place:stop]))
            run, place = run + 1, stop
        yield parts
