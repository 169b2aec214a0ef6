"""JSON-ready objects → JSON text, as one would write it by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from disclosure_schema.json.values import Json

# How many characters the texts of an object may have that is written on one line.
_LONGEST_ROW = 60

# What may stand in an object that is written on one line.
_SHORT_KINDS = {int, bool, str, type(None)}
_WHOLE = {int}
_NUMERIC = "-0123456789"

#: JSON text of a value on one line. Made once: json.dumps makes an encoder for every call.
encoded = json.JSONEncoder(ensure_ascii=False).encode


def text_of(value: Json, newline: str) -> str:
    """JSON text of a value, whose lines begin with `newline` but for the first."""
    if isinstance(value, dict) and value:
        if fits_one_line(value.values()):
            return encoded(value)
        inner = f"{newline}  "
        texts = (f"{key_of(key)}{text_of(each, inner)}" for key, each in value.items())
        return object_of(texts, newline)
    if isinstance(value, list | tuple) and value:
        inner = f"{newline}  "
        return array_of([text_of(each, inner) for each in value], newline)
    # An exponent is kept: it may stand in what others keep with a report, and may be of any size.
    return str(value) if isinstance(value, Decimal) else encoded(value)


def write(data: Json) -> str:
    """JSON text of `data`, indented, with every row of numbers on one line, ending in a newline."""
    return text_of(data, "\n") + "\n"


def fits_one_line(values: Collection[object]) -> bool:
    """Whether an object with these values is written on one line: a row of cells, or one as short."""
    kinds = set(map(type, values))
    if kinds == _WHOLE:
        return True
    if not kinds <= _SHORT_KINDS:
        return False
    return sum(len(each) for each in values if isinstance(each, str)) <= _LONGEST_ROW


def row_of(members: Iterable[str]) -> str:
    """JSON text of an object on one line, made of its members."""
    return f"{{{', '.join(members)}}}"


def object_of(members: Iterable[str], newline: str) -> str:
    """JSON text of an object on lines of their own, made of its members, whose values are indented."""
    inner = f"{newline}  "
    return f"{{{inner}{f',{inner}'.join(members)}{newline}}}"


def array_of(texts: list[str], newline: str) -> str:
    """JSON text of an array, made of the texts of its members; numbers alone stand on one line."""
    if all(each[0] in _NUMERIC for each in texts):
        return f"[{', '.join(texts)}]"
    inner = f"{newline}  "
    return f"[{inner}{f',{inner}'.join(texts)}{newline}]"


def key_of(key: str) -> str:
    """A key as it stands before its value."""
    return f"{encoded(key)}: "
