"""Whether a source stays within the limits of whoever reads it. This is known before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.values import escaped

if TYPE_CHECKING:
    from disclosure_schema.limits import Limits


def verify_length(source: str | bytes, limits: Limits) -> None:
    """Raise `InvalidSource` for a source that is longer than it may be."""
    if len(source) > limits.input_bytes:
        unit = "characters" if isinstance(source, str) else "bytes"
        raise beyond("input_bytes", f"at most {limits.input_bytes} {unit}", f"{len(source)}")


def verify_nesting(data: object, limits: Limits) -> None:
    """Raise `InvalidSource` if arrays and objects nest too deeply, or hold too many values.

    An object may contain itself, or stand in many places, as an alias of YAML does. Its values are counted
    wherever it would be written. A source of JSON has no more values than bytes.
    """
    level: list[object] = [data]
    left = limits.input_bytes
    for _ in range(limits.depth + 1):
        below: list[object] = []
        for each in level:
            kind = type(each)
            if kind is dict:  # quicker than isinstance, by a half
                below += each.values()  # type: ignore[attr-defined]  # pyright: ignore
            elif kind is list:
                below += each  # type: ignore[arg-type]  # pyright: ignore
            elif kind is not str and kind is not int:
                below += _values_in(each)
                continue
            else:
                continue
            if len(below) > left:
                raise beyond("input_bytes", f"at most {limits.input_bytes} values", "more of them")
        if not below:
            return
        left -= len(below)
        level = below
    raise beyond("depth", f"at most {limits.depth} levels of arrays and objects", "more of them")


def _values_in(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list | tuple):
        yield from value


def verify_texts(data: object, limits: Limits, pointer: str = "") -> None:
    """Raise `InvalidSource` for a text that is longer than it may be."""
    if isinstance(data, str):
        if len(data) > limits.text_characters:
            expected = f"a text of at most {limits.text_characters} characters"
            raise beyond("text_characters", expected, f"{len(data)} characters", pointer)
    elif isinstance(data, Mapping):
        for key, each in data.items():
            verify_texts(each, limits, f"{pointer}/{escaped(str(key))}")
    elif isinstance(data, list | tuple):
        for index, each in enumerate(data):
            verify_texts(each, limits, f"{pointer}/{index}")


def beyond(limit: str, expected: str, found: str, pointer: str = "") -> InvalidSource:
    """The refusal of a source that holds more than the limit of that name allows."""
    return InvalidSource([Fault(pointer, found, expected, f"the limit is `{limit}`")])
