"""JSON text → JSON-ready objects, with nothing lost and nothing guessed on the way.

The standard library reads JSON laxly: doubled keys vanish, `NaN` and `1e99999` are numbers.
Here whatever has no exact meaning becomes a `NoValue`, so that the codec can say where it stands.
"""

from __future__ import annotations

import codecs
import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.values import NoValue, escaped, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer whole numbers are no counts, and Python refuses to convert very long ones.
_LONGEST_INTEGER = 18
_LONGEST_FRACTION = 40

_TEXT_KEYS = "keys that are text"
_SHALLOW = "JSON that nests no deeper than the format"


class Doubled(dict[str, object]):
    """An object some of whose keys stand twice in the text; `doubled` names them."""

    doubled: tuple[str, ...] = ()


def _integer(token: str) -> int | NoValue:
    return int(token) if len(token) <= _LONGEST_INTEGER else NoValue(token)


def _fraction(token: str) -> Decimal | NoValue:
    exact = "e" not in token and "E" not in token and len(token) <= _LONGEST_FRACTION
    return Decimal(token) if exact else NoValue(token)


# How numbers are read.
_NUMBERS: dict[str, Any] = {"parse_float": _fraction, "parse_constant": NoValue}


def parse(text: str | bytes) -> object:
    """The objects that JSON `text` stands for. Raises `InvalidSource` if it is no JSON."""
    if isinstance(text, bytes | bytearray | memoryview):
        text = _decoded(bytes(text))
    if not isinstance(text, str):
        raise TypeError(f"JSON is read from str or bytes, not from {type(text).__name__}")
    text = text.removeprefix("\ufeff")
    try:
        return _read(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        found = repr(text[error.pos : error.pos + 20]) if text[error.pos :] else "its end"
        raise InvalidSource([Fault("", f"{found} at {place}", "JSON", error.msg)]) from None
    except RecursionError:
        raise InvalidSource([Fault("", "brackets nested too deeply", _SHALLOW)]) from None


def _read(text: str) -> object:
    """The objects that `text` stands for, those with doubled keys marked."""
    try:
        return json.loads(text, object_pairs_hook=_object, **_NUMBERS)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # Python refuses whole numbers of thousands of digits. Only then is each of them looked at.
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer, **_NUMBERS)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    doubled = Doubled(result)
    doubled.doubled = tuple(
        key for key, count in Counter(key for key, _ in pairs).items() if count > 1
    )
    return doubled


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
            name = "UTF-16"
        else:
            try:
                data.decode("gb18030")
                name = "probably GBK (GB 18030)"
            except UnicodeDecodeError:
                name = f"byte 0x{data[error.start]:02X} at offset {error.start}"
        hint = "save the file as UTF-8"
        raise InvalidSource([Fault("", name, "JSON text in UTF-8", hint)]) from None


def faults_of_keys(data: object) -> list[Fault]:
    """A fault for every key that stands twice, or is no text, anywhere in `data`.

    Raises `InvalidSource` if the data is nested without end, or holds keys that are no text.
    """
    try:
        faults = list(_faults_of_keys(data, ""))
    except RecursionError:
        raise InvalidSource([Fault("", "objects nested too deeply", _SHALLOW)]) from None
    if any(each.expected == _TEXT_KEYS for each in faults):
        raise InvalidSource(faults)
    return faults


def _faults_of_keys(data: object, pointer: str) -> Iterator[Fault]:
    if isinstance(data, Mapping):
        if isinstance(data, Doubled):
            for each in data.doubled:
                yield Fault(f"{pointer}/{escaped(each)}", "the key twice", "each key once")
        for key, value in data.items():
            if isinstance(key, str):
                yield from _faults_of_keys(value, f"{pointer}/{escaped(key)}")
            else:
                yield Fault(pointer, f"the key {shown(key)}", _TEXT_KEYS)
    elif isinstance(data, list | tuple):
        for index, value in enumerate(data):
            yield from _faults_of_keys(value, f"{pointer}/{index}")
