"""What JSON can say, as Python objects, and how messages quote it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen, has

from disclosure_schema.text.characters import describe_character, refused_character, shortened

#: What JSON can say, as Python objects.
Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | Decimal | bool | None"

# How many characters of a value and of a key a message quotes, and how many bits a whole number has that is written out.
_LONGEST_SHOWN = 60
_LONGEST_KEY = 200
_LONGEST_BITS = 200


@frozen
class NoValue:
    """A JSON token that stands for no exact value: `NaN`, `1e5`, an endless number."""

    token: str

    def __repr__(self) -> str:
        return shortened(self.token, 40)


def escaped(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901), safe to print, and cut if it is longer than any key of ours."""
    key = shortened(key, _LONGEST_KEY)
    if not key.isprintable():
        key = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in key)
    return key.replace("~", "~0").replace("/", "~1")


def shown(value: object) -> str:
    """A value as messages quote it: as JSON if it is JSON, and cut if it is long."""
    match value:
        case Mapping():
            return "an object"
        case list() | tuple():
            return "an array"
        case str() if (refused := refused_character(value)) is not None:
            return f"text with {describe_character(refused)}"
        case str() | bool() | None:
            text = json.dumps(value, ensure_ascii=False)
        case int() if value.bit_length() > _LONGEST_BITS:
            return "a number of very many digits"
        case _ if has(type(value)) and not isinstance(value, NoValue):
            return "an object that says nothing of it"
        case Decimal():
            text = str(value)
        case _:
            text = repr(value)
    return shortened(text, _LONGEST_SHOWN)
