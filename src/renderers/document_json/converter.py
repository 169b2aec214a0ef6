"""The converter for documents: what the strict converter has to know of documents beyond their classes.

Every block names its type. Tables stand as `tables.py` says, attachments as `attachments.py` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Final, TypeAlias

import cattrs

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json import hooks
from disclosure_schema.json.hooks import Hook
from disclosure_schema.json.refusals import UnknownWord
from disclosure_schema.json.strict import (
    Members,
    is_optional,
    members_of,
    strict_converter,
    value_in,
)
from disclosure_schema.kinds import INDEX, PRINTABLE, Address, Kind, Unfit, Year
from disclosure_schema.limits import Limits
from disclosure_schema.values import COUNT, amount_from_text
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
from renderers.document_json.keys import KEYS
from renderers.document_json.tables import JsonTable, from_json, to_json

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

#: A tag of BCP 47, as a regular expression. No tag in use has more than some four subtags.
LANGUAGE_TAG: Final = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,15}"


def _is_width(value: object) -> bool:
    match value:
        case bool():
            return False
        case Decimal():  # compared as float, which it will be: Decimal("0.0001") is less than the float 0.0001
            return value.is_finite() and NARROWEST <= float(value) <= WIDEST
        case int() | float():
            return NARROWEST <= value <= WIDEST
        case _:
            return False


WIDTH = Kind(f"a number from {NARROWEST} to {WIDEST}", _is_width)
LANGUAGE = Kind(
    "a language tag such as zh-CN",
    lambda value: isinstance(value, str) and re.fullmatch(LANGUAGE_TAG, value) is not None,
)

_AddressIfAny: TypeAlias = Address | None

# Types where the classes of a document allow more than its JSON.
_TYPES: Final[Mapping[type, Mapping[str, Any]]] = {
    Document: {"language": Annotated[str, LANGUAGE]},
    Properties: {"year": Year, "url": _AddressIfAny},
    Run: {"address": _AddressIfAny},
    Figure: {"address": _AddressIfAny},
}


@lru_cache(maxsize=8)
def document_converter(limits: Limits) -> cattrs.Converter:
    """The converter for documents, which lists as many faults as the limits say."""
    converter = strict_converter(KEYS, _TYPES, limits)
    _register_structuring(converter)
    _register_unstructuring(converter)
    return converter


def _register_structuring(converter: cattrs.Converter) -> None:
    hook = converter.register_structure_hook
    converter.register_structure_hook_factory(
        is_optional, lambda target: _left_out_or(value_in(target), converter)
    )
    width = hooks.of_kind(Annotated[float, WIDTH])
    hook(str, hooks.of_kind(Annotated[str, PRINTABLE]))
    hook(int, hooks.of_kind(Annotated[int, INDEX]))
    hook(float, lambda value, target: float(width(value, target)))
    hook(int | Decimal, _number)
    hook(Block, lambda value, _: _block(value, converter))
    hook(Table, lambda value, _: from_json(converter.structure(value, JsonTable)))
    hook(
        Attachment,
        lambda value, _: attachment_from_json(converter.structure(value, JsonAttachment)),
    )


def _register_unstructuring(converter: cattrs.Converter) -> None:
    for name, cls in BLOCKS.items():
        if cls is not Table:
            members = members_of(cls, converter, KEYS)
            converter.register_unstructure_hook(cls, _typed(name, members))
    table = _typed("table", members_of(JsonTable, converter, KEYS))
    converter.register_unstructure_hook(Table, lambda block: table(to_json(block)))
    attachment = members_of(JsonAttachment, converter, KEYS)
    converter.register_unstructure_hook(
        Attachment, lambda value: attachment(attachment_to_json(value))
    )


def _typed(name: str, members: Members) -> Members:
    return lambda block: {"type": name, **members(block)}


def _left_out_or(target: Any, converter: cattrs.Converter) -> Hook:
    """Reads what may be left out of a document: a value, and never null."""
    structure = converter.get_structure_hook(target)

    def hook(value: object, _: object) -> object:
        if value is None:
            raise Unfit(value, "a value", "leave the key out where there is none")
        return structure(value, target)

    return hook


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
        expected = f"one of {', '.join(BLOCKS)}"
        if "type" not in value:
            raise InvalidSource([Fault("/type", "nothing", expected)])
        raise UnknownWord(name, expected, BLOCKS, "Block.type")
    members = {key: each for key, each in value.items() if key != "type"}
    return converter.structure(members, BLOCKS[name])
