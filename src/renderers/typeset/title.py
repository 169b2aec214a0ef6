"""The title: centred, in lines of balanced length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.line_breaking import pieces
from renderers.typeset.lines import SetLine, Setter

if TYPE_CHECKING:
    from renderers.fonts import Fonts
    from renderers.style import TextStyle


def title_lines(title: str, style: TextStyle, fonts: Fonts, width: float) -> list[SetLine]:
    """The title in as few lines as it needs, none much longer than another.

    A title of two lines breaks before the year if that balances it: the agency above,
    the year and the name of the report below, as offices print it.
    """
    setter = Setter.of(style, fonts)
    lines = setter.lines(title, width, "center")
    if len(lines) == 1 or "\n" in title:
        return lines
    if len(lines) == 2:
        candidates = [
            (first, second)
            for first, second in _cuts(title)
            if setter.measure(first) <= width and setter.measure(second) <= width
        ]
        if candidates:
            first, second = min(
                candidates,
                key=lambda cut: (
                    not cut[1][:4].isdigit(),
                    abs(setter.measure(cut[0]) - setter.measure(cut[1])),
                ),
            )
            return setter.lines(f"{first}\n{second}", width, "center")
    return _narrowed(title, setter, width, len(lines))


def _cuts(title: str) -> list[tuple[str, str]]:
    parts = list(pieces(title))
    return [("".join(parts[:index]), "".join(parts[index:])) for index in range(1, len(parts))]


def _narrowed(title: str, setter: Setter, width: float, count: int) -> list[SetLine]:
    """The same number of lines at the narrowest measure that holds them."""
    narrow = width
    while narrow > setter.size and len(setter.lines(title, narrow - setter.size, "left")) == count:
        narrow -= setter.size
    inset = (width - narrow) / 2
    return [
        SetLine(line.glyphs, line.size, line.offset + inset)
        for line in setter.lines(title, narrow, "center")
    ]
