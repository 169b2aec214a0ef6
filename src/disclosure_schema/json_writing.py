"""JSON-ready objects → JSON text, as one would write it by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_schema.json_values import Json

# How many characters the texts of an object may have that is written on one line.
_LONGEST_ROW = 60

# What may stand in a row that is written on one line.
_SHORT_KINDS = {int, bool, str, type(None)}
_WHOLE = {int}
_NUMBERS = {int, float, Decimal}
_NUMERIC = "-0123456789"

#: JSON text of a value on one line. Made once: json.dumps makes an encoder for every call.
encoded = json.JSONEncoder(ensure_ascii=False).encode


def text_of(value: Json, newline: str) -> str:
    """JSON text of a value, whose lines begin with `newline` but for the first."""
    pieces: list[str] = []
    _put(value, newline, pieces)
    return "".join(pieces)


def write(data: Json) -> str:
    """JSON text of `data`, indented, with every row of numbers on one line, ending in a newline."""
    return text_of(data, "\n") + "\n"


def object_of(members: dict[str, str], newline: str) -> str:
    """JSON text of an object, made of the texts of its members, each behind its key as `key_of` gives it."""
    texts = [key + text for key, text in members.items()]
    if _fit_one_line(members.values()):
        return f"{{{', '.join(texts)}}}"
    inner = f"{newline}  "
    return f"{{{inner}{f',{inner}'.join(texts)}{newline}}}"


def array_of(texts: list[str], newline: str) -> str:
    """JSON text of an array, made of the texts of its members; numbers alone stand on one line."""
    if all(each[0] in _NUMERIC for each in texts):
        return f"[{', '.join(texts)}]"
    inner = f"{newline}  "
    return f"[{inner}{f',{inner}'.join(texts)}{newline}]"


@lru_cache(maxsize=256)
def row_of(keys: tuple[str, ...]) -> str:
    """A row with these keys, and places for its whole numbers."""
    members = ", ".join(f"{key_of(key).replace('%', '%%')}%d" for key in keys)
    return f"{{{members}}}"


@lru_cache(maxsize=4096)
def key_of(key: str) -> str:
    """A key as it stands before its value."""
    return f"{encoded(key)}: "


def _put(value: Json, newline: str, pieces: list[str]) -> None:
    """Add the text of a value, whose lines begin with `newline`, to the pieces."""
    if isinstance(value, dict) and value:
        kinds = set(map(type, value.values()))
        if kinds == _WHOLE:  # most lines of a report: no need to ask the encoder for each number
            pieces.append(row_of(tuple(value)) % tuple(value.values()))
        elif _fits_one_line(value, kinds):
            pieces.append(_scalar(value))
        else:
            inner = f"{newline}  "
            opening = "{"
            for key, each in value.items():
                pieces.append(f"{opening}{inner}{key_of(key)}")
                _put(each, inner, pieces)
                opening = ","
            pieces.append(f"{newline}}}")
    elif isinstance(value, list | tuple) and value:
        if set(map(type, value)) <= _NUMBERS:
            pieces.append(f"[{', '.join(map(_scalar, value))}]")
            return
        inner = f"{newline}  "
        opening = "["
        for each in value:
            pieces.append(f"{opening}{inner}")
            _put(each, inner, pieces)
            opening = ","
        pieces.append(f"{newline}]")
    else:
        pieces.append(_scalar(value))


def _scalar(value: object) -> str:
    # An exponent is kept: it may stand in what others keep with a report, and may be of any size.
    return str(value) if isinstance(value, Decimal) else encoded(value)


def _fits_one_line(value: dict[str, Json], kinds: set[type]) -> bool:
    """Whether an object is a row of cells, or as short as one."""
    if not kinds <= _SHORT_KINDS:
        return False
    return sum(len(each) for each in value.values() if isinstance(each, str)) <= _LONGEST_ROW


def _fit_one_line(texts: Iterable[str]) -> bool:
    """As `_fits_one_line`, for the texts of the members."""
    letters = 0
    for text in texts:
        if text[0] in "{[":
            return False
        if text[0] == '"':
            letters += len(json.loads(text) if "\\" in text else text[1:-1])
    return letters <= _LONGEST_ROW
