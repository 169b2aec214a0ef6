"""One page as PDF operators: a content stream, in which all text is marked with what it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from renderers.document import Table
from renderers.pdf.writing.objects import text_string
from renderers.typeset.pages import PAGE
from renderers.typeset.vector_graphics import by_width, number

if TYPE_CHECKING:
    from renderers.document import Document
    from renderers.pdf.embedded_fonts import EmbeddedFont, EmbeddedFonts
    from renderers.typeset import Mark, Page, PlacedFill, PlacedRule, PlacedText


# A character may stand less than this from its place, in thousandths of an em.
_NOTICED = 2.0

# Advances that differ by less, in points, differ by rounding only.
_ALIKE = 1e-6


def page_stream(
    page: Page, fonts: EmbeddedFonts, document: Document, tags: Mapping[int, str]
) -> tuple[bytes, list[Mark]]:
    """The operators, fills first, then rules, then text, all in black but the fills; and the marks of its marked content.

    The mark at index n belongs to the content with MCID n. `tags` has the tag of each block.
    What is printed again, and what is not text, is an artifact.
    """
    marks: list[Mark] = []
    operators: list[str] = []
    if page.fills or page.rules:
        operators += [
            "/Artifact<</Type/Layout>>BDC",
            *(_fill(each, page.height) for each in page.fills),
            "0 g 0 G",
            *_rules(page.rules, page.height),
            "EMC",
        ]
    operators += ["0 g", "BT"]
    runs = _TextOperators(page.height, fonts)
    for mark, texts in groupby(page.texts, lambda each: each.mark):
        if mark.block == PAGE:
            operators.append("/Artifact<</Type/Pagination/Subtype/Footer>>BDC")
        elif mark.repeated:
            operators.append("/Artifact<</Type/Pagination>>BDC")
        else:
            operators.append(f"/{_tag(mark, document, tags)}<</MCID {len(marks)}>>BDC")
            marks.append(mark)
        operators += map(runs.shown, texts)
        operators.append("EMC")
    operators.append("ET\n")
    return "\n".join(operators).encode("ascii"), marks


def _tag(mark: Mark, document: Document, tags: Mapping[int, str]) -> str:
    """The tag of the innermost structure element that a mark belongs to."""
    if mark.part == "caption":
        return "Caption"
    if mark.run is not None:
        return "Link"
    if mark.slot is not None:
        table = document.blocks[mark.block]
        assert isinstance(table, Table)
        return "TD" if table.shape.slots[mark.slot].heading is None else "TH"
    return tags[mark.block]


def _fill(fill: PlacedFill, height: float) -> str:
    red, green, blue = (int(fill.colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    colour = f"{number(red)} {number(green)} {number(blue)} rg"
    box = (fill.x, height - fill.y - fill.height, fill.width, fill.height)
    return f"{colour} {' '.join(map(number, box))} re f"


def _rules(rules: tuple[PlacedRule, ...], height: float) -> Iterator[str]:
    """Every rule of one width in one path, with square ends so that corners close."""
    for width, alike in by_width(rules):
        lines = [
            f"{number(each.x0)} {number(height - each.y0)} m {number(each.x1)} {number(height - each.y1)} l"
            for each in alike
        ]
        yield f"{number(width)} w 2 J {' '.join(lines)} S"


class _TextOperators:
    """The operators of runs that follow each other: font and spacing are set only where they change."""

    def __init__(self, height: float, fonts: EmbeddedFonts) -> None:
        self._height = height
        self._fonts = fonts
        self._font: tuple[str, float] | None = None
        self._spacing = 0.0

    def shown(self, text: PlacedText) -> str:
        """The operators that show a run of text."""
        font = self._fonts.by_face[text.face]
        before = ""
        if self._font != (font.resource, text.size):
            self._font = (font.resource, text.size)
            before = f"/{font.resource} {number(text.size)} Tf "
        size, advances = text.size, font.advances
        extra = [
            advance - advances[glyph] * size
            for glyph, advance in zip(text.glyphs, text.advances, strict=True)
        ]
        # The extra space of most characters is set once, as character spacing; only the others need a number of their own.
        least, most = min(extra), max(extra)
        common = round(least, 3)
        if most - least > _ALIKE:
            common = Counter(round(each, 3) for each in extra).most_common(1)[0][0]
        if common != self._spacing:
            self._spacing = common
            before += f"{number(common)} Tc "
        farthest = max(common - least, most - common) * len(extra) * 1000 / size
        shown = (
            _moved(text, extra, common, font)
            if farthest >= _NOTICED
            else f"[<{_codes(font, text.glyphs)}>]TJ"
        )
        matrix = "0 -1 1 0" if text.turned else "1 0 0 1"
        shown = f"{before}{matrix} {number(text.x)} {number(self._height - text.y)} Tm {shown}"
        if "".join(map(font.meanings.__getitem__, text.glyphs)) == text.text:
            return shown
        # One glyph may serve two characters (⼈ and 人): the text that is meant stands beside it (ISO 32000-1, 14.9.4).
        return f"/Span<</ActualText{text_string(text.text)}>>BDC {shown} EMC"


def _codes(font: EmbeddedFont, glyphs: Sequence[int]) -> str:
    return "".join(map(font.codes.__getitem__, glyphs))


def _moved(text: PlacedText, extra: list[float], spacing: float, font: EmbeddedFont) -> str:
    """A run in which those characters are moved that character spacing alone would not bring to their places."""
    parts: list[str] = []
    start = 0
    behind = 0.0  # how far the pen is to the right of its place; kept, so that rounding does not add up along a line
    for index, one in enumerate(extra[:-1], 1):
        # TJ moves to the left, in thousandths of the size.
        behind += (spacing - one) * 1000 / text.size
        if abs(behind) >= _NOTICED and (move := round(behind)):
            parts.append(f"<{_codes(font, text.glyphs[start:index])}>{move}")
            behind -= move
            start = index
    parts.append(f"<{_codes(font, text.glyphs[start:])}>")
    return f"[{''.join(parts)}]TJ"
