"""Text → set lines: broken, justified, measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from renderers.fonts import Face, Glyph, glyph_of
from renderers.line_breaking import break_lines, is_wide
from renderers.style import Alignment
from renderers.typeset.pages import Mark, PlacedText
from renderers.typeset.squeezing import START, squeeze

if TYPE_CHECKING:
    from renderers.fonts import Fonts
    from renderers.style import TextStyle
    from renderers.typeset.links import LinkPlace


# How much, in em, justification may open the space between two characters.
_WIDEST_GAP = 0.35

# By how much, in em, a line is opened before marks within it are narrowed for another piece: a twentieth of a full one.
_WIDE = 1.4


@frozen
class SetGlyph:
    """A glyph and how far it carries the line forward, in points."""

    glyph: Glyph
    advance: float


@frozen
class SetLine:
    """One line of text, ready to be placed."""

    glyphs: tuple[SetGlyph, ...]
    size: float
    #: The distance of its start from the left edge of the column.
    offset: float = 0.0

    @property
    def width(self) -> float:
        """From the first glyph's start to the last one's end."""
        return sum(each.advance for each in self.glyphs)

    def width_of(self, first: int, last: int) -> float:
        """How far the glyphs from `first` to before `last` carry the line."""
        return sum(each.advance for each in self.glyphs[first:last])

    @property
    def rise(self) -> float:
        """From the top of the characters' squares to the baseline, as in all CJK fonts."""
        return 0.88 * self.size

    def placed(
        self, x: float, top: float, mark: Mark, links: Sequence[LinkPlace] = ()
    ) -> Iterator[PlacedText]:
        """The line with its column's left edge at `x` and its top at `top`, cut where face or link changes."""
        x += self.offset
        linked = {index: each.run for each in links for index in range(each.first, each.last)}
        runs = groupby(
            enumerate(self.glyphs), lambda each: (each[1].glyph.face, linked.get(each[0]))
        )
        for (face, link), members in runs:
            run = [each for _, each in members]
            advances = tuple([each.advance for each in run])
            yield PlacedText(
                x=x,
                y=top + self.rise,
                size=self.size,
                face=face,
                text="".join([each.glyph.character for each in run]),
                glyphs=tuple([each.glyph.number for each in run]),
                advances=advances,
                mark=mark if link is None else evolve(mark, run=link),
            )
            x += sum(advances)


class _SetBefore(dict[str, SetGlyph | None]):
    """The characters that were set in one look: each with its glyph, or None where nothing is drawn."""

    def __init__(self, faces: tuple[Face, ...], size: float, tracking: float) -> None:
        super().__init__()
        self._look = faces, size, tracking

    def add(self, character: str, context: str) -> None:
        """Set one more. Raises `MissingGlyph`, which tells the context."""
        faces, size, tracking = self._look
        glyph = glyph_of(character, faces, context)
        self[character] = SetGlyph(glyph, glyph.advance * size + tracking) if glyph else None


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
        return sum([each.advance for each in self._set(text, text)])

    def _measure_within(self, context: str) -> Callable[[str], float]:
        """The width of single characters of a text, which is told where one of them has no glyph."""
        known = self._known

        def measure(character: str) -> float:
            if character not in known:
                known.add(character, context[:60])
            found = known[character]
            return 0.0 if found is None else found.advance

        return measure

    def _set(self, text: str, context: str) -> list[SetGlyph]:
        known = self._known
        found: list[SetGlyph] = []
        for character in text:
            if character not in known:
                known.add(character, context)
            if (one := known[character]) is not None:
                found.append(one)
        return found

    def _give(self, line: str, first: bool, room: float) -> float:
        """How much narrower, in points, a line can be set that would stay empty by `room` without its last piece."""
        glyphs = [each.glyph for each in self._set(line, line)]
        return squeeze(glyphs, indented=first).total(heavily=room > _WIDE * self.size) * self.size

    def line(self, text: str, offset: float = 0.0) -> SetLine:
        """`text` in one line."""
        return SetLine(tuple(self._set(text, text)), self.size, offset)

    def narrowed(self, text: str, width: float) -> SetLine:
        """`text` in one line in the middle of `width`, its marks narrowed as far as it is too wide."""
        line = self.line(text)
        line = _squeezed(line, max(0.0, line.width - width))
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
                line = _squeezed(line, -slack)
            # The last line of a paragraph is only kept from reaching out, by less than its tracking.
            elif align == "justify" and (not ends or slack < 0):
                line = _justified(line, slack)
            elif align == "center":
                line = evolve(line, offset=start + slack / 2)
            elif align == "right":
                line = evolve(line, offset=start + slack)
            lines.append(line)
        return lines


def _squeezed(line: SetLine, excess: float) -> SetLine:
    """The line made narrower by `excess`."""
    given = squeeze([each.glyph for each in line.glyphs], indented=line.offset > 0)
    taken = given.taken(excess / line.size)
    glyphs = tuple(
        SetGlyph(each.glyph, each.advance - taken.get(index, 0.0) * line.size)
        for index, each in enumerate(line.glyphs)
    )
    # What is empty of an opening mark reaches out of the column; its ink stands at the edge.
    return evolve(line, glyphs=glyphs, offset=line.offset - taken.get(START, 0.0) * line.size)


def _justified(line: SetLine, slack: float) -> SetLine:
    """The line made wider by `slack`, between hanzi and at spaces; Latin words and numbers stay as they are."""
    glyphs = line.glyphs
    gaps = [
        index
        for index in range(len(glyphs) - 1)
        if is_wide(glyphs[index].glyph.character)
        or is_wide(glyphs[index + 1].glyph.character)
        or glyphs[index].glyph.character == " "
    ]
    if not gaps:
        return line
    share = slack / len(gaps)
    if share > _WIDEST_GAP * line.size:
        return line  # better ragged than torn apart
    opened = set(gaps)
    return evolve(
        line,
        glyphs=tuple(
            SetGlyph(each.glyph, each.advance + share) if index in opened else each
            for index, each in enumerate(glyphs)
        ),
    )
