"""Number formats: how a cell holds a number and shows a text.

A format code says what stands around the digits, in quotes: `0"（其中修订 16 件）"` shows 22 as 22（其中修订 16 件）.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

#: How many digits of a number a workbook keeps and shows.
MOST_DIGITS: Final = 15

#: The longest format code, in UTF-16 units.
_LONGEST_CODE: Final = 255
# No longer text has a code: a code repeats its text, but may have a single 0 for all the digits of the number.
_LONGEST_SHOWN: Final = _LONGEST_CODE + 2 * MOST_DIGITS

# A number as it was written: digits, perhaps in groups, perhaps with a point.
_WRITTEN: Final = re.compile(r"[0-9](?:[0-9,，\u0020\u00a0\u3000]*[0-9])?(?:\.[0-9]+)?")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+")
# Attributes of XML do not keep these, and `_x0041_` means A in them.
_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]|_x[0-9A-Fa-f]{4}_")
_MINUS: Final = re.compile("[-\u2010-\u2015\u2212\uff0d]\\s*$")


def is_exact(value: int | Decimal) -> bool:
    """Whether a workbook keeps and shows every digit of a number."""
    return len(Decimal(value).as_tuple().digits) <= MOST_DIGITS


def number_format(text: str, value: int | Decimal) -> str | None:
    """The format code that shows `value` as `text`, or None if there is none.

    The sign of a number below zero stands in the text: `-4`, `−417`, `减4`.
    """
    if utf16_length(text) > _LONGEST_SHOWN or not is_exact(value) or _UNSAFE.search(text):
        return None
    for match in _WRITTEN.finditer(text):
        written = match.group()
        if _value_of(written) == abs(value):
            code = _code(text[: match.start()], written, text[match.end() :], negative=value < 0)
            if code is not None and utf16_length(code) <= _LONGEST_CODE:
                return code
    return None


def utf16_length(text: str) -> int:
    """How long a text is as Excel counts it: characters beyond U+FFFF are two."""
    return len(text) + sum(each > "\uffff" for each in text)


def _value_of(written: str) -> Decimal:
    return Decimal(re.sub(r"[^0-9.]", "", written))


def _code(before: str, written: str, after: str, *, negative: bool) -> str | None:
    if negative:
        if (before, after) == ("-", ""):
            return _digits(written)
        # The second section is for numbers below zero, and has no sign of its own.
        return f"{_digits(written)};{_quoted(before)}{_digits(written)}{_quoted(after)}"
    if _MINUS.search(before):
        return None  # the sign would stand before any other number that someone enters
    return f"{_quoted(before)}{_digits(written)}{_quoted(after)}"


def _digits(written: str) -> str:
    whole, _, fraction = written.partition(".")
    if _GROUPED.fullmatch(whole):
        code = "#,##0"
    elif whole.isdigit():
        code = "0" * len(whole) if whole.startswith("0") else "0"
    else:
        code = "".join("0" if each.isdigit() else _quoted(each) for each in whole)
    return f"{code}.{'0' * len(fraction)}" if fraction else code


def _quoted(text: str) -> str:
    """A text as a literal of a format code."""
    return r"\"".join(f'"{each}"' if each else "" for each in text.split('"'))
