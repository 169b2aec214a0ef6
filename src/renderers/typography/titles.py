"""Where titles and the labels of tables break, which is where a person would break them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from renderers.typography.break_opportunities import pieces
from renderers.typography.line_breaking import LINE_BREAKS, break_lines, extent

if TYPE_CHECKING:
    from collections.abc import Callable

# Marks behind which a label breaks rather than within a word.
_MARKS: Final = tuple("，、；：。")

# What may stand before the year in a title, and does not end a line.
_ABOUT: Final = "关于"

_NUMERAL: Final = re.compile(r"（[一二三四五六七八九十]+）")


def break_title(title: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The title in lines no wider than `width`.

    A title of two lines breaks before the year, if both parts fit, as offices print it: the agency above,
    the year and the name of the report below. 关于 stands with the year.
    """
    return _in_even_lines(title, width, measure, _parts_the_agency)


def _parts_the_agency(above: str, below: str) -> bool:
    year = below.removeprefix(_ABOUT)
    return year[:4].isdigit() and not above.endswith(_ABOUT)


def break_evenly(label: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A label in as few lines as it needs, none wider than `width`.

    Two lines break behind a mark, if both parts fit, else in the middle.
    More lines are made equally long, if the last one would be less than half full.
    """
    lines = [line for line, _ in break_lines(label, width, measure)]
    if len(lines) > 2 and 2 * extent(lines[-1], measure) >= width:
        return lines
    return _in_even_lines(label, width, measure, lambda above, _: above.endswith(_MARKS))


def break_label(
    text: str, width: float, measure: Callable[[str], float], em: float, *, stacked: bool
) -> list[str]:
    """A label of a table in lines, broken where a person would break it. `em` is the width of a hanzi.

    In a column too narrow for three hanzi, a label that may be `stacked` has one character below the other.
    A numeral such as （三） has a line of its own, if the label is stacked, or if the rest has room on one line.
    Otherwise lines take an even number of characters, since most words have two: 商业/企业, 法律/服务/机构.
    A line break in the label begins a new line.
    """
    if len(parts := LINE_BREAKS.split(text)) > 1:
        return [
            line
            for each in parts
            for line in break_label(each, width, measure, em, stacked=stacked)
        ]
    if extent(text, measure) <= width:
        return [text]
    room = int(width / em + 0.01)
    if stacked and room < 3:
        return [line for each in pieces(text) for line, _ in break_lines(each, width, measure)]
    numeral = _NUMERAL.match(text)
    if numeral and extent(numeral.group(), measure) <= width:
        rest = text[numeral.end() :]
        if stacked or extent(rest, measure) <= width:
            return [numeral.group(), *break_label(rest, width, measure, em, stacked=stacked)]
    if room > 2 and room % 2:
        lines = [line for line, _ in break_lines(text, (room - 1) * em, measure)]
        if len(lines[-1]) > 1:  # a single character left over shows that not all words have two
            return lines
    return [line for line, _ in break_lines(text, width, measure)]


def _in_even_lines(
    text: str,
    width: float,
    measure: Callable[[str], float],
    is_good: Callable[[str, str], bool],
) -> list[str]:
    """As few lines as possible. `is_good(above, below)` says whether a break between them is a good one."""
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
    """The text in two parts of nearly the same length, the upper one the longer if they differ. None if they do not fit."""
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
