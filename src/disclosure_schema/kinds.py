"""What a value must be, written once: the guard of the model and the rule of the codec are the same object."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from attrs import frozen  # the house's own is made from Kinds

from disclosure_schema.limits import FIRST_YEAR, LARGEST_SPAN, LAST_YEAR
from disclosure_schema.text.characters import refused_character, says_something

if TYPE_CHECKING:
    from attrs import Attribute


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
        return f"{place}expected {self.expected}, found {self.value!r}{hint}"


@frozen
class Kind:
    """A kind of value: what messages call it, and whether a value is one.

    A Kind marks an `Annotated` type. The house's `frozen` makes it the validator of a field,
    and the codec reads a value by it.
    """

    expected: str
    fits: Callable[[object], bool]

    def __call__(self, owner: object, attribute: Attribute[Any], value: Any) -> None:
        """Validate an attribute. Raises `Unfit`."""
        if not self.fits(value):
            name = f"{type(owner).__name__}.{attribute.name}"
            raise Unfit(value, self.expected, attribute=name)


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


def _is_text(value: object) -> bool:
    # Nearly all text is printable, as Python understands it, and no refused character is.
    return isinstance(value, str) and (value.isprintable() or refused_character(value) is None)


def _is_wording(value: object) -> bool:
    # The only character that is printable and cannot be seen is the space.
    return isinstance(value, str) and (
        (value.isprintable() and value.strip(" ") != "")
        or (refused_character(value) is None and says_something(value))
    )


TEXT = Kind("text without control characters", _is_text)
WORDING = Kind("text that says something, without control characters", _is_wording)
YEAR = Kind(
    f"a year as a whole number from {FIRST_YEAR} to {LAST_YEAR}",
    lambda value: type(value) is int and FIRST_YEAR <= value <= LAST_YEAR,
)
DAY = Kind("a datetime.date", lambda value: type(value) is datetime.date)
INDEX = Kind("a whole number from 0", lambda value: type(value) is int and value >= 0)
SPAN = Kind(
    f"a whole number from 1 to {LARGEST_SPAN}",
    lambda value: type(value) is int and 1 <= value <= LARGEST_SPAN,
)

_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|mailto:|tel:|[/?#.\w])[^\s<>\"{}|\\^`]*")
_OTHER_SCHEME = re.compile(r"(?!https?:|ftp:|mailto:|tel:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)

ADDRESS = Kind(
    "a web address (http, https, ftp, mailto, tel, or relative) without spaces",
    lambda value: (
        WORDING.fits(value)
        and _ADDRESS.fullmatch(str(value)) is not None
        and _OTHER_SCHEME.match(str(value)) is None
    ),
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
