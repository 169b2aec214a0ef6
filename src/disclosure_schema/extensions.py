"""What others keep with a report: any JSON, under reverse-domain keys. It is kept exactly, and never judged."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal

from disclosure_schema.json_text import NoValue
from disclosure_schema.kinds import TEXT, Kind

_REVERSE_DOMAIN = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9_-]+)+")
_EXPONENT = re.compile(r"-?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,6}")
_WHOLE = re.compile(r"-?[0-9]{1,4000}")


def plain(value: object) -> object:
    """A copy made of dicts, lists, str, int, Decimal, bool and None; what is none of these stays and is refused.

    Numbers with a fraction become Decimals, so that they are written as they were read.
    """
    match value:
        case Mapping():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case float() if math.isfinite(value):
            return Decimal(repr(value))
        case NoValue(token) if _WHOLE.fullmatch(token):
            return int(token)
        case NoValue(token) if _EXPONENT.fullmatch(token):
            return Decimal(token)
        case _:
            return value


def _is_json(value: object) -> bool:
    match value:
        case None | bool() | int():
            return True
        case Decimal():
            return value.is_finite()
        case str():
            return TEXT.fits(value)
        case list():
            return all(map(_is_json, value))
        case dict():
            return all(TEXT.fits(key) for key in value) and all(map(_is_json, value.values()))
        case _:
            return False


def plain_object(value: Mapping[str, object]) -> Mapping[str, object]:
    """As `plain`, for the object itself; anything else stays and is refused."""
    copied = plain(value)
    return copied if isinstance(copied, dict) else value


EXTENSIONS = Kind(
    "an object of JSON values whose keys are reverse domains, such as cn.example.archive",
    lambda value: (
        isinstance(value, dict)
        and all(isinstance(key, str) and _REVERSE_DOMAIN.fullmatch(key) for key in value)
        and _is_json(value)
    ),
)
