"""The one cattrs converter, made strict.

cattrs alone would take `True` for 1, `3.9` for 3, `"12"` for 12 and `"ab"` for `("a", "b")`.
Every hook here accepts exactly what the format allows, and says what it expected otherwise.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast, get_args

import cattrs
from attrs import fields, has
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from disclosure_schema.editions import Edition
from disclosure_schema.kinds import TEXT, WORDING, Kind, Unfit
from disclosure_schema.narrative import Paragraph, Subheading
from disclosure_schema.paths import Path
from disclosure_schema.values import (
    AMOUNT,
    BLANK,
    COUNT,
    Absent,
    Amount,
    Count,
    amount_from_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Hook = Callable[[Any, Any], Any]

_AN_AMOUNT = 'an amount such as "72701.2578"'
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# JSON names a sub-heading by its key, so that a narrative reads as it would be typed.
_SPELLINGS: dict[type, dict[str, str]] = {Subheading: {"text": "subheading"}}


def spelling(cls: type) -> dict[str, str]:
    """The JSON key of every attribute of an attrs class, by the attribute's name."""
    names = {each.name: each.name for each in fields(cls) if each.type is not Edition}
    return {**names, **_SPELLINGS.get(cls, {})}


def _count(value: object, _: object) -> Count:
    if value is None:
        return BLANK
    if isinstance(value, str):
        return _absent(value, "a whole number without quotes")
    if isinstance(value, int) and COUNT.fits(value):
        return value
    raise Unfit(value, "a whole number, null for a blank cell, or the text that stood there")


def _amount(value: object, _: object) -> Amount:
    if value is None:
        return BLANK
    if isinstance(value, str):
        amount = amount_from_text(value)
        return amount if amount is not None else _absent(value, f"{_AN_AMOUNT}, digits only")
    # Whole numbers that long are not even turned into a Decimal.
    if type(value) is int and value.bit_length() < 64:
        value = Decimal(value)
    if isinstance(value, Decimal) and AMOUNT.fits(value):
        return value
    raise Unfit(value, f"{_AN_AMOUNT}, null for a blank cell, or the text that stood there")


def _absent(text: str, number: str) -> Absent:
    """The absent cell in which `text` stood; `number` says how a number would be written instead."""
    if not text:
        raise Unfit(text, "a number, null or text", "a blank cell is null")
    try:
        return Absent(text)
    except Unfit as error:
        expected = f"{number}, null for a blank cell, or the text that stood there"
        raise Unfit(text, expected if TEXT.fits(text) else error.expected) from None


def _day(value: object, _: object) -> datetime.date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise Unfit(value, "a day that exists, as YYYY-MM-DD")


def _path(value: object, _: object) -> Path:
    if isinstance(value, str):
        return Path(value)
    raise Unfit(value, "a path as text, such as /requests/received/total")


def _of_kind(annotated: Any, _: cattrs.Converter) -> Hook:
    kind = next(each for each in get_args(annotated) if isinstance(each, Kind))

    def hook(value: object, _: object) -> object:
        if kind.fits(value):
            return value
        raise Unfit(value, kind.expected)

    return hook


def _array(cls: Any, converter: cattrs.Converter) -> Hook:
    structure = homogenous_tuple_structure_factory(cls, converter)

    def hook(value: object, target: Any) -> object:
        if isinstance(value, list | tuple):
            return structure(value, target)
        raise Unfit(value, "an array")

    return hook


def _object(cls: type[Any], converter: cattrs.Converter) -> Hook:
    overrides = {name: override(rename=key) for name, key in _SPELLINGS.get(cls, {}).items()}
    structure = make_dict_structure_fn(cls, converter, **overrides)  # type: ignore[arg-type]  # only names of attributes

    def hook(value: object, target: Any) -> object:
        if isinstance(value, Mapping):
            return structure(cast("Mapping[str, Any]", value), target)
        raise Unfit(value, "an object")

    return hook


def _members(cls: type[Any], converter: cattrs.Converter) -> Callable[[Any], dict[str, Any]]:
    """Unstructure without what holds its default: lines not printed, parts not given."""
    keys = _SPELLINGS.get(cls, {})
    overrides = {
        each.name: override(omit_if_default=True, rename=keys.get(each.name))
        for each in fields(cls)
    }
    return make_dict_unstructure_fn(cls, converter, **overrides)  # type: ignore[arg-type]  # only names of attributes


def _is_kind(target: Any) -> bool:
    return any(isinstance(each, Kind) for each in getattr(target, "__metadata__", ()))


def _is_tuple(target: Any) -> bool:
    return getattr(target, "__origin__", None) is tuple


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)

    def block(value: object, _: object) -> Paragraph | Subheading:
        if isinstance(value, Mapping) and "subheading" in value:
            return converter.structure(value, Subheading)
        if not isinstance(value, str):
            raise Unfit(value, 'a paragraph as text, or {"subheading": text}')
        if not WORDING.fits(value):
            raise Unfit(value, WORDING.expected)
        return Paragraph(value)

    converter.register_structure_hook_factory(has, lambda cls: _object(cls, converter))
    converter.register_structure_hook_factory(_is_tuple, lambda cls: _array(cls, converter))
    converter.register_structure_hook_factory(_is_kind, lambda cls: _of_kind(cls, converter))
    converter.register_structure_hook(Count, _count)
    converter.register_structure_hook(Amount, _amount)
    converter.register_structure_hook(datetime.date, _day)
    converter.register_structure_hook(Path, _path)
    converter.register_structure_hook(Paragraph | Subheading, block)
    converter.register_structure_hook(Edition, lambda value, _: value)

    converter.register_unstructure_hook_factory(has, lambda cls: _members(cls, converter))
    converter.register_unstructure_hook(Absent, lambda value: value.text or None)
    converter.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook(Paragraph, lambda value: value.text)
    converter.register_unstructure_hook(Edition, lambda value: value.id)
    return converter


CONVERTER = _make_converter()
