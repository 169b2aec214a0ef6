"""How single values and arrays are read from JSON: exactly what the format allows, and what was expected otherwise."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias, get_args

from disclosure_schema.kinds import TEXT, Kind, Unfit
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.text.near_names import did_you_mean
from disclosure_schema.values import (
    AMOUNT,
    BLANK,
    Absent,
    Amount,
    Count,
    amount_from_text,
)

#: What cattrs calls with a value and the type wanted.
Hook: TypeAlias = Callable[[Any, Any], Any]

# What most cells say that hold text; nothing in the model can be changed, so that one of each will do.
_ABSENT = {each: Absent(each) for each in ("/", "—", "-", "－", "无")}

_AN_AMOUNT = 'an amount such as "72701.2578"'
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def count(value: object, _: object) -> Count:
    """A count: a whole number, null for a blank cell, or text."""
    if type(value) is int and -LARGEST_COUNT <= value <= LARGEST_COUNT:
        return value
    if value is None:
        return BLANK
    if isinstance(value, str):
        return _absent(value, "a whole number without quotes")
    raise Unfit(value, "a whole number, null for a blank cell, or the text that stood there")


def amount(value: object, _: object) -> Amount:
    """An amount: a number as text, a JSON number, null for a blank cell, or text."""
    if value is None:
        return BLANK
    if isinstance(value, str):
        number = amount_from_text(value)
        return number if number is not None else _absent(value, f"{_AN_AMOUNT}, digits only")
    # Whole numbers that long are not even turned into a Decimal.
    if type(value) is int and value.bit_length() < 64:
        value = Decimal(value)
    if isinstance(value, float) and math.isfinite(value):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and AMOUNT.fits(value):
        return value
    raise Unfit(value, f"{_AN_AMOUNT}, null for a blank cell, or the text that stood there")


def added_cell(value: object, target: object) -> Count | Amount:
    """A cell of a line that an office added: whole numbers are counts, numbers as text are amounts."""
    return count(value, target) if type(value) is int else amount(value, target)


def cell_data(cell: Count | Amount) -> int | str | None:
    """What stands in JSON for a cell: a count as it is, an amount as text with all its digits, null for a blank."""
    if isinstance(cell, Absent):
        return cell.text or None
    return digits(cell) if isinstance(cell, Decimal) else cell


def digits(number: Decimal) -> str:
    """Every digit of an amount. A number beyond the format is not written out, since it may have millions of digits."""
    return format(number, "f") if AMOUNT.fits(number) else str(number)


def _absent(text: str, number: str) -> Absent:
    """The absent cell in which `text` stood; `number` says how a number would be written instead."""
    if text in _ABSENT:
        return _ABSENT[text]
    if not text:
        raise Unfit(text, "a number, null or text", "a blank cell is null")
    try:
        return Absent(text)
    except Unfit as error:
        expected = f"{number}, null for a blank cell, or the text that stood there"
        raise Unfit(text, expected if TEXT.fits(text) else error.expected) from None


def day(value: object, _: object) -> datetime.date:
    """A day, written YYYY-MM-DD."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise Unfit(value, "a day that exists, as YYYY-MM-DD")


def truth(value: object, _: object) -> bool:
    """True or false, and nothing that Python would take for it."""
    if isinstance(value, bool):
        return value
    raise Unfit(value, "true or false")


def member(value: object, choices: type[StrEnum]) -> StrEnum:
    """A member of an enumeration, by its word."""
    return choices(one_of(tuple(each.value for each in choices))(value, choices))


def one_of(choices: tuple[Any, ...]) -> Hook:
    """One of some words, or one of some numbers."""
    kind, expected = type(choices[0]), f"one of {', '.join(map(str, choices))}"

    def hook(value: object, _: object) -> object:
        if isinstance(value, kind) and not isinstance(value, bool) and value in choices:
            return value
        raise Unfit(value, expected, did_you_mean(value, choices))

    return hook


def of_kind(annotated: Any) -> Hook:
    """A value of the Kind that an `Annotated` type is marked with."""
    kind = next(each for each in get_args(annotated) if isinstance(each, Kind))

    def hook(value: object, _: object) -> object:
        if kind.fits(value):
            return value
        raise Unfit(value, kind.expected)

    return hook
