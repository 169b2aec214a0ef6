"""The cattrs converter for documents: strict, and with the pointer of every fault.

Every block names its type. Tables stand as `document_tables` says, attachments as `document_attachments` does,
everything else as in the classes of the document.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Final, Literal, TypeAlias, cast, get_args

import cattrs
from attrs import NOTHING, fields, has
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json import hooks
from disclosure_schema.json.hooks import Hook
from disclosure_schema.json.values import shown
from disclosure_schema.kinds import TEXT, YEAR, Kind, Unfit
from disclosure_schema.model.narrative import ADDRESS
from disclosure_schema.values import AMOUNT, COUNT, amount_from_text
from renderers.document import (
    Attachment,
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Run,
    Table,
)
from renderers.document_json.attachments import (
    JsonAttachment,
    attachment_from_json,
    attachment_to_json,
)
from renderers.document_json.tables import JsonTable, from_json, to_json

_Members: TypeAlias = Callable[[Any], dict[str, Any]]

#: What each type of block is called in JSON.
BLOCKS: Final[dict[str, type[Heading | Paragraph | Figure | Table]]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "figure": Figure,
    "table": Table,
}

# The least and the greatest width that are written without an exponent by any language.
NARROWEST: Final = 0.0001
WIDEST: Final = 100_000

#: A tag of BCP 47, as a regular expression.
LANGUAGE_TAG: Final = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"


def _is_width(value: object) -> bool:
    match value:
        case bool():
            return False
        case Decimal():  # as the number that it will be: no binary fraction is quite one ten-thousandth
            return value.is_finite() and NARROWEST <= float(value) <= WIDEST
        case int() | float():
            return NARROWEST <= value <= WIDEST
        case _:
            return False


WIDTH = Kind(f"a number from {NARROWEST} to {WIDEST}", _is_width)
INDEX = Kind("a whole number from 0", lambda value: type(value) is int and value >= 0)
LANGUAGE = Kind(
    "a language tag such as zh-CN",
    lambda value: isinstance(value, str) and re.fullmatch(LANGUAGE_TAG, value) is not None,
)

# What an attribute must be where its type does not say it.
_KINDS: Final[dict[type, dict[str, Kind]]] = {
    Document: {"language": LANGUAGE},
    Properties: {"year": YEAR, "url": ADDRESS},
    Run: {"address": ADDRESS},
    Figure: {"address": ADDRESS},
}


def spelling(cls: type) -> dict[str, str]:
    """The JSON key of every attribute of a class, by the attribute's name."""
    names = [each.name for each in fields(cls)]
    if cls is JsonTable or cls in BLOCKS.values():
        names.insert(0, "type")
    return {each: each for each in names}


@lru_cache(maxsize=1)
def document_converter() -> cattrs.Converter:
    """The one converter for documents."""
    converter = cattrs.Converter(
        forbid_extra_keys=True, unstruct_collection_overrides={tuple: list}
    )
    _register_structuring(converter)
    _register_unstructuring(converter)
    return converter


def _register_structuring(converter: cattrs.Converter) -> None:
    factory, hook = (
        converter.register_structure_hook_factory,
        converter.register_structure_hook,
    )
    factory(has, lambda cls: _object(cls, converter))
    factory(_is_tuple, lambda cls: hooks.array(cls, converter))
    factory(_is_optional, lambda target: _present(_within(target), converter))
    factory(_is_literal, _one_of)
    factory(lambda target: hasattr(target, "__metadata__"), hooks.of_kind)
    converter.register_structure_hook_func(lambda target: target == int | Decimal, _number)
    converter.register_structure_hook_func(
        lambda target: target == Block, lambda value, _: _block(value, converter)
    )
    hook(str, _of(TEXT))
    hook(int, _of(INDEX))
    hook(float, lambda value, target: float(cast("float", _of(WIDTH)(value, target))))
    hook(bool, hooks.truth)
    hook(datetime.date, hooks.day)
    hook(Table, lambda value, _: from_json(converter.structure(value, JsonTable)))
    hook(
        Attachment,
        lambda value, _: attachment_from_json(converter.structure(value, JsonAttachment)),
    )


