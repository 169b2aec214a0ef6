"""Whether a source stays within the limits of whoever reads it. This is known before anything is made of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, cast

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
    for _ in range(limits.depth):
        below: list[object] = []
        for each in level:
            values = _values_in(each)
            left -= len(values)
            if left < 0:
                raise beyond("input_bytes", f"at most {limits.input_bytes} values", "more of them")
            below += [value for value in values if type(value) not in _PLAIN]
        if not below:
            return
        level = below
    if any(map(_is_nested, level)):
        raise beyond(
            "depth", f"at most {limits.depth} levels of arrays and objects", "more of them"
        )


# The types of nearly all values that hold no others.
_PLAIN = frozenset({int, str, type(None), bool})


def _values_in(value: Any) -> Collection[object]:
    # To compare types is quicker than isinstance, by a half.
    kind = type(value)
    if kind is list:
        return cast("list[object]", value)
    if kind is dict or isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).values()
    return value if isinstance(value, list | tuple) else ()


def _is_nested(value: object) -> bool:
    return isinstance(value, Mapping | list | tuple)


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
    hint = f"leave something out; the limit is `{limit}`, and programs may set others"
    return InvalidSource([Fault(pointer, found, expected, hint)])
