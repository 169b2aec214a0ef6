"""JSON-ready objects → JSON text, as one would write it by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_schema.json_values import Json

# How many characters the texts of an object may have that is written on one line.
_LONGEST_ROW = 60

# What may stand in a row that is written on one line.
_SHORT_KINDS = {int, bool, str, type(None)}
_WHOLE = {int}

# Made once: json.dumps makes one for every call.
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def write(data: Json) -> str:
    """JSON text of `data`, indented, with every row of numbers on one line, ending in a newline."""
    pieces: list[str] = []
    _put(data, "\n", pieces)
    pieces.append("\n")
    return "".join(pieces)


def _put(value: Json, newline: str, pieces: list[str]) -> None:
    """Add the text of a value, whose lines begin with `newline`, to the pieces."""
    if isinstance(value, dict) and value:
        kinds = set(map(type, value.values()))
        if kinds == _WHOLE:  # most lines of a report: no need to ask the encoder for each number
            pieces.append(_row_of(tuple(value)) % tuple(value.values()))
        elif _fits_one_line(value, kinds):
            pieces.append(_scalar(value))
        else:
            inner = f"{newline}  "
            opening = "{"
            for key, each in value.items():
                pieces.append(f"{opening}{inner}{_key(key)}")
                _put(each, inner, pieces)
                opening = ","
            pieces.append(f"{newline}}}")
    elif isinstance(value, list | tuple) and value:
        inner = f"{newline}  "
        opening = "["
        for each in value:
            pieces.append(f"{opening}{inner}")
            _put(each, inner, pieces)
            opening = ","
        pieces.append(f"{newline}]")
    else:
        pieces.append(_scalar(value))


@lru_cache(maxsize=256)
def _row_of(keys: tuple[str, ...]) -> str:
    """A row with these keys, and places for its whole numbers."""
    members = ", ".join(f"{_key(key).replace('%', '%%')}%d" for key in keys)
    return f"{{{members}}}"


@lru_cache(maxsize=4096)
def _key(key: str) -> str:
    return f"{_encoded(key)}: "


def _scalar(value: object) -> str:
    # An exponent is kept: it may stand in what others keep with a report, and may be of any size.
    return str(value) if isinstance(value, Decimal) else _encoded(value)


def _fits_one_line(value: dict[str, Json], kinds: set[type]) -> bool:
    """Whether an object is a row of cells, or as short as one."""
    if not kinds <= _SHORT_KINDS:
        return False
    return sum(len(each) for each in value.values() if isinstance(each, str)) <= _LONGEST_ROW