def _register_unstructuring(converter: cattrs.Converter) -> None:
    def members(cls: type[Any]) -> _Members:
        return _members(cls, converter)

    converter.register_unstructure_hook_factory(has, members)
    converter.register_unstructure_hook(Decimal, _digits)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    for name, cls in BLOCKS.items():
        if cls is not Table:
            converter.register_unstructure_hook(cls, _typed(name, members(cls)))
    table, attachment = members(JsonTable), members(JsonAttachment)
    converter.register_unstructure_hook(
        Attachment, lambda value: attachment(attachment_to_json(value))
    )
    converter.register_unstructure_hook(Table, _typed("table", lambda block: table(to_json(block))))


def _members(cls: type[Any], converter: cattrs.Converter) -> _Members:
    """Unstructure in the order of the class, without what holds its default."""
    keys = tuple(each.name for each in fields(cls))
    unstructure = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)

    def hook(value: object) -> dict[str, Any]:
        data = unstructure(value)
        return {key: data[key] for key in keys if key in data}

    return hook


def _typed(name: str, members: _Members) -> _Members:
    return lambda block: {"type": name, **members(block)}


def _digits(value: Decimal) -> str:
    """Every digit. A number beyond the format is not written out, which could take for ever; it is refused."""
    return format(value, "f") if AMOUNT.fits(value) else str(value)


def _of(kind: Kind) -> Hook:
    return hooks.of_kind(Annotated[object, kind])


def _object(cls: type[Any], converter: cattrs.Converter) -> Hook:
    overrides = {
        each.name: override(struct_hook=_of(kind) if each.default is NOTHING else _given(_of(kind)))
        for each in fields(cls)
        if (kind := _KINDS.get(cls, {}).get(each.name)) is not None
    }
    structure = make_dict_structure_fn(cls, converter, **overrides)  # type: ignore[arg-type]  # only names of attributes

    def hook(value: object, target: Any) -> object:
        if isinstance(value, Mapping):
            return structure(value, target)
        raise Unfit(value, "an object")

    return hook


def _is_tuple(target: Any) -> bool:
    return getattr(target, "__origin__", None) is tuple


def _is_literal(target: Any) -> bool:
    return getattr(target, "__origin__", None) is Literal


def _is_optional(target: object) -> bool:
    return NoneType in get_args(target)


def _within(target: Any) -> Any:
    """`int | Decimal` of `int | Decimal | None`."""
    first, *others = (each for each in get_args(target) if each is not NoneType)
    for each in others:
        first = first | each
    return first


def _present(target: Any, converter: cattrs.Converter) -> Hook:
    structure = converter.get_structure_hook(target)
    return _given(lambda value, _: structure(value, target))


def _given(structure: Hook) -> Hook:
    """What may be left out is not null."""

    def hook(value: object, target: Any) -> object:
        if value is None:
            raise Unfit(value, "a value", "leave the key out where there is none")
        return structure(value, target)

    return hook


def _one_of(target: Any) -> Hook:
    """One of the words or numbers of a `Literal`."""
    choices = get_args(target)
    expected = f"one of {', '.join(map(str, choices))}"

    def hook(value: object, _: object) -> object:
        if type(value) is type(choices[0]) and value in choices:
            return value
        raise Unfit(value, expected, _nearest(value, choices))

    return hook


def _nearest(value: object, words: tuple[Any, ...]) -> str:
    if not isinstance(value, str):
        return ""
    nearest = get_close_matches(value, map(str, words), 1)
    return f"did you mean {nearest[0]}?" if nearest else ""


def _number(value: object, _: object) -> int | Decimal:
    """The number that a cell stands for: whole numbers are counts, numbers as text are amounts."""
    if type(value) is int and COUNT.fits(value):
        return value
    if isinstance(value, str) and (amount := amount_from_text(value)) is not None:
        return amount
    written = value if isinstance(value, Decimal | float) else None
    hint = f'write "{written}", in quotes' if written is not None else ""
    raise Unfit(value, 'a whole number, or a number of all its digits as text, "72701.2578"', hint)


def _block(value: object, converter: cattrs.Converter) -> Block:
    if not isinstance(value, Mapping):
        raise Unfit(value, "an object, a block")
    name = value.get("type")
    if not isinstance(name, str) or name not in BLOCKS:
        found = shown(name) if "type" in value else "nothing"
        expected = f"one of {', '.join(BLOCKS)}"
        raise InvalidSource([Fault("/type", found, expected, _nearest(name, tuple(BLOCKS)))])
    members = {key: each for key, each in value.items() if key != "type"}
    return converter.structure(members, BLOCKS[name])
