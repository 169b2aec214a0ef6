"""Text → set lines: broken, justified, measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from renderers.fonts import Face, Glyph, glyph_of
from renderers.style import Alignment
from renderers.typeset.compression import squeeze
from renderers.typeset.justification import justified, squeezed
from renderers.typeset.pages import Mark, PlacedText
from renderers.typography.addresses import ends_within_address
from renderers.typography.line_breaking import break_lines

if TYPE_CHECKING:
    from renderers.fonts import Fonts
    from renderers.style import TextStyle
    from renderers.typeset.links import LinkPlace


# By how much, in em, a line is opened before marks within it are narrowed for another piece: a twentieth of a full one.
_WIDE = 1.4


@frozen
class SetLine:
    """One line of text, ready to be placed: its glyphs, and how far each carries it forward, in points."""

    glyphs: tuple[Glyph, ...]
    advances: tuple[float, ...]
    size: float
    #: The distance of its start from the left edge of the column.
    offset: float = 0.0

    @property
    def width(self) -> float:
        """From the first glyph's start to the last one's end."""
        return sum(self.advances)

    def width_of(self, first: int, last: int) -> float:
        """How far the glyphs from `first` to before `last` carry the line."""
        return sum(self.advances[first:last])

    @property
    def rise(self) -> float:
        """From the top of the characters' squares to the baseline, as in all CJK fonts."""
        return 0.88 * self.size

    def placed(
        self, x: float, top: float, mark: Mark, links: Sequence[LinkPlace] = ()
    ) -> Iterator[PlacedText]:
        """The line with its column's left edge at `x` and its top at `top`, cut where face or link changes."""
        x, y = x + self.offset, top + self.rise
        end = 0
        for run, glyphs in self._runs(links):
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
                mark=mark if run is None else evolve(mark, run=run),
            )
            x += sum(advances)

    def _runs(self, links: Sequence[LinkPlace]) -> Iterator[tuple[int | None, list[Glyph]]]:
        """Glyphs of one face and one link, which is told by the index of its run."""
        for start, end, run in _stretches(len(self.glyphs), links):
            for _, members in groupby(self.glyphs[start:end], _face_of):
                yield run, list(members)


def _stretches(length: int, links: Sequence[LinkPlace]) -> Iterator[tuple[int, int, int | None]]:
    """A line cut where links begin and end: from, to, and the run of the link."""
    if not links:
        yield 0, length, None
        return
    cuts = {0, length, *(place for each in links for place in (each.first, each.last))}
    for start, end in pairwise(sorted(cuts)):
        run = next((each.run for each in links if each.first <= start < each.last), None)
        yield start, end, run


_face_of = attrgetter("face")


class _SetBefore(dict[str, tuple[Glyph, float] | None]):
    """The characters that were set in one look: each with its glyph and advance, or None where nothing is drawn."""

    def __init__(self, faces: tuple[Face, ...], size: float, tracking: float) -> None:
        super().__init__()
        self._look = faces, size, tracking

    def add(self, character: str, context: str) -> None:
        """Set one more. Raises `MissingGlyph`, which tells the context."""
        faces, size, tracking = self._look
        glyph = glyph_of(character, faces, context)
        self[character] = (glyph, glyph.advance * size + tracking) if glyph else None


# Setters of the same look share what they set before.
_set_before = lru_cache(maxsize=64)(_SetBefore)


@frozen
class Setter:
    """Sets text in one style with the faces of its role."""

    faces: tuple[Face, ...]
    size: float
    tracking: float = 0.0
    _known: _SetBefore = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_known", _set_before(self.faces, self.size, self.tracking))

    @classmethod
    def of(cls, style: TextStyle, fonts: Fonts) -> Setter:
        """The setter for a text style."""
        return cls(fonts.serving(style.face), style.size, style.tracking)

    def measure(self, text: str) -> float:
        """How wide `text` is in points, unbroken. Raises `MissingGlyph`."""
        return sum([advance for _, advance in self._set(text)])

    def _measure_within(self, context: str) -> Callable[[str], float]:
        """The width of single characters of a text, which is told where one of them has no glyph."""
        known = self._known

        def measure(character: str) -> float:
            if character not in known:
                known.add(character, context[:60])
            found = known[character]
            return 0.0 if found is None else found[1]

        return measure

    def _set(self, text: str) -> list[tuple[Glyph, float]]:
        known = self._known
        found: list[tuple[Glyph, float]] = []
        for character in text:
            if character not in known:
                known.add(character, text)
            if (one := known[character]) is not None:
                found.append(one)
        return found

    def _give(self, line: str, first: bool, room: float) -> float:
        """How much narrower, in points, a line can be set that would stay empty by `room` without its last piece."""
        given = squeeze(self.line(line).glyphs, indented=first)
        return given.total(heavily=room > _WIDE * self.size) * self.size

    def line(self, text: str, offset: float = 0.0) -> SetLine:
        """`text` in one line."""
        found = self._set(text)
        glyphs, advances = zip(*found, strict=True) if found else ((), ())
        return SetLine(glyphs, advances, self.size, offset)

    def narrowed(self, text: str, width: float) -> SetLine:
        """`text` in one line in the middle of `width`, its marks narrowed as far as it is too wide."""
        line = self.line(text)
        line = squeezed(line, max(0.0, line.width - width))
        # The empty half of an opening mark stands outside.
        return evolve(line, offset=line.offset + (width - line.offset - line.width) / 2)

    def lines(
        self,
        text: str,
        width: float,
        align: Alignment,
        indent: float = 0.0,
        hang: float = 0.0,
    ) -> list[SetLine]:
        """`text` broken into lines of `width`, the first one indented by `indent` points, the others by `hang`.

        Only justified lines are squeezed: where the right edge is ragged, a line need not be full.
        """
        if hang:
            hang = min(hang, width / 2)
            hung = self.lines(text, width - hang, align, indent - hang)
            return [evolve(each, offset=each.offset + hang) for each in hung]
        lines: list[SetLine] = []
        measure = self._measure_within(text)
        # Tracking stands behind the last character too, where it takes no room.
        column = width + max(0.0, -self.tracking) + 0.01
        give = self._give if align == "justify" else None
        orphans = align not in ("justify", "left")
        broken = break_lines(text, column, measure, indent, give, orphans=orphans)
        for index, (part, ends) in enumerate(broken):
            start = indent if index == 0 else 0.0
            line = self.line(part, start)
            slack = width - start - line.width
            if align == "justify" and start + line.width > column:
                line = squeezed(line, -slack)
            # The last line of a paragraph is only kept from reaching out, by less than its tracking. So is one that
            # ends within an address: the few hanzi in it would be torn apart, and the lines below it are ragged too.
            elif align == "justify" and (
                slack < 0 or not (ends or ends_within_address(part, broken[index + 1][0]))
            ):
                line = justified(line, slack)
            elif align == "center":
                line = SetLine(line.glyphs, line.advances, line.size, start + slack / 2)
            elif align == "right":
                line = SetLine(line.glyphs, line.advances, line.size, start + slack)
            lines.append(line)
        return lines
