"""Runs of text → set lines: broken, justified, measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, assert_never

from attrs import field, frozen

from disclosure_schema.text.addresses import is_absolute
from renderers.document import Run
from renderers.fonts import Face, Glyph, glyph_of
from renderers.style import Alignment
from renderers.typeset.compression import compression_of
from renderers.typeset.justification import compressed, justified
from renderers.typeset.set_lines import Piece, SetLine
from renderers.typography.addresses import ends_within_address
from renderers.typography.line_breaking import line_spans

if TYPE_CHECKING:
    from renderers.fonts import Fonts
    from renderers.style import TextStyle

# A line that would stay empty by more than this, in em, a twentieth of a full one, asks the marks within it for room.
_WIDE: Final = 1.4


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
        return self._set(_Paragraph((Run(text),)), 0, len(text))

    def centred(self, text: str, width: float) -> SetLine:
        """`text` in one line in the middle of `width`, its marks compressed where it is too wide.

        The empty half of an opening mark stands outside.
        """
        line = self.line(text)
        line = compressed(line, max(0.0, line.width - width))
        return line.moved((width - line.offset - line.width) / 2)

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
        paragraph = _Paragraph(runs)
        text = paragraph.text
        # Tracking stands behind the last character too, where it takes no room.
        tolerance = max(0.0, -self.tracking) + 0.01
        spans = line_spans(
            text,
            width + tolerance,
            self._measure_within(text),
            indent,
            self._compressible if align == "justify" else None,
            orphans=align not in ("justify", "left"),
        )
        lines: list[SetLine] = []
        for index, (start, end, ends_paragraph) in enumerate(spans):
            line = self._set(paragraph, start, end, 0.0 if index else indent)
            match align:
                case "justify":
                    # Of a line that ends within an address the few hanzi would be torn apart,
                    # and the lines below it are ragged too.
                    ragged = ends_paragraph or ends_within_address(
                        text[start:end], text[spans[index + 1].start : spans[index + 1].end]
                    )
                    line = justified(line, width, tolerance, ragged=ragged)
                case "center":
                    line = line.moved((width - line.offset - line.width) / 2)
                case "right":
                    line = line.moved(width - line.offset - line.width)
                case "left":
                    pass
                case _:
                    assert_never(align)
            lines.append(line.moved(hang) if hang else line)
        return lines

    def _set(self, paragraph: _Paragraph, start: int, end: int, offset: float = 0.0) -> SetLine:
        """The part of a paragraph from `start` to before `end` in one line, neither compressed nor opened."""
        found: list[tuple[Glyph, float]] = []
        pieces: list[Piece] = []
        for run, text in paragraph.between(start, end):
            first = len(found)
            found += self._glyphs(text)
            if len(found) > first:
                address = paragraph.runs[run].address
                leads = address is not None and is_absolute(address)
                pieces.append(Piece(first, len(found), run, address if leads else None))
        glyphs, advances = zip(*found, strict=True) if found else ((), ())
        return SetLine(glyphs, advances, self.size, tuple(pieces), offset)

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


class _Paragraph:
    """Runs as one text, of which each part still knows its run."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.text = "".join([each.text for each in runs])
        self._ends = list(accumulate([len(each.text) for each in runs]))

    def between(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The text from `start` to before `end`, run by run: the index of the run, and the text that is from it."""
        run = bisect_right(self._ends, start)
        while start < end:
            stop = min(end, self._ends[run])
            if start < stop:
                yield run, self.text[start:stop]
            run, start = run + 1, stop
