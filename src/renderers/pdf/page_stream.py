"""One page as PDF operators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renderers.pdf.font_objects import EmbeddedFont, EmbeddedFonts
    from renderers.typeset import Page, PlacedFill, PlacedRule, PlacedText


def page_stream(page: Page, fonts: EmbeddedFonts) -> bytes:
    """Fills first, then rules, then text, in black."""
    operators = [
        *(_fill(each, page.height) for each in page.fills),
        "0 g 0 G",
        *_rules(page.rules, page.height),
        "BT",
        *_texts(page.texts, page.height, fonts),
        "ET\n",
    ]
    return "\n".join(operators).encode("ascii")


def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _fill(fill: PlacedFill, height: float) -> str:
    red, green, blue = (int(fill.colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    colour = f"{number(red)} {number(green)} {number(blue)} rg"
    box = (fill.x, height - fill.y - fill.height, fill.width, fill.height)
    return f"{colour} {' '.join(map(number, box))} re f"


def _rules(rules: tuple[PlacedRule, ...], height: float) -> Iterator[str]:
    """Every rule of one width in one path, with square ends so that corners close."""
    for width in sorted({each.width for each in rules}):
        lines = [
            f"{number(each.x0)} {number(height - each.y0)} m {number(each.x1)} {number(height - each.y1)} l"
            for each in rules
            if each.width == width
        ]
        yield f"{number(width)} w 2 J {' '.join(lines)} S"


def _texts(texts: tuple[PlacedText, ...], height: float, fonts: EmbeddedFonts) -> Iterator[str]:
    font: tuple[str, float] | None = None
    spacing = 0.0
    for each in texts:
        embedded = fonts.by_face[each.face]
        if font != (embedded.resource, each.size):
            font = (embedded.resource, each.size)
            yield f"/{embedded.resource} {number(each.size)} Tf"
        extra = [
            advance - each.face.advance(glyph) * each.size
            for glyph, advance in zip(each.glyphs, each.advances, strict=True)
        ]
        # What most characters are moved by is set once; only the others need a number of their own.
        common = round(Counter(round(one, 3) for one in extra).most_common(1)[0][0], 3)
        if common != spacing:
            spacing = common
            yield f"{number(spacing)} Tc"
        shown = _shown(each, extra, spacing, embedded)
        text = f"1 0 0 1 {number(each.x)} {number(height - each.y)} Tm {shown}"
        if all(
            embedded.meanings[glyph] == one
            for glyph, one in zip(each.glyphs, each.text, strict=True)
        ):
            yield text
        else:
            # One glyph for two characters (⼈ and 人): what is meant is said beside it (ISO 32000-1, 14.9.4).
            meant = ("\ufeff" + each.text).encode("utf-16-be").hex().upper()
            yield f"/Span <</ActualText <{meant}>>> BDC {text} EMC"


def _shown(text: PlacedText, extra: list[float], spacing: float, font: EmbeddedFont) -> str:
    parts: list[str] = []
    codes: list[str] = []
    for glyph, one in zip(text.glyphs, extra, strict=True):
        codes.append(f"{font.code(glyph):04X}")
        # TJ moves to the left, in thousandths of the size.
        if abs(move := (spacing - one) * 1000 / text.size) >= 0.5:
            parts.append(f"<{''.join(codes)}>{number(round(move))}")
            codes = []
    if codes:
        parts.append(f"<{''.join(codes)}>")
    return f"[{''.join(parts)}] TJ"
