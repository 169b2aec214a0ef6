"""JSON-ready objects → JSON text, as one would write it by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from disclosure_schema.json.values import Json

# How many characters the texts of an object may have that is written on one line.
_LONGEST_ROW = 60

# What may stand in an object that is written on one line.
_SHORT_KINDS = {int, bool, str, type(None)}
_WHOLE = {int}
_NUMERIC = "-0123456789"

# Made once: json.dumps makes an encoder for every call.
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def write(data: Json) -> str:
    """JSON text of `data`, indented, with every row of numbers on one line, ending in a newline.

    `json.dumps` with an indent has no way to keep a row on one line, and takes longer.
    """
    return _text_of(data, "\n") + "\n"


def _text_of(value: Json, newline: str) -> str:
    """JSON text of a value, whose lines begin with `newline` but for the first."""
    if type(value) is int:
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    inner = f"{newline}  "
    if isinstance(value, dict) and value:
        members = [f"{quoted(key)}: {_text_of(each, inner)}" for key, each in value.items()]
        if _fits_one_line(value.values()):
            return f"{{{', '.join(members)}}}"
        return f"{{{inner}{f',{inner}'.join(members)}{newline}}}"
    if isinstance(value, list | tuple) and value:
        texts = [_text_of(each, inner) for each in value]
        if all(each[0] in _NUMERIC for each in texts):
            return f"[{', '.join(texts)}]"
        return f"[{inner}{f',{inner}'.join(texts)}{newline}]"
    # An exponent is kept: it may stand in what others keep with a report, and may be of any size.
    return str(value) if isinstance(value, Decimal) else _encoded(value)


def _fits_one_line(values: Collection[object]) -> bool:
    """Whether an object with these values is written on one line: a row of cells, or one as short."""
    kinds = set(map(type, values))
    if kinds == _WHOLE:
        return True
    if not kinds <= _SHORT_KINDS:
        return False
    return sum([len(each) for each in values if isinstance(each, str)]) <= _LONGEST_ROW
