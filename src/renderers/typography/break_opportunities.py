"""Between which characters a line of Chinese text may end.

The rules are those of GB/T 15834 and of the W3C's Requirements for Chinese Text Layout:
no closing mark begins a line, no opening mark ends one, dashes and ellipses stay whole,
and so do Latin words, addresses, and numbers with a sign of their unit.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from renderers.typography.widths import is_unseen, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Marks that must not begin a line.
NOT_AT_START: Final = frozenset(
    "、。，．：；！？）〕】》〉」』］｝〗〙”’％‰℃·・～"  # full-width
    ",.;:!?)]}%°′″‐–"  # half-width
)

#: Marks that must not end a line.
NOT_AT_END: Final = frozenset("（〔【《〈「『［｛〖〘“‘￥＄＃([{$¥#№")

# Marks that come in twos: ——, ……
_PAIRED: Final = frozenset("—…⋯")

# What counts or measures. A line does not end between a number and its unit.
_UNITS: Final = frozenset("年月日时分秒％%件条项个人次元万亿起名户家期场篇份页处部号天届位倍")

# Two characters that are one unit.
_DOUBLE_UNITS: Final = frozenset(("万元", "亿元", "万件", "万人", "万次", "万条"))

# An opening mark is looked for before at most this many blank characters, since texts may have long runs of them.
_MOST_BLANKS: Final = 20


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


def may_end_at(text: str, index: int) -> bool:
    """Whether a line may end in front of `text[index]`, which is neither the first character nor beyond the last.

    An opening mark does not end a line before spaces or unseen characters either: `（ 信息` stays whole.
    """
    if not may_break(text[index - 1], text[index]):
        return False
    for place in range(index - 1, max(-1, index - 1 - _MOST_BLANKS), -1):
        before = text[place]
        if not before.isspace() and not is_unseen(before):
            return before not in NOT_AT_END
    return True


def last_opportunity(text: str, start: int, end: int) -> int:
    """The last place after `start`, and not after `end`, where a line may end; `start` if there is none."""
    while end > start and not may_end_at(text, end):
        end -= 1
    return end


def next_opportunity(text: str, start: int) -> int:
    """The first place after `start` where a line may end: at the latest the end of the text."""
    end = start + 1
    while end < len(text) and not may_end_at(text, end):
        end += 1
    return end


def pieces(text: str) -> Iterator[str]:
    """The text, cut at every place where a line may end."""
    start = 0
    while start < len(text):
        end = next_opportunity(text, start)
        yield text[start:end]
        start = end
