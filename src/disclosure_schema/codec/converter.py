"""The cattrs converter, made strict.

cattrs alone would take `True` for 1, `3.9` for 3, `"12"` for 12 and `"ab"` for `("a", "b")`.
Every hook here accepts exactly what the format allows, and says what it expected otherwise.
"""

from __future__ import annotations

import datetime
import operator
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache, partial
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, cast, get_args, get_type_hints

import cattrs
from attrs import fields, has
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from disclosure_schema.codec.drafts import Part, line_reader_of, reader_of
from disclosure_schema.codec.narrative import SPELLINGS, register_block_hooks
from disclosure_schema.codec.revisions import schema_of
from disclosure_schema.editions import Edition
from disclosure_schema.frozen import kind_of
from disclosure_schema.json import hooks
from disclosure_schema.kinds import Day, Kind, Unfit
from disclosure_schema.model.agency import AgencyKind, Scope
from disclosure_schema.model.extensions import EXTENSIONS, structured
from disclosure_schema.model.report import Report
from disclosure_schema.rows.extra_rows import AddedCell
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Applicants, OtherwiseHandled, Outcomes, Requests
from disclosure_schema.rows.row import Row, blank, unprinted
from disclosure_schema.values import COUNT, Absent, Amount, Count

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_schema.json.hooks import Hook


# Stands, itself and no object like it, for a part that is not in the JSON and whose class depends on the edition.
_OMITTED: Final[dict[str, object]] = {}

# Parts whose class depends on the edition, or that hold such a part: left out, they are still structured.
_DEPENDENT: dict[type, tuple[str, ...]] = {
    Report: ("proactive", "requests"),
    Requests: ("outcomes",),
    Outcomes: ("otherwise_handled",),
}


# Attributes that are written under another key. That the edition stands under `$schema` is for the codec to read.
_WRITTEN: Final[dict[type, dict[str, str]]] = {**SPELLINGS, Report: {"edition": "$schema"}}


def keys_of(cls: type) -> Mapping[str, str]:
    """The JSON keys that differ from the names of their attributes, for a class of the model or an heir of one."""
    return next((_WRITTEN[each] for each in cls.__mro__ if each in _WRITTEN), {})


def spelling(cls: type) -> dict[str, str]:
    """The JSON key of every attribute of an attrs class, by the attribute's name."""
    names = {each.name: each.name for each in fields(cls) if each.name != "edition"}
    return {**names, **SPELLINGS.get(cls, {})}


def _quick_array(cls: Any, converter: cattrs.Converter) -> Hook:
    member = get_args(cls)[0]
    structure = converter.get_structure_hook(member)

    def hook(value: object, _: Any) -> object:
        if isinstance(value, list | tuple):
            return tuple([structure(each, member) for each in value])
        raise Unfit(value, "an array")

    return hook


def _object(cls: type[Any], converter: cattrs.Converter) -> Hook:
    overrides = {name: override(rename=key) for name, key in SPELLINGS.get(cls, {}).items()}
    structure = make_dict_structure_fn(cls, converter, **overrides)  # type: ignore[arg-type]  # only names of attributes
    dependent = _DEPENDENT.get(cls, ())

    def hook(value: object, target: Any) -> object:
        # Doubled keys are told by the codec, beside all other faults of the object.
        if not isinstance(value, Mapping):
            raise Unfit(value, "an object")
        if dependent and not all(each in value for each in dependent):
            value = {**dict.fromkeys(dependent, _OMITTED), **value}
        return structure(cast("Mapping[str, Any]", value), target)

    return hook


def _quick_object(cls: type, converter: cattrs.Converter) -> Hook:
    """A hook that takes plain dicts only: for a mapping of another kind, or one with doubled keys, there is the other."""
    parts = _parts(cls, converter)
    if issubclass(cls, Row):
        line: type = cls
        if all(kind_of(each.type) == COUNT for each in fields(line)):
            return line_reader_of(line, parts, blank(cls))
    return reader_of(cls, parts)


def _parts(cls: type, converter: cattrs.Converter) -> list[Part]:
    hints = get_type_hints(cls, include_extras=True)
    keys = SPELLINGS.get(cls, {})
    parts: list[Part] = []
    for each in fields(cls):
        name: str = each.name
        default = each.default
        target = hints[name]
        hook = _optional(target, converter) or converter.get_structure_hook(target)
        # Nothing in the model can be changed, so that one object serves wherever the part is left out.
        if name in _DEPENDENT.get(cls, ()):
            default = hook(_OMITTED, target)
        elif (factory := getattr(default, "factory", None)) is not None:
            default = factory()
        parts.append(Part(name, keys.get(name, name), hook, target, default))
    return parts


