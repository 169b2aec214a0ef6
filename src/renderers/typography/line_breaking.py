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

from renderers.typography.addresses import end_at_mark, has_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Marks that must not begin a line.
NOT_AT_START: Final = frozenset(
    "、。，．：；！？）〕】》〉」』］｝〗〙”’％‰℃·・～"  # full-width
    ",.;:!?)]}%°′″‐–"  # half-width
)

#: Marks that must not end a line.
NOT_AT_END: Final = frozenset("（〔【《〈「『［｛〖〘“‘￥＄＃([{$¥#№")

# Marks that come in twos: ——, ……
_PAIRED: Final = frozenset("—…⋯")

# What counts or measures, and is not parted from its number.
_UNITS: Final = frozenset("年月日时分秒％%件条项个人次元万亿起名户家期场篇份页处部号天届位倍")

# Two characters that are one unit.
_DOUBLE_UNITS: Final = frozenset(("万元", "亿元", "万件", "万人", "万次", "万条"))

_NUMERAL: Final = re.compile(r"（[一二三四五六七八九十]+）")

# No line is longer than that, so no more of a piece needs to be looked at.
_LONGEST: Final = 4000

# So short a text is measured as a whole first: mostly it fits, and where it might be parted is not looked up.
_SHORT: Final = 80

#: How much of a line may stay empty for the sake of an unbroken address.
TOO_EMPTY: Final = 0.2

# How much of the line above the last one may be given to that, so that no hanzi is alone.
_SPARED: Final = 0.12

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
    if (before.isdigit() and after in _UNITS) or before + after in _DOUBLE_UNITS:
        return False
    return is_wide(before) or is_wide(after) or before in "”’—…·" or after in "“‘—…"


def pieces(text: str) -> Iterator[str]:
    """`text` cut at every place where a line may end."""
    start = 0
    ink = ""  # the last character that can be seen: an opening mark does not end a line before a space either
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if not before.isspace() and not is_unseen(before):
            ink = before
        if may_break(before, after) and ink not in NOT_AT_END:
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def extent(text: str, measure: Callable[[str], float]) -> float:
    """The width of a text as the sum of its characters' widths."""
    return sum(map(measure, text))


def break_lines(
    text: str,
    width: float,
    measure: Callable[[str], float],
    indent: float = 0.0,
    give: Callable[[str, bool, float], float] | None = None,
    *,
    orphans: bool = True,
) -> list[tuple[str, bool]]:
    """`text` in lines no wider than `width`, the first one shorter by `indent`.

    `measure` gives the width of a single character; the time taken grows with the length of the text.
    Each line comes with whether it ends a paragraph, or stands before a line break.
    `give` tells how much narrower a line can be set than its characters are wide, and is told whether the line is
    the first one of its paragraph, and how much of it would stay empty without its last piece; a line then takes
    one piece more if it has to be narrowed for it by no more than it would have to be widened without.
    Without `orphans` no hanzi is alone on the last line of a paragraph, if the line above can spare another.
    A long address is parted at one of its marks where it would leave a line too empty;
    a piece that is wider than a whole line is cut anywhere, for want of a better place.
    """
    lines: list[tuple[str, bool]] = []
    for each in _BREAKS.split(text):
        if len(each) <= _SHORT and extent(each, measure) <= width - indent:
            lines.append((each.rstrip(), True))
            indent = 0.0
            continue
        filled = list(_fill(pieces(each), width, measure, indent, give))
        if not orphans:
            filled = _without_orphan(filled, each, width, measure)
        lines.extend((line, False) for line in filled[:-1])
        lines.append((filled[-1], True))
        indent = 0.0
    return lines


def break_label(
    text: str, width: float, measure: Callable[[str], float], em: float, *, stacked: bool
) -> list[str]:
    """A label of a table in lines, broken where a person would break it. `em` is the width of a hanzi.

    Down a narrow column, if it may be `stacked`, one character stands below the other;
    a numeral like （三） has a line of its own in a narrow column, or if the rest fits on the next;
    otherwise lines take an even number of characters, since most words have two: 商业/企业, 法律/服务/机构.
    A line break in it is one.
    """
    if len(parts := _BREAKS.split(text)) > 1:
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
        if len(lines[-1]) > 1:  # an odd one out shows that its words have not two each
            return lines
    return [line for line, _ in break_lines(text, width, measure)]


def _fill(
    parts: Iterable[str],
    width: float,
    measure: Callable[[str], float],
    indent: float,
    give: Callable[[str, bool, float], float] | None,
) -> Iterator[str]:
    line: list[str] = []
    room = width - indent
    first = True
    for part in parts:
        size = extent(part, measure)
        if _fits(part, size, room, measure):
            line.append(part)
            room -= size
            continue
        in_address = has_address(part[:_LONGEST])
        # A line that is narrowed already has no room, and takes nothing more.
        if line and give and 0 < (over := extent(part.rstrip(), measure) - room) <= room:
            narrowed = "".join([*line, part]).rstrip()
            if over <= give(narrowed, first, room):
                line.append(part)
                room = -over
                continue
        if line:
            if (
                in_address
                and room > TOO_EMPTY * width
                and (end := end_at_mark(part[:_LONGEST], room, measure, within_site=False))
            ):
                line.append(part[:end])
                part = part[end:]
            yield "".join(line).rstrip()
            line, room, first = [], width, False
        part = part.lstrip()
        # Wider than a whole line: cut at a mark of an address, or else anywhere.
        while len(part) > 1 and not _fits(part, extent(part[:_LONGEST], measure), room, measure):
            end = _end_within(part[:_LONGEST], room, measure, in_address=in_address)
            yield part[:end].rstrip()
            part, room, first = part[end:].lstrip(), width, False
        line = [part]
        room -= extent(part, measure)
    yield "".join(line).rstrip()


def _without_orphan(
    lines: list[str], text: str, width: float, measure: Callable[[str], float]
) -> list[str]:
    """The lines of a text, the last of which is no hanzi alone with its marks: the line above gives it one of its pieces.

    That line is full all the same, or nothing is changed.
    """
    if len(lines) < 2:
        return lines
    *others, above, last = lines
    alone = last.rstrip("".join(NOT_AT_START))
    if len(alone) != 1 or not is_wide(alone) or not text.rstrip().endswith(above + last):
        return lines
    *rest, spared = pieces(above)
    if extent("".join(rest).rstrip(), measure) < (1 - _SPARED) * width:
        return lines
    return [*others, "".join(rest).rstrip(), spared + last]


def _fits(part: str, size: float, room: float, measure: Callable[[str], float]) -> bool:
    """Whether a piece of that size has room. Spaces at the end of a line take none."""
    if size <= room:
        return True
    bare = part.rstrip()
    return len(bare) < len(part) <= _LONGEST and extent(bare, measure) <= room


def _end_within(
    part: str, room: float, measure: Callable[[str], float], *, in_address: bool
) -> int:
    """How much of what is wider than a line goes on one: up to the best mark of an address, or as much as fits."""
    if in_address:
        for within_site in (False, True):
            if end := end_at_mark(part, room, measure, within_site=within_site):
                return end
    return _longest_start(part, room, measure)


def _longest_start(part: str, room: float, measure: Callable[[str], float]) -> int:
    """How many characters of an overlong piece go on the line: at least one, and marks with their base."""
    fitting, used = 1, measure(part[0])
    while fitting < len(part):
        used += measure(part[fitting])
        attached = unicodedata.combining(part[fitting]) or is_unseen(part[fitting])
        if used > room and not attached:
            break
        fitting += 1
    return fitting
