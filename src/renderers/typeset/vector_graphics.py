"""What PDF and SVG have in common when they draw pages: how a number is written, and which rules share a path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renderers.typeset.pages import PlacedRule


def number(value: float) -> str:
    """A coordinate, a length or a colour with at most three decimals and no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def by_width(rules: Sequence[PlacedRule]) -> Iterator[tuple[float, list[PlacedRule]]]:
    """All rules of one width, which one path can draw, the narrowest first."""
    for width in sorted({each.width for each in rules}):
        yield width, [each for each in rules if each.width == width]
