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
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from disclosure_schema.errors import InvalidSource
from disclosure_schema.json import hooks
from disclosure_schema.json.hooks import Hook
from disclosure_schema.json.keys import Keys, key_of
from disclosure_schema.json.parsing import Doubled
from disclosure_schema.kinds import Day, Kind, Unfit

# dict first: whether it is a Mapping takes ten times as long to find out.
_OBJECTS = (dict, Mapping)

#: Makes the JSON-ready object of an instance.
Members: TypeAlias = Callable[[Any], dict[str, Any]]

#: By class and attribute, a type that says more than the annotation.
Types: TypeAlias = Mapping[type, Mapping[str, Any]]

_NO_TYPES: Types = {}


def strict_converter(keys: Keys, types: Types = _NO_TYPES) -> cattrs.Converter:
    """A converter that reads and writes frozen attrs classes.

    `keys` are the keys that differ from attributes; `types` replace the types of attributes that say too little.
    What holds its default is not written. `X | None` reads null as None.
    """
    converter = cattrs.Converter(
        forbid_extra_keys=True, unstruct_collection_overrides={tuple: list}
    )
    _register_structuring(converter, keys, types)
    _register_unstructuring(converter, keys)
    return converter


def _register_structuring(converter: cattrs.Converter, keys: Keys, types: Types) -> None:
    factory = converter.register_structure_hook_factory
    # cattrs asks anew for each attribute, and thirty attributes of a report are rows of one class.
    factory(has, cache(lambda cls: _object(cls, converter, keys, types.get(cls, {}))))
    factory(_is_tuple, cache(lambda cls: _array(cls, converter)))
    factory(is_optional, lambda target: or_null(value_in(target), converter))
    factory(_is_literal, lambda target: hooks.one_of(get_args(target)))
    factory(_is_kind, hooks.of_kind)
    converter.register_structure_hook(StrEnum, hooks.member)
    converter.register_structure_hook(bool, hooks.truth)
    converter.register_structure_hook_func(_is_day, hooks.day)


def _register_unstructuring(converter: cattrs.Converter, keys: Keys) -> None:
    converter.register_unstructure_hook_factory(
        has, cache(lambda cls: members_of(cls, converter, keys))
    )
    # What a Kind marks is JSON-ready as it is, but for a day.
    converter.register_unstructure_hook_func(_is_kind, identity)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook_func(_is_day, datetime.date.isoformat)
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
        if not isinstance(value, _OBJECTS):
            raise Unfit(value, "an object")
        result = structure(value, target)
        if isinstance(value, Doubled):
            # `faults_of_keys` lists the keys; here it is only seen to that the object is not taken.
            raise InvalidSource(())
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


def _array(cls: Any, converter: cattrs.Converter) -> Hook:
    """Arrays, and no text that Python would take for one."""
    structure = homogenous_tuple_structure_factory(cls, converter)

    def hook(value: object, target: Any) -> object:
        if isinstance(value, list | tuple):
            return structure(value, target)
        raise Unfit(value, "an array")

    return hook


def or_null(target: Any, converter: cattrs.Converter) -> Hook:
    """A value, or null for None. The hook is found once; that of cattrs looks for it at each value."""
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


def _is_day(target: object) -> bool:
    return target in (datetime.date, Day)


def _is_literal(target: object) -> bool:
    return get_origin(target) is Literal


def _is_kind(target: object) -> bool:
    return any(isinstance(each, Kind) for each in getattr(target, "__metadata__", ()))
