"""JSON text ⇄ JSON-ready objects, with nothing lost and nothing guessed on the way.

The standard library reads JSON laxly: doubled keys vanish, `NaN` and `1e99999` are numbers.
Here whatever has no exact meaning becomes a `NoValue`, so that the codec can say where it stands.
"""

from __future__ import annotations

import codecs
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen, has

from disclosure_schema.characters import describe_character, refused_character
from disclosure_schema.errors import Fault, InvalidSource

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What JSON can say, as Python objects.
Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | Decimal | bool | None"

# Longer whole numbers are no counts, and Python refuses to convert very long ones.
_LONGEST_INTEGER = 18
_LONGEST_FRACTION = 40

# How much of a value a message quotes; whole numbers beyond that are not even written out.
_LONGEST_SHOWN = 60
_LONGEST_BITS = 200

# What may stand in a row that is written on one line.
_SHORT_KINDS = {int, bool, str, type(None)}
_WHOLE = {int}
_NUMBERS = {int, float, Decimal}

# Made once: json.dumps makes one for every call.
_encoded = json.JSONEncoder(ensure_ascii=False).encode

_TEXT_KEYS = "keys that are text"
_SHALLOW = "JSON that nests no deeper than the format"


@frozen
class NoValue:
    """A JSON token that stands for no exact value: `NaN`, `1e5`, an endless number."""

    token: str

    def __repr__(self) -> str:
        return self.token if len(self.token) <= 40 else f"{self.token[:37]}..."


class Doubled(dict[str, object]):
    """An object some of whose keys stand twice in the text; `doubled` names them."""

    doubled: tuple[str, ...] = ()


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
    kept: dict[str, Any] = {
        "object_pairs_hook": _object,
        "parse_float": _fraction,
        "parse_constant": NoValue,
    }
    try:
        return json.loads(text, **kept)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # Python refuses whole numbers of thousands of digits. Only then is each of them looked at.
        return json.loads(text, parse_int=_integer, **kept)


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
    return sum(len(each) for each in value.values() if isinstance(each, str)) <= _LONGEST_SHOWN


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    doubled = Doubled(result)
    doubled.doubled = tuple(
        key for key, count in Counter(key for key, _ in pairs).items() if count > 1
    )
    return doubled


def _integer(token: str) -> int | NoValue:
    return int(token) if len(token) <= _LONGEST_INTEGER else NoValue(token)


def _fraction(token: str) -> Decimal | NoValue:
    exact = "e" not in token and "E" not in token and len(token) <= _LONGEST_FRACTION
    return Decimal(token) if exact else NoValue(token)


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


def escaped(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901), safe to print."""
    printable = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in key)
    return printable.replace("~", "~0").replace("/", "~1")


def shown(value: object) -> str:
    """A value as messages quote it: JSON where it is JSON, cut where it is long."""
    match value:
        case Mapping():
            return "an object"
        case list() | tuple():
            return "an array"
        case str() if (refused := refused_character(value)) is not None:
            return f"text with {describe_character(refused)}"
        case str() | bool() | None:
            text = _scalar(value)
        case int() if value.bit_length() > _LONGEST_BITS:
            return "a number of very many digits"
        case _ if has(type(value)) and not isinstance(value, NoValue):
            return "an object that says nothing of it"
        case Decimal():
            text = str(value)
        case _:
            text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."
