"""How single values are read from JSON and written to it.

A hook takes exactly what the format allows, and raises `Unfit` with what it expected for anything else.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeAlias, get_args

from cattrs.fns import identity

from disclosure_schema.json.refusals import UnknownWord
from disclosure_schema.kinds import DAY, TEXT, Kind, Unfit
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.values import AMOUNT, BLANK, COUNT, Absent, Amount, Count, amount_from_text

#: What cattrs calls with a value and the type wanted.
Hook: TypeAlias = Callable[[Any, Any], Any]

# The texts of most absent cells. An Absent cannot be changed, so one object serves all cells with its text.
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
    # A longer whole number is refused below; turning it into a Decimal could take very long.
    if type(value) is int and value.bit_length() < 64:
        value = Decimal(value)
    if isinstance(value, float) and math.isfinite(value):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and AMOUNT.fits(value):
        return value
    raise Unfit(value, f"{_AN_AMOUNT}, null for a blank cell, or the text that stood there")


def added_cell(value: object, target: object) -> Count | Amount:
    """A cell of a row that an office added: whole numbers are counts, numbers as text are amounts."""
    return count(value, target) if type(value) is int else amount(value, target)


def cell_data(cell: Count | Amount) -> int | str | None:
    """What stands in JSON for a cell: a count as it is, an amount as text with all its digits, null for a blank."""
    if isinstance(cell, Absent):
        return cell.text or None
    return digits(cell) if isinstance(cell, Decimal) else cell


def digits(number: Decimal) -> str:
    """An amount with all its digits. A number that the format refuses keeps its exponent: it may have millions of digits."""
    return format(number, "f") if AMOUNT.fits(number) else str(number)


def _absent(text: str, number: str) -> Absent:
    """The absent cell in which `text` stood. `number` names what a number would look like, for messages."""
    if text in _ABSENT:
        return _ABSENT[text]
    if not text:
        raise Unfit(text, "a number, null or text", "a blank cell is null")
    try:
        return Absent(text)
    except Unfit as error:
        expected = f"{number}, null for a blank cell, or the text that stood there"
        raise Unfit(text, expected if TEXT.fits(text) else error.expected, error.hint) from None


def day(value: object, _: object) -> datetime.date:
    """A day, written YYYY-MM-DD."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise Unfit(value, "a day that exists, as YYYY-MM-DD")


def truth(value: object, _: object) -> bool:
    """True or false. 0 and 1 are refused, though Python takes them for these."""
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
        raise UnknownWord(value, expected, choices)

    return hook


# Kinds whose values look different in JSON and in Python, with what reads and what writes them.
_READ: Final[Mapping[Kind, Hook]] = {COUNT: count, AMOUNT: amount, DAY: day}
_WRITTEN: Final[Mapping[Kind, Callable[[Any], object]]] = {
    COUNT: cell_data,
    AMOUNT: cell_data,
    DAY: datetime.date.isoformat,
}


def of_kind(annotated: Any) -> Hook:
    """Reads a value of the Kind that an `Annotated` type is marked with."""
    kind = _kind_of(annotated)

    def hook(value: object, _: object) -> object:
        if kind.fits(value):
            return value
        raise kind.refusal(value)

    return _READ.get(kind, hook)


def from_kind(annotated: Any) -> Callable[[Any], object]:
    """Writes a value of the Kind that an `Annotated` type is marked with: as it is, if JSON can say it."""
    return _WRITTEN.get(_kind_of(annotated), identity)


def is_kind(target: object) -> bool:
    """Whether a type is marked with a Kind."""
    return any(isinstance(each, Kind) for each in getattr(target, "__metadata__", ()))


def _kind_of(annotated: Any) -> Kind:
    return next(each for each in get_args(annotated) if isinstance(each, Kind))
