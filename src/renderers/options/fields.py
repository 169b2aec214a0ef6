"""The fields of a renderer's class, which are its options. The class is an attrs class or a dataclass."""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Mapping
from typing import Any, Final, cast, get_type_hints

import attrs
from attrs import frozen

from disclosure_schema.text.one_line import in_one_line
from renderers.options.scalars import is_scalar, text_of_scalar

# The labels of a renderer are no options, even if somebody annotated them by mistake.
_LABELS: Final = ("name", "media_type", "extension")

#: The longest default that is shown whole, in characters.
_LONGEST: Final = 40

# The repr of an object that defines none has its address in memory.
_ADDRESS: Final = re.compile(r" at 0x[0-9a-f]+")


@frozen
class Field:
    """A field of an attrs class or of a dataclass."""

    name: str
    #: Its annotation; text where the annotation cannot be resolved, `object` where there is none.
    annotation: object
    required: bool
    default: object
    metadata: Mapping[Any, Any]


def fields_of(made: object) -> tuple[Field, ...]:
    """The fields that are arguments of a class, in their order, without its labels."""
    if not isinstance(made, type):
        return ()
    found: list[Field] = []
    if attrs.has(made):
        found = [_of_attrs(made, each) for each in attrs.fields(made) if each.init]
    elif dataclasses.is_dataclass(made):
        found = [_of_dataclass(made, each) for each in dataclasses.fields(made) if each.init]
    return tuple(each for each in found if each.name not in _LABELS)


def _of_attrs(made: type, each: attrs.Attribute[Any]) -> Field:
    owners = (
        base
        for base in made.__mro__
        for own in vars(base).get("__attrs_attrs__", ())
        if own.name == each.name and not own.inherited
    )
    annotation = _resolved(each.type, next(owners, made), each.name)
    required = each.default is attrs.NOTHING
    return Field(each.alias or each.name, annotation, required, each.default, each.metadata)


def _of_dataclass(made: type, each: dataclasses.Field[Any]) -> Field:
    missing = dataclasses.MISSING
    owners = (
        base
        for base in made.__mro__
        if vars(base).get("__dataclass_fields__", {}).get(each.name) is each
    )
    *_, owner = (
        owners  # a subclass shares the field of the class that defines it, the last one here
    )
    factory = each.default_factory
    required = each.default is missing and factory is missing
    default = attrs.Factory(factory) if factory is not missing else each.default
    annotation = _resolved(each.type, owner, each.name)
    return Field(each.name, annotation, required, default, each.metadata)


def _resolved(annotation: object, owner: type, name: str) -> object:
    """What a field is annotated with. What cannot be looked up at run time stays text."""
    if annotation is None:
        return object
    alone = type(owner.__name__, (), {"__annotations__": {name: annotation}})
    alone.__module__ = owner.__module__
    try:
        return get_type_hints(alone)[name]
    except Exception:  # an annotation is any expression
        return annotation


def default_in_words(default: object, annotation: object) -> str:
    """A default as it is typed on the command line, text in quotes; or, shortened, as Python shows it."""
    text = text_of_scalar(default, annotation)
    value = default.value if isinstance(default, enum.Enum) else default
    if text is not None and not isinstance(value, str):
        return text
    shown = _shown(default if text is None else text)
    # Typing the word none means None, so a default that is the text 'none' cannot be typed.
    only_python = text is None and isinstance(default, str) and is_scalar(annotation)
    return f"{shown}, which only Python can give" if only_python else shown


def _shown(value: object) -> str:
    if isinstance(value, attrs.Factory):  # type: ignore[arg-type]  # it is a class, whatever its stub says
        return f"{_name(cast('Any', value).factory)}()"
    try:
        text = in_one_line(_ADDRESS.sub("", repr(value)))
    except Exception:
        return f"{type(value).__name__}(...)"
    if len(text) <= _LONGEST:
        return text
    return (
        f"{text[: _LONGEST - 3]}..." if isinstance(value, str) else f"{type(value).__name__}(...)"
    )


def _name(function: object) -> str:
    return getattr(function, "__name__", type(function).__name__)
