"""What a value must be, said once: the guard of the model and the rule of the codec are the same object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from attrs import frozen

from disclosure_schema.described import Described
from disclosure_schema.text.characters import refused_character, says_something

if TYPE_CHECKING:
    from collections.abc import Callable

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


@frozen(repr=False)
class Kind(Described):
    """A kind of value: what to call it in messages, and whether a value is one.

    A Kind serves as an attrs validator, and marks `Annotated` types for the codec.
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
    "a year as a whole number from 1900 to 2999",
    lambda value: type(value) is int and 1900 <= value <= 2999,
)
INDEX = Kind("a whole number from 0", lambda value: type(value) is int and value >= 0)
SPAN = Kind(
    "a whole number from 1 to 1000", lambda value: type(value) is int and 1 <= value <= 1000
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

#: A web address. Addresses that run code, such as `javascript:`, are none.
Address: TypeAlias = Annotated[str, ADDRESS]
