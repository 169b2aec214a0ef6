"""Where a title or a label breaks: into as few lines as it needs, none much longer than another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.typography.line_breaking import break_lines, extent, pieces

if TYPE_CHECKING:
    from collections.abc import Callable

# Marks behind which a label breaks rather than within a word.
_MARKS: Final = tuple("，、；：。")

# What may stand before the year in a title, and does not end a line.
_ABOUT: Final = "关于"


def break_title(title: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The title in lines no wider than `width`.

    A title of two lines breaks before the year, if both parts fit: the agency above,
    the year and the name of the report below, as offices print it. 关于 goes with the year.
    """
    return _in_even_lines(title, width, measure, _parts_the_agency)


def _parts_the_agency(above: str, below: str) -> bool:
    year = below.removeprefix(_ABOUT)
    return year[:4].isdigit() and not above.endswith(_ABOUT)


def break_evenly(label: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A label in lines no wider than `width`, as few as it needs.

    In two lines it breaks behind a mark, if both parts fit, else in the middle;
    in more they are made alike where the last would be less than half of a line.
    """
    lines = [line for line, _ in break_lines(label, width, measure)]
    if len(lines) > 2 and 2 * extent(lines[-1], measure) >= width:
        return lines
    return _in_even_lines(label, width, measure, lambda above, _: above.endswith(_MARKS))


def _in_even_lines(
    text: str,
    width: float,
    measure: Callable[[str], float],
    is_good: Callable[[str, str], bool],
) -> list[str]:
    """As few lines as possible. `is_good` is told what stands above and below a break."""
    lines = [line for line, _ in break_lines(text, width, measure)]
    if len(lines) == 1 or len(text.splitlines()) > 1:
        return lines
    if len(lines) == 2 and (halves := _halves(text, width, measure, is_good)) is not None:
        return halves
    return _narrowed(lines, text, width, measure)


def _halves(
    text: str,
    width: float,
    measure: Callable[[str], float],
    is_good: Callable[[str, str], bool],
) -> list[str] | None:
    """The text in two parts as alike as can be, the upper one rather the longer."""
    parts = list(pieces(text))
    cuts = [
        ("".join(parts[:index]).rstrip(), "".join(parts[index:]))
        for index in reversed(range(1, len(parts)))
    ]
    fitting = [cut for cut in cuts if max(extent(each, measure) for each in cut) <= width]
    if not fitting:
        return None

    def badness(cut: tuple[str, str]) -> tuple[bool, float]:
        return not is_good(*cut), abs(extent(cut[0], measure) - extent(cut[1], measure))

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
