"""Where lines of Chinese text may break.

The rules are those of GB/T 15834 and of the W3C's Requirements for Chinese Text Layout:
no closing mark begins a line, no opening mark ends one, dashes and ellipses stay whole,
and so do Latin words, addresses, and numbers with a sign of their unit.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Marks that must not begin a line.
NOT_AT_START: Final = frozenset(
    "、。，．：；！？）〕】》〉」』］｝〗〙”’％‰℃·・～—…,.;:!?)]}%°′″‐–"
) - frozenset("—…")

#: Marks that must not end a line.
NOT_AT_END: Final = frozenset("（〔【《〈「『［｛〖〘“‘￥＄＃([{$¥#№")

# Marks that come in twos: ——, ……
_PAIRED: Final = frozenset("—…⋯")

# What a number is followed by and not parted from.
_UNITS: Final = frozenset("年月日时分秒％%")

_NUMERAL: Final = re.compile(r"（[一二三四五六七八九十]+）")

# Where an address may be parted, if it must: after a stroke, a dot or another mark between letters.
_ADDRESS_MARKS: Final = re.compile(r"(?<=[0-9A-Za-z/:])[/.?&=_-]+(?=[0-9A-Za-z])")

_LETTER: Final = re.compile("[A-Za-z]")

# How much of a line may stay empty for the sake of an unbroken address.
_TOO_EMPTY: Final = 0.2

_BREAKS: Final = re.compile("[\n\u2028\u2029]")


@lru_cache(maxsize=8192)
def is_wide(character: str) -> bool:
    """Whether a character is as wide as a hanzi."""
    return unicodedata.east_asian_width(character) in "WF"


@lru_cache(maxsize=8192)
def is_unseen(character: str) -> bool:
    """Whether a character has neither ink nor width: joiners, directional marks, variation selectors."""
    point = ord(character)
    return (
        unicodedata.category(character) == "Cf"
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0100 <= point <= 0xE01EF
    )


@lru_cache(maxsize=65536)
def may_break(before: str, after: str) -> bool:
    """Whether a line may end after the character `before` and go on with `after`."""
    if after.isspace() or unicodedata.combining(after) or is_unseen(after):
        return before == "\u200b"  # the zero-width space is a place to break
    if after in NOT_AT_START or before in NOT_AT_END:
        return False
    if before.isspace():
        return before != "\u00a0"
    if before == after and before in _PAIRED:
        return False
    if before.isdigit() and after in _UNITS:
        return False
    return is_wide(before) or is_wide(after) or before in "”’—…·" or after in "“‘—…"


def pieces(text: str) -> Iterator[str]:
    """`text` cut at every place where a line may end."""
    start = 0
    for index in range(1, len(text)):
        if may_break(text[index - 1], text[index]):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def break_lines(
    text: str, width: float, measure: Callable[[str], float], indent: float = 0.0
) -> list[tuple[str, bool]]:
    """`text` in lines no wider than `width`, the first one shorter by `indent`.

    Each line comes with whether it ends a paragraph, or stands before a line break.
    A long address is parted at one of its marks where it would leave a line too empty;
    a piece that is wider than a whole line is cut anywhere, for want of a better place.
    """
    lines: list[tuple[str, bool]] = []
    for each in _BREAKS.split(text):
        filled = list(_fill(pieces(each), width, measure, indent))
        lines.extend((line, False) for line in filled[:-1])
        lines.append((filled[-1], True))
        indent = 0.0
    return lines


def break_label(
    text: str, width: float, measure: Callable[[str], float], em: float, *, stacked: bool
) -> list[str]:
    """A label of a table in lines, broken where a person would break it. `em` is the width of a hanzi.

    Down a narrow column, if it may be `stacked`, one character stands below the other;
    a numeral like （三） keeps a line of its own if the rest fits on the next;
    otherwise lines take an even number of characters, since most words have two: 商业/企业, 法律/服务/机构.
    """
    if measure(text) <= width:
        return [text]
    room = int(width / em + 0.01)
    if stacked and room < 3:
        return [line for each in pieces(text) for line, _ in break_lines(each, width, measure)]
    numeral = _NUMERAL.match(text)
    if numeral and measure(text[numeral.end() :]) <= width:
        return [numeral.group(), text[numeral.end() :]]
    if room > 2 and room % 2:
        width = (room - 1) * em
    return [line for line, _ in break_lines(text, width, measure)]


def _fill(
    parts: Iterable[str], width: float, measure: Callable[[str], float], indent: float
) -> Iterator[str]:
    line, room = "", width - indent
    for part in parts:
        size = measure(part)
        # Spaces at the end of a line take no room.
        if size <= room or measure(part.rstrip()) <= room:
            line, room = line + part, room - size
            continue
        if line:
            if room > _TOO_EMPTY * width and (start := _start_of_address(part, room, measure)):
                line, part = line + part[:start], part[start:]
            yield line.rstrip()
            line, room = "", width
            part = part.lstrip()
            size = measure(part)
        while size > room and len(part) > 1:
            fitting = _longest_start(part, room, measure)
            yield part[:fitting]
            part, room = part[fitting:], width
            size = measure(part)
        line, room = part, room - size
    yield line.rstrip()


def _start_of_address(part: str, room: float, measure: Callable[[str], float]) -> int:
    """How much of an address goes on a line that would be too empty without it: up to one of its marks."""
    if not _LETTER.search(part):
        return 0  # a telephone number is no address
    ends = [
        each.end()
        for each in _ADDRESS_MARKS.finditer(part)
        if each.start() > 0 and each.end() < len(part)
    ]
    return max((end for end in ends if measure(part[:end]) <= room), default=0)


def _longest_start(part: str, room: float, measure: Callable[[str], float]) -> int:
    """How many characters of an overlong piece go on the line: at least one, and marks with their base."""
    fitting = 1
    while fitting < len(part) and measure(part[: fitting + 1]) <= room:
        fitting += 1
    while fitting < len(part) and (
        unicodedata.combining(part[fitting]) or is_unseen(part[fitting])
    ):
        fitting += 1
    return fitting
