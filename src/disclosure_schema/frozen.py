"""The house's `frozen`: attrs' own, with validators that follow from the types of the fields.

A field is written once, and its type says what guards it:

    @frozen
    class Annex:
        title: Wording                   # a Kind, here `WORDING`
        body: Narrative = ()             # a tuple of instances of some classes
        source: Address | None = None    # None, or what the Kind says
        kind: AgencyKind | None = None   # None, or an instance of a class

`str`, `int` and `float` alone guard nothing: type checkers see to them, and a value that a user gives has a Kind.
The same goes for types that are neither classes, nor tuples or unions of them, such as `Mapping[str, int]`.
"""

from __future__ import annotations

import sys
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

import attrs

from disclosure_schema.kinds import Kind, an, or_none, tuple_of, tuple_of_kind

if TYPE_CHECKING:
    from attrs import frozen as frozen  # so that type checkers know the classes as those of attrs
else:

    def frozen(cls: type | None = None, **options: bool) -> Any:
        """As `attrs.frozen`. Raises NameError for an annotation with a name that its module does not have."""

        def made(cls: type) -> type:
            # attrs would compile a method for every class: for fifty classes a tenth of an import.
            if "__repr__" not in vars(cls):
                cls.__repr__ = _shown
            return _typed(attrs.frozen(cls, repr=False, field_transformer=_guarded, **options))

        return made if cls is None else made(cls)


def _shown(self: Any) -> str:
    """The class and its attributes by name, as attrs would show them."""
    cls = type(self)
    held = (f"{each.name}={getattr(self, each.name)!r}" for each in attrs.fields(cls) if each.repr)
    # Of a class made inside a function only its own name is shown.
    return f"{cls.__qualname__.rpartition('>.')[2]}({', '.join(held)})"


def _guarded(cls: type, fields: list[Any]) -> list[Any]:
    """The fields, with a validator where their type guards."""
    for each in fields:
        if not each.inherited and each.validator is None and each.type is not None:
            kind = _type_and_kind(each.type, cls)[1]
            # Nobody else has this object yet; `attrs.resolve_types` changes one in the same way.
            object.__setattr__(each, "validator", kind and kind.guard())
    return fields


def _typed(cls: type) -> type:
    """The class, whose fields have types in place of their names, so that cattrs need not look for them again.

    The constructor keeps the names, as they were written: `help` shows them.
    """
    for each in attrs.fields(cls):
        object.__setattr__(each, "type", _type_and_kind(each.type, cls)[0])
    return cls


def types_of(cls: type) -> dict[str, Any]:
    """The types of the fields of a class that was made here, by the names of the fields."""
    return {each.name: each.type for each in attrs.fields(cls)}


# Hundreds of fields share some dozen types.
_found: dict[tuple[str, object], tuple[object, Kind | None]] = {}


def _type_and_kind(annotation: object, cls: type) -> tuple[object, Kind | None]:
    """The type that an annotation in a class names, and what guards it."""
    key = cls.__module__, annotation
    if key not in _found:
        hint = annotation
        if isinstance(annotation, str):
            try:
                hint = eval(annotation, vars(sys.modules[cls.__module__]))
            except NameError as error:
                if error.name != cls.__name__:
                    raise
                # A class inside its own body is not there yet, so a type checker has to do.
                return annotation, None
        _found[key] = hint, kind_of(hint)
    return _found[key]


def kind_of(hint: Any) -> Kind | None:
    """What a value of a type must be; None if that is left to type checkers."""
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, Kind):
            return mark
    if classes := _classes_of(hint):
        return an(*classes)
    members = get_args(hint)
    if get_origin(hint) in _UNIONS and NoneType in members:
        kind = kind_of(Union[tuple(each for each in members if each is not NoneType)])  # noqa: UP007  # of n members
        return kind and or_none(kind)
    if get_origin(hint) is tuple and members[1:] == (...,):
        if classes := _classes_of(members[0]):
            return tuple_of(*classes)
        kind = kind_of(members[0])
        return kind and tuple_of_kind(kind)
    return None


_UNIONS = (Union, UnionType)
_UNGUARDED = (str, int, float, object, NoneType, Any)


def _classes_of(hint: Any) -> tuple[type, ...]:
    """The class that a type is, or the classes that it is a union of; none if it is anything else."""
    members = get_args(hint) if get_origin(hint) in _UNIONS else (hint,)
    return members if all(map(_is_class, members)) else ()


def _is_class(hint: Any) -> bool:
    is_protocol = getattr(hint, "_is_protocol", False)
    return isinstance(hint, type) and hint not in _UNGUARDED and not is_protocol
