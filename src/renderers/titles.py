"""Where a title breaks: into as few lines as it needs, none much longer than another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.line_breaking import break_lines, extent, pieces

if TYPE_CHECKING:
    from collections.abc import Callable


def break_title(title: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The title in lines no wider than `width`.

    A title of two lines breaks before the year, if both parts fit: the agency above,
    the year and the name of the report below, as offices print it.
    """
    lines = [line for line, _ in break_lines(title, width, measure)]
    if len(lines) == 1 or "\n" in title:
        return lines
    if len(lines) == 2 and (halves := _halves(title, width, measure)) is not None:
        return halves
    return _narrowed(lines, title, width, measure)


def _halves(title: str, width: float, measure: Callable[[str], float]) -> list[str] | None:
    parts = list(pieces(title))
    cuts = [("".join(parts[:index]), "".join(parts[index:])) for index in range(1, len(parts))]
    fitting = [cut for cut in cuts if max(extent(each, measure) for each in cut) <= width]
    if not fitting:
        return None

    def badness(cut: tuple[str, str]) -> tuple[bool, float]:
        return not cut[1][:4].isdigit(), abs(extent(cut[0], measure) - extent(cut[1], measure))

    best = min(fitting, key=badness)
    return list(best)


def _narrowed(
    lines: list[str], title: str, width: float, measure: Callable[[str], float]
) -> list[str]:
    """The same number of lines at the narrowest measure that holds them."""
    step = width / 28
    while True:
        width -= step
        narrower = [line for line, _ in break_lines(title, width, measure)] if width > step else []
        if len(narrower) != len(lines):
            return lines
        lines = narrower
