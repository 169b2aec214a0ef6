"""Prose in lines of a terminal: as `break_lines` breaks it, without looking at every character.

In UTF-8 a hanzi takes three bytes and a Latin letter one, so a text of both has as many columns
as half of its bytes and characters together; characters are looked at only where a line may end.
What is rarer is left to `break_lines`, from the line on where it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from renderers.typography.line_breaking import TOO_EMPTY, break_lines, may_break
from renderers.typography.widths import measure_for

if TYPE_CHECKING:
    from renderers.typography.widths import Ambiguous

# Latin with one column, hanzi and full-width marks with two: of these the bytes tell the columns.
_HANZI: Final = "\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e"
_COUNTABLE: Final = re.compile(f"[ -~{_HANZI}]*")

# The commonest characters of ambiguous width, and hanzi of four bytes.
_AMBIGUOUS: Final = re.compile("[·×÷±°“”‘’—…№℃→①-⑳Ⅰ-Ⅻ]")
_RARE_HANZI: Final = re.compile("[\U00020000-\U0002fffd\U00030000-\U0003fffd]")


def column_lines(text: str, width: int, ambiguous: Ambiguous, indent: int = 0) -> list[str]:
    """`text` in lines of at most `width` columns, the first one shorter by `indent`.

    `width` is at least `indent` and two columns.
    """
    room = width - indent
    # No character is wider than two columns, and no line break is printable.
    if len(text) * 2 <= room and text.isprintable():
        return [text.rstrip(" ")]
    counted = _countable(text, ambiguous)
    if counted is None:
        return _with_care(text, width, ambiguous, indent)
    lines: list[str] = []
    start, length = 0, len(text)
    # Going back further may leave a line so empty that an address is parted.
    furthest_back = max(0, (int(TOO_EMPTY * width) - 1) // 2)
    while True:
        end = start + room // 2
        more = counted[start:end]
        spare = room - (len(more.encode()) + len(more)) // 2
        while spare > 1 and (more := counted[end : end + spare // 2]):
            end += len(more)
            spare -= (len(more.encode()) + len(more)) // 2
        if spare == 1 and counted[end : end + 1].isascii():
            end += 1
        if end >= length:
            lines.append(text[start:].rstrip())
            return lines
        earliest = max(start + 1, end - furthest_back)
        while (ends := _may_part(text[end - 1 : end + 1])) is False and end > earliest:
            end -= 1
        if not ends:
            return lines + _with_care(text[start:], width, ambiguous, width - room)
        lines.append(text[start:end])
        start, room = end, width


def _with_care(text: str, width: int, ambiguous: Ambiguous, indent: int) -> list[str]:
    return [line for line, _ in break_lines(text, width, measure_for(ambiguous), indent)]


def _countable(text: str, ambiguous: Ambiguous) -> str | None:
    """A text with as many characters of the same widths, all of them countable; None if there is none."""
    if _COUNTABLE.fullmatch(text):
        return text
    text = _AMBIGUOUS.sub("a" if ambiguous == 1 else "一", text)
    text = _RARE_HANZI.sub("一", text)
    return text if _COUNTABLE.fullmatch(text) else None


@lru_cache(maxsize=65536)
def _may_part(pair: str) -> bool | None:
    """Whether a line may end between two characters; None if one is a space, for then it is not theirs to say."""
    before, after = pair[0], pair[1]
    return None if before.isspace() or after.isspace() else may_break(before, after)
