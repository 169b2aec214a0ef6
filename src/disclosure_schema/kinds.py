"""What a value must be, written once: the guard of the model and the rule of the codec are the same object."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from attrs import field, frozen  # the house's own is made from Kinds

from disclosure_schema.limits import FIRST_YEAR, LARGEST_SPAN, LAST_YEAR, LONGEST_TEXT
from disclosure_schema.text import addresses
from disclosure_schema.text.characters import (
    PRINTABLE_TEXT,
    SEEN,
    refused_character,
    says_something,
    shortened,
)

if TYPE_CHECKING:
    from attrs import Attribute


# How many characters of a value a message quotes.
_LONGEST_SHOWN = 1000


class Unfit(ValueError):
    """A value that an attribute of the model cannot hold.

    `value` was found where `expected` should be; `attribute` is `Class.name`, empty while reading JSON.
    """

    def __init__(self, value: object, expected: str, hint: str = "", attribute: str = "") -> None:
        super().__init__(value, expected, hint, attribute)
        self.value = value
        self.expected = expected
        self.hint = hint
        self.attribute = attribute

    def __str__(self) -> str:
        place = f"{self.attribute}: " if self.attribute else ""
        hint = f" ({self.hint})" if self.hint else ""
        found = shortened(repr(self.value), _LONGEST_SHOWN)
        return f"{place}expected {self.expected}, found {found}{hint}"


@frozen
class Kind:
    """A kind of value: what messages call it, whether a value is one, and what a JSON Schema says of it.

    A Kind marks an `Annotated` type. The house's `frozen` makes it the validator of a field,
    and the codec reads a value by it.
    """

    expected: str
    fits: Callable[[object], bool]
    #: Empty for a kind that stands in no JSON of ours. A schema may allow more than `fits`, never less.
    schema: Mapping[str, Any] = field(factory=dict[str, Any], eq=False, repr=False)

    def guard(self) -> Callable[[object, Attribute[Any], Any], None]:
        """A validator of an attribute, for attrs, that raises `Unfit`. Hundreds run for each report, so it is a closure."""
        fits, refusal = self.fits, self.refusal

        def validate(owner: object, attribute: Attribute[Any], value: Any) -> None:
            if not fits(value):
                raise refusal(value, f"{type(owner).__name__}.{attribute.name}")

        return validate

    def refusal(self, value: object, attribute: str = "") -> Unfit:
        """Why a value does not fit, with the length of a text that is too long."""
        at_most = self.schema.get("maxLength")
        is_long = at_most is not None and isinstance(value, str) and len(value) > at_most
        hint = f"it may have {at_most} characters" if is_long else ""
        return Unfit(value, self.expected, hint, attribute)


def an(*classes: type) -> Kind:
    """The Kind of instances of some classes."""
    names = " or ".join(each.__name__ for each in classes)
    return Kind(f"an instance of {names}", lambda value: isinstance(value, classes))


def tuple_of(*classes: type) -> Kind:
    """The Kind of tuples, never lists, of instances of some classes."""
    names = " or ".join(each.__name__ for each in classes)
    return Kind(
        f"a tuple of {names}",
        lambda value: type(value) is tuple and all(isinstance(each, classes) for each in value),
    )


def tuple_of_kind(kind: Kind) -> Kind:
    """The Kind of tuples, never lists, of values of another Kind."""
    return Kind(
        f"a tuple whose members are each {kind.expected}",
        lambda value: type(value) is tuple and all(map(kind.fits, value)),
    )


def or_none(kind: Kind) -> Kind:
    """The Kind of None, and of the values of another Kind. Messages speak of the other alone."""
    return Kind(kind.expected, lambda value: value is None or kind.fits(value))


def _is_printable(value: object) -> bool:
    # Nearly all text is printable, as Python understands it, and no refused character is.
    return isinstance(value, str) and (value.isprintable() or refused_character(value) is None)


def _is_text(value: object) -> bool:
    return _is_printable(value) and len(str(value)) <= LONGEST_TEXT


def _is_wording(value: object) -> bool:
    # The only character that is printable and cannot be seen is the space.
    return (
        isinstance(value, str)
        and len(value) <= LONGEST_TEXT
        and (
            (value.isprintable() and value.strip(" ") != "")
            or (refused_character(value) is None and says_something(value))
        )
    )


def whole_number(expected: str, least: int, greatest: int | None = None) -> Kind:
    """The Kind of whole numbers, and no booleans, between two bounds or from one on."""
    bounds = {"minimum": least} if greatest is None else {"minimum": least, "maximum": greatest}
    return Kind(
        expected,
        lambda value: (
            type(value) is int and least <= value and (greatest is None or value <= greatest)
        ),
        {"type": "integer", **bounds},
    )


#: Text of any length, such as documents and the files that go with them may hold.
PRINTABLE = Kind(
    "text without control characters", _is_printable, {"type": "string", "pattern": PRINTABLE_TEXT}
)
#: Text of a report, which has a length that is stated.
TEXT = Kind(PRINTABLE.expected, _is_text, {**PRINTABLE.schema, "maxLength": LONGEST_TEXT})
WORDING = Kind(
    "text that says something, without control characters",
    _is_wording,
    {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_TEXT,
        "allOf": [{"pattern": PRINTABLE_TEXT}, {"pattern": SEEN}],
    },
)
YEAR = whole_number(
    f"a year as a whole number from {FIRST_YEAR} to {LAST_YEAR}", FIRST_YEAR, LAST_YEAR
)
INDEX = whole_number("a whole number from 0", 0)
SPAN = whole_number(f"a whole number from 1 to {LARGEST_SPAN}", 1, LARGEST_SPAN)
DAY = Kind(
    "a datetime.date",
    lambda value: type(value) is datetime.date,
    {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
)

_ADDRESS = re.compile(addresses.ADDRESS)

ADDRESS = Kind(
    "a web address (http, https, ftp, mailto, tel, or relative) without spaces",
    lambda value: WORDING.fits(value) and _ADDRESS.fullmatch(str(value)) is not None,
    {"type": "string", "maxLength": LONGEST_TEXT, "pattern": addresses.ADDRESS},
)

#: Text as it stood, possibly empty.
Text: TypeAlias = Annotated[str, TEXT]

#: Text that is not empty.
Wording: TypeAlias = Annotated[str, WORDING]

#: A calendar year.
Year: TypeAlias = Annotated[int, YEAR]

#: A day of the calendar, without a time.
Day: TypeAlias = Annotated[datetime.date, DAY]

#: A web address. `javascript:` and other schemes that run code are refused.
Address: TypeAlias = Annotated[str, ADDRESS]
