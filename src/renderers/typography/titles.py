"""Where titles and the labels of tables break, which is where a person would break them."""

from __future__ import annotations

import re
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING, Final

from renderers.typography.break_opportunities import pieces
from renderers.typography.line_breaking import LINE_BREAKS, break_lines, extent

if TYPE_CHECKING:
    from collections.abc import Callable

# Marks behind which a label breaks rather than within a word.
_MARKS: Final = tuple("，、；：。")

# What may stand before the year in a title, and does not end a line.
_ABOUT: Final = "关于"

# How many characters on each side of a break decide whether it is a good one.
_NEAR: Final = 8

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
    lines: list[str] = []
    for each in LINE_BREAKS.split(text):
        if extent(each, measure) <= width:
            lines.append(each)
        elif stacked and int(width / em + 0.01) < 3:
            lines += [
                line for piece in pieces(each) for line, _ in break_lines(piece, width, measure)
            ]
        else:
            lines += _numeral_apart(each, width, measure, em, stacked=stacked)
    return lines


def _numeral_apart(
    text: str, width: float, measure: Callable[[str], float], em: float, *, stacked: bool
) -> list[str]:
    """A label longer than a line, its numeral on a line of its own if the label is `stacked`, or the rest has room on one."""
    numeral = _NUMERAL.match(text)
    if numeral and extent(numeral.group(), measure) <= width:
        rest = text[numeral.end() :]
        if extent(rest, measure) <= width:
            return [numeral.group(), rest]
        if stacked:
            return [numeral.group(), *_in_words(rest, width, measure, em)]
    return _in_words(text, width, measure, em)


def _in_words(text: str, width: float, measure: Callable[[str], float], em: float) -> list[str]:
    """Lines with an even number of hanzi, since most words have two."""
    room = int(width / em + 0.01)
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
    """As few lines as possible. `is_good(above, below)` tells of what stands next to a break whether it is a good one."""
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
    distances = list(accumulate(map(measure, text), initial=0))
    best, least = None, (True, inf)
    for cut in accumulate(map(len, pieces(text))):
        end = cut
        while end and text[end - 1].isspace():
            end -= 1
        above, below = distances[end], distances[-1] - distances[cut]
        if cut == len(text) or max(above, below) > width:
            continue
        near = text[max(0, end - _NEAR) : end], text[cut : cut + _NEAR]
        # What differs by less than that, in the unit of `measure`, differs by rounding only.
        badness = not is_good(*near), round(abs(above - below), 6)
        if badness <= least:
            best, least = [text[:end], text[cut:]], badness
    return best


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
