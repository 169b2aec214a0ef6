"""A cattrs converter made strict, for any of our formats.

cattrs alone would take `True` for 1, `3.9` for 3, `"12"` for 12 and `"ab"` for `("a", "b")`.
Here every object has known keys, every array is an array, every value is what its type says,
and all faults are collected: `json/faults.py` turns what is raised into `Fault`s.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Literal, TypeAlias, get_args, get_origin

import cattrs
from attrs import NOTHING, fields, has
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from disclosure_schema.json import hooks
from disclosure_schema.json.hooks import Hook
from disclosure_schema.json.keys import Keys, key_of
from disclosure_schema.json.parsing import Doubled, DoubledKeys
from disclosure_schema.json.refusals import RefusedItems
from disclosure_schema.kinds import Unfit
from disclosure_schema.limits import LIMITS, Limits

#: Makes the JSON-ready object of an instance.
Members: TypeAlias = Callable[[Any], dict[str, Any]]

#: Types by class and attribute, where the annotation of the class allows too much.
Types: TypeAlias = Mapping[type, Mapping[str, Any]]

_NO_TYPES: Types = {}


def strict_converter(
    keys: Keys, types: Types = _NO_TYPES, limits: Limits = LIMITS
) -> cattrs.Converter:
    """A converter that reads and writes frozen attrs classes.

    `keys` are the keys that are not named like their attributes. `types` take the place of annotations.
    Of the values that it cannot read, arrays keep as many as `limits` lets faults be reported.
    An attribute that holds its default is not written. `X | None` reads null as None.
    """
    converter = cattrs.Converter(
        forbid_extra_keys=True, unstruct_collection_overrides={tuple: list}
    )
    _register_structuring(converter, keys, types, limits.faults_reported)
    _register_unstructuring(converter, keys)
    return converter


def _register_structuring(
    converter: cattrs.Converter, keys: Keys, types: Types, faults_kept: int
) -> None:
    factory = converter.register_structure_hook_factory
    # Kept: cattrs asks for a hook at each attribute, and thirty attributes of a report are rows of one class.
    factory(has, cache(lambda cls: _object(cls, converter, keys, types.get(cls, {}))))
    factory(_is_tuple, cache(lambda cls: _array(cls, converter, faults_kept)))
    factory(is_optional, lambda target: or_null(value_in(target), converter))
    factory(_is_literal, lambda target: hooks.one_of(get_args(target)))
    factory(hooks.is_kind, hooks.of_kind)
    converter.register_structure_hook(StrEnum, hooks.member)
    converter.register_structure_hook(bool, hooks.truth)
    converter.register_structure_hook(datetime.date, hooks.day)


def _register_unstructuring(converter: cattrs.Converter, keys: Keys) -> None:
    converter.register_unstructure_hook_factory(
        has, cache(lambda cls: members_of(cls, converter, keys))
    )
    converter.register_unstructure_hook_factory(hooks.is_kind, hooks.from_kind)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook(Decimal, hooks.digits)
    converter.register_unstructure_hook(StrEnum, lambda value: value.value)


def _object(
    cls: type[Any], converter: cattrs.Converter, keys: Keys, types: Mapping[str, Any]
) -> Hook:
    overrides = {
        each.name: override(
            rename=key_of(cls.__name__, each.name, keys),
            struct_hook=converter.get_structure_hook(types[each.name])
            if each.name in types
            else None,
        )
        for each in fields(cls)
    }
    structure = make_dict_structure_fn(cls, converter, **overrides)  # type: ignore[arg-type]  # only names of attributes

    def hook(value: object, target: Any) -> object:
        if type(value) is dict:
            return structure(value, target)
        if not isinstance(value, Mapping):
            raise Unfit(value, "an object")
        result = structure(value, target)
        if isinstance(value, Doubled):
            raise DoubledKeys
        return result

    return hook


def members_of(cls: type[Any], converter: cattrs.Converter, keys: Keys) -> Members:
    """A function that makes the object of an instance: in the order of the class, defaults left out."""
    renamed = {
        each.name: override(rename=key_of(cls.__name__, each.name, keys)) for each in fields(cls)
    }
    unstructure = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **renamed)  # type: ignore[arg-type]  # only names of attributes
    is_required = [each.default is NOTHING for each in fields(cls)]
    if is_required == sorted(is_required, reverse=True):
        return unstructure
    # cattrs writes what has no default first.
    order = [each.rename for each in renamed.values()]

    def hook(value: object) -> dict[str, Any]:
        members = unstructure(value)
        return {key: members[key] for key in order if key in members}

    return hook


def _array(cls: Any, converter: cattrs.Converter, faults_kept: int) -> Hook:
    """Reads arrays into tuples. Text is no array, though Python can walk through it."""
    item = get_args(cls)[0]
    structure = converter.get_structure_hook(item)

    def hook(value: object, _: object) -> object:
        if not isinstance(value, list | tuple):
            raise Unfit(value, "an array")
        items: list[object] = []
        refused: RefusedItems | None = None
        for index, each in enumerate(value):
            try:
                items.append(structure(each, item))
            except Exception as error:
                refused = refused or RefusedItems()
                refused.add(index, error, faults_kept)
        if refused is not None:
            raise refused
        return tuple(items)

    return hook


def or_null(target: Any, converter: cattrs.Converter) -> Hook:
    """Reads a value, or null as None. cattrs would look for the hook again at each value."""
    structure = converter.get_structure_hook(target)
    return lambda value, _: None if value is None else structure(value, target)


def is_optional(target: object) -> bool:
    """Whether a type is a union with None."""
    return NoneType in get_args(target)


def value_in(optional: Any) -> Any:
    """`int | Decimal` of `int | Decimal | None`."""
    first, *others = (each for each in get_args(optional) if each is not NoneType)
    for each in others:
        first = first | each
    return first


def _is_tuple(target: object) -> bool:
    return get_origin(target) is tuple


def _is_literal(target: object) -> bool:
    return get_origin(target) is Literal
