"""Where the lines of the list of annexes begin, by GB/T 9704-2012, 7.3.4."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

# 附件：1. Where there is one annex it has no number, and only the first line has the word.
_WORD: Final = "附件："
_LABEL: Final = re.compile(rf"({_WORD})?([0-9]{{1,3}}[.．] ?)?")


def annex_indents(text: str, measure: Callable[[str], float], indent: float) -> tuple[float, float]:
    """How far the first line of an annex in the list is set in, and the lines below it, in the unit of `measure`.

    The word 附件 stands `indent` from the edge; numbers stand below each other, and what does not fit on a line
    goes on below the first character of the title.
    """
    label = _LABEL.match(text)
    assert label is not None  # both parts may be missing
    word, number = label.groups()
    first = indent if word or not number else indent + measure(_WORD)
    return first, first + measure((word or "") + (number or ""))
