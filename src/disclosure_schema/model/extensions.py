"""What other people keep with a report: any JSON, under reverse-domain keys. It is kept exactly, and never judged."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.bounds import verify_nesting
from disclosure_schema.json.values import NoValue, escaped, shown
from disclosure_schema.kinds import TEXT, Kind, Unfit
from disclosure_schema.limits import (
    DEEPEST,
    EXPONENT_DIGITS,
    EXTENSION_BITS,
    EXTENSION_DIGITS,
    Limits,
)

_REVERSE_DOMAIN = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9_-]+)+")
_FEW = f"[0-9]{{1,{EXPONENT_DIGITS}}}"
_EXPONENT = re.compile(rf"-?{_FEW}(\.{_FEW})?[eE][+-]?[0-9]{{1,6}}")
_DIGITS = f"[0-9]{{1,{EXTENSION_DIGITS}}}"
_FRACTION = re.compile(rf"-?{_DIGITS}\.{_DIGITS}")
_WHOLE = re.compile(f"-?{_DIGITS}")


# The report itself is the first level.
_INSIDE_REPORT = Limits(depth=DEEPEST - 1)


class FrozenObject(dict[str, Any]):
    """A JSON object that cannot be changed."""

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise TypeError("what is kept with a report cannot be changed; evolve the report")

    __setitem__ = __delitem__ = _refuse
    __ior__ = clear = pop = popitem = setdefault = update = _refuse  # pyright: ignore[reportAssignmentType, reportIncompatibleMethodOverride]  # overloads

    def __reduce__(self) -> tuple[type[FrozenObject], tuple[dict[str, Any]]]:
        return FrozenObject, (dict(self),)


def frozen_json(value: object) -> object:
    """A copy that cannot be changed: objects, tuples, str, int, Decimal, bool and None.

    Numbers with a fraction become Decimals, so that they are written as they were read.
    A value that is not JSON stays as it is, and `EXTENSIONS` refuses it.
    """
    match value:
        case Mapping():
            return FrozenObject({key: frozen_json(each) for key, each in value.items()})
        case list() | tuple():
            return tuple(map(frozen_json, value))
        case float() if math.isfinite(value):
            return Decimal(repr(value))
        case NoValue(token) if _WHOLE.fullmatch(token):
            return int(token)
        case NoValue(token) if _EXPONENT.fullmatch(token) or _FRACTION.fullmatch(token):
            return Decimal(token)
        case _:
            return value


def frozen_object(value: Mapping[str, object]) -> Mapping[str, object]:
    """The extensions as an object that cannot be changed.

    Raises `Unfit` for an object that nests deeper than what we write, or contains itself.
    """
    if value and not _is_bounded(value):
        raise Unfit("an object nested too deeply", _EXPECTED, attribute="Report.extensions")
    copied = frozen_json(value)
    return copied if isinstance(copied, FrozenObject) else value


def _is_bounded(value: object) -> bool:
    try:
        verify_nesting(value, _INSIDE_REPORT)
    except InvalidSource:
        return False
    return True


def structured(value: object, _: object) -> Mapping[str, object]:
    """The extensions read from JSON. Raises `Unfit`, or `InvalidSource` with a fault for each bad value."""
    if not isinstance(value, Mapping):
        raise Unfit(value, _EXPECTED)
    copied = frozen_object(value)
    faults = [Fault(pointer, shown(bad), "a JSON value") for pointer, bad in _no_json(copied, "")]
    faults += [
        Fault(
            f"/{escaped(key)}", "a key that is none", "a reverse domain, such as cn.example.archive"
        )
        for key in copied
        if not _REVERSE_DOMAIN.fullmatch(key)
    ]
    if faults:
        raise InvalidSource(faults)
    return copied


def _no_json(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    """Each part of a value that is not JSON, with the pointer to it."""
    match value:
        case None | bool():
            return
        case int() if value.bit_length() < EXTENSION_BITS:
            return
        case Decimal() if value.is_finite():
            return
        case str() if TEXT.fits(value):
            return
        case tuple():
            for index, each in enumerate(value):
                yield from _no_json(each, f"{pointer}/{index}")
        case FrozenObject():
            for key, each in value.items():
                if not TEXT.fits(key):
                    yield pointer, key
                    continue
                yield from _no_json(each, f"{pointer}/{escaped(key)}")
        case _:
            yield pointer, value


_EXPECTED = "an object of JSON values whose keys are reverse domains, such as cn.example.archive"

EXTENSIONS = Kind(
    _EXPECTED,
    lambda value: (
        isinstance(value, FrozenObject)
        and all(_REVERSE_DOMAIN.fullmatch(str(key)) for key in value)
        and not any(True for _ in _no_json(value, ""))
    ),
    {"type": "object", "propertyNames": {"pattern": f"^{_REVERSE_DOMAIN.pattern}$"}},
)