def _optional(target: Any, converter: cattrs.Converter) -> Hook | None:
    """A hook for what may be null, if the target is that. The one of cattrs asks for the other's hook at each value."""
    members = get_args(target)
    if len(members) != 2 or NoneType not in members:
        return None
    other = members[0] if members[1] is NoneType else members[1]
    structure = converter.get_structure_hook(other)
    return lambda value, _: None if value is None else structure(value, other)


def _one_of(cls: type, converter: cattrs.Converter) -> Hook:
    """A hook for a part whose class the edition decides."""

    def hook(value: object, _: object) -> object:
        if value is _OMITTED:
            return unprinted(cls)
        return converter.structure(value, cls)

    return hook


def _members(cls: type[Any], converter: cattrs.Converter) -> Callable[[Any], dict[str, Any]]:
    """Unstructure without what holds its default: lines not printed, parts not given."""
    keys = keys_of(cls)
    overrides = {
        each.name: override(
            omit_if_default=True,
            rename=keys.get(each.name),
            # What a Kind marks is JSON-ready as it is.
            unstruct_hook=identity if _is_kind(each.type) and each.type not in _READ else None,
        )
        for each in fields(cls)
    }
    unstructure = make_dict_unstructure_fn(cls, converter, **overrides)  # type: ignore[arg-type]  # only names of attributes
    dependent = next((_DEPENDENT[each] for each in cls.__mro__ if each in _DEPENDENT), ())
    if not dependent:
        return unstructure

    def hook(value: Any) -> dict[str, Any]:
        data = unstructure(value)
        for each in dependent:
            part = getattr(value, each)
            if not data.get(each) or part == unprinted(type(part)):
                data.pop(each, None)
        return data

    return hook


# Types with a Kind whose values are written otherwise in JSON.
_READ: Final[dict[object, Hook]] = {
    Count: hooks.count,
    Amount: hooks.amount,
    AddedCell: hooks.added_cell,
    Day: hooks.day,
}


def _is_kind(target: Any) -> bool:
    return any(isinstance(each, Kind) for each in getattr(target, "__metadata__", ()))


def _is_tuple(target: Any) -> bool:
    return getattr(target, "__origin__", None) is tuple


def converter_for(edition: Edition, *, detailed: bool = True) -> cattrs.Converter:
    """The converter for reports of an edition. Raises `UnfitEdition`.

    A detailed one gathers all faults; the other stops at the first, and is faster.
    """
    proactive: type = edition.proactive_class
    otherwise: type = edition.otherwise_handled_class
    return _converter(proactive, otherwise, detailed)


@lru_cache(maxsize=32)
def _converter(proactive: type, otherwise: type, detailed: bool) -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=detailed)
    structure, unstructure = (
        converter.register_structure_hook,
        converter.register_unstructure_hook,
    )
    read_object, read_array = (_object, hooks.array) if detailed else (_quick_object, _quick_array)
    # cattrs asks anew for every attribute, and thirty of them are lines of one class.
    converter.register_structure_hook_factory(has, cache(lambda cls: read_object(cls, converter)))
    converter.register_structure_hook_factory(
        _is_tuple, cache(lambda cls: read_array(cls, converter))
    )
    converter.register_structure_hook_factory(_is_kind, hooks.of_kind)
    for kind, hook in _READ.items():
        converter.register_structure_hook_func(partial(operator.eq, kind), hook)
    structure(bool, hooks.truth)
    structure(AgencyKind, hooks.member_of(AgencyKind))
    structure(Scope, hooks.member_of(Scope))
    structure(Edition, lambda value, _: value)
    structure(Proactive, _one_of(proactive, converter))
    structure(OtherwiseHandled | Applicants, _one_of(otherwise, converter))
    converter.register_structure_hook_func(_is_extensions, structured)

    converter.register_unstructure_hook_factory(has, cache(lambda cls: _members(cls, converter)))
    unstructure(Absent, lambda value: value.text or None)
    unstructure(Decimal, lambda value: format(value, "f"))
    unstructure(datetime.date, datetime.date.isoformat)
    unstructure(StrEnum, lambda value: value.value)
    unstructure(Edition, schema_of)
    register_block_hooks(converter)
    return converter


def _is_extensions(target: Any) -> bool:
    return EXTENSIONS in getattr(target, "__metadata__", ())
