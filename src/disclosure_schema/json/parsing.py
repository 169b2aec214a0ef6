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
from disclosure_schema.json.bounds import verify_length
from disclosure_schema.json.values import NoValue, escaped, shown
from disclosure_schema.limits import LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

# Digits, with sign and point. A longer number fits no count and no amount.
_LONGEST_INTEGER = 18
_LONGEST_FRACTION = 40

_TEXT_KEYS = "keys that are text"
_SHALLOW = "JSON that nests no deeper than the format"


class Doubled(dict[str, object]):
    """An object in which some keys stand twice; `doubled` names them. It holds the last value of each."""

    doubled: tuple[str, ...] = ()


class DoubledKeys(ValueError):
    """An object has keys that stand twice, and so no certain value. `faults_of_keys` says which they are."""


def _integer(token: str) -> int | NoValue:
    return int(token) if len(token) <= _LONGEST_INTEGER else NoValue(token)


def _fraction(token: str) -> Decimal | NoValue:
    exact = "e" not in token and "E" not in token and len(token) <= _LONGEST_FRACTION
    return Decimal(token) if exact else NoValue(token)


# Hooks of `json.loads` for numbers. Whole numbers have none: they are many, and few are too long.
_NUMBERS: dict[str, Any] = {"parse_float": _fraction, "parse_constant": NoValue}


def parse(source: str | bytes, limits: Limits = LIMITS) -> object:
    """The objects that JSON text stands for. Raises `InvalidSource` if it is no JSON, or too long."""
    if not isinstance(source, str | bytes | bytearray | memoryview):
        raise TypeError(f"JSON is read from str or bytes, not from {type(source).__name__}")
    text = source if isinstance(source, str) else bytes(source)
    verify_length(text, limits)
    if isinstance(text, bytes):
        text = _decoded(text)
    text = text.removeprefix("\ufeff")
    try:
        return _read(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        found = repr(text[error.pos : error.pos + 20]) if text[error.pos :] else "its end"
        fault = Fault("", f"{found} at {place}", "JSON", error.msg)
    except RecursionError:
        fault = Fault("", "brackets nested too deeply", _SHALLOW)
    raise InvalidSource([fault])


def _read(text: str) -> object:
    """The objects that `text` stands for, those with doubled keys marked."""
    try:
        return json.loads(text, object_pairs_hook=_object, **_NUMBERS)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # Python refuses whole numbers of thousands of digits, so read each of them with care.
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
        place = f"byte 0x{data[error.start]:02X} at offset {error.start}"
    found = _other_encoding(data) or place
    raise InvalidSource([Fault("", found, "JSON text in UTF-8", "save the file as UTF-8")])


def _other_encoding(data: bytes) -> str:
    """The name of the encoding that bytes are in which are not UTF-8; empty if it is not known."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "probably GBK (GB 18030)"


def faults_of_keys(data: object) -> list[Fault]:
    """A fault for every key that stands twice, or is no text, anywhere in `data`.

    Raises `InvalidSource` if some keys are no text. `data` nests no deeper than `Limits` say.
    """
    faults = list(_faults_of_keys(data, ""))
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
