"""JSON Schema of the reports of an edition, made from the model: Draft 2020-12, with the form's own words.

A schema says what a document may look like, and lets an editor complete it.
It cannot say everything that the codec does: docs/json.md lists the rest.
"""

from __future__ import annotations

from enum import StrEnum
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args, get_origin

from attrs import NOTHING, fields

from disclosure_schema.codec.keys import KEYS
from disclosure_schema.codec.narrative import LinkedParagraph, LinkedText
from disclosure_schema.codec.revisions import schema_of
from disclosure_schema.codec.schema_words import FormWords
from disclosure_schema.editions import Edition
from disclosure_schema.frozen import types_of
from disclosure_schema.json.keys import key_of
from disclosure_schema.kinds import TEXT, WORDING, Kind
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.model.narrative import Figure, NarrativeBlock, Subheading
from disclosure_schema.model.narrative_tables import NarrativeCell, NarrativeTable
from disclosure_schema.model.report import Report
from disclosure_schema.rows.extra_rows import ADDED_CELL
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Applicants, OtherwiseHandled
from disclosure_schema.rows.row import Row
from disclosure_schema.text.characters import WRITTEN_NUMBER
from disclosure_schema.values import AMOUNT, COUNT, PLAIN_AMOUNT

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json

    Schema: TypeAlias = dict[str, Json]

_WORDS_IN_CELL: Final[Schema] = {
    **TEXT.schema,
    "minLength": 1,
    "not": {"pattern": f"^{WRITTEN_NUMBER}$"},
}
_COUNT: Final[Schema] = {
    "title": "件",
    "anyOf": [
        {"type": "integer", "minimum": -LARGEST_COUNT, "maximum": LARGEST_COUNT},
        {"type": "null"},
        _WORDS_IN_CELL,
    ],
}
_AMOUNT: Final[Schema] = {
    "title": "万元",
    "anyOf": [
        {"type": "string", "pattern": f"^{PLAIN_AMOUNT}$"},
        {"type": "number", "exclusiveMinimum": -1e18, "exclusiveMaximum": 1e18},
        {"type": "null"},
        _WORDS_IN_CELL,
    ],
}

# Schemas of cells stand once in the definitions.
_CELLS: Final[dict[Kind, Schema]] = {
    COUNT: {"$ref": "#/$defs/count"},
    AMOUNT: {"$ref": "#/$defs/amount"},
    ADDED_CELL: {"anyOf": [{"$ref": "#/$defs/count"}, {"$ref": "#/$defs/amount"}]},
}

_BLOCKS: Final[dict[str, type]] = {
    "Linked": LinkedParagraph,
    "Subheading": Subheading,
    "Table": NarrativeTable,
    "Figure": Figure,
}


def json_schema(edition: Edition) -> Schema:
    """The JSON Schema of reports of an edition, as a JSON-ready object."""
    return _Maker(edition).whole()


class _Maker:
    """Makes one schema, and gathers the definitions that it refers to."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._words = FormWords(edition)
        self._definitions: dict[str, Json] = {"count": _COUNT, "amount": _AMOUNT}

    def whole(self) -> Schema:
        """The schema of the document."""
        report = self._object(Report, "")
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": schema_of(self._edition),
            "title": "政府信息公开工作年度报告",
            "description": self._edition.source,
            "type": "object",
            "required": report["required"],
            "properties": report["properties"],
            "additionalProperties": False,
            "$defs": self._definitions,
        }

    def _object(self, cls: type, path: str) -> Schema:
        """An object, whose properties are the attributes of a class."""
        types = types_of(cls)
        properties: dict[str, Json] = {}
        required: list[Json] = []
        for each in fields(cls):
            key = key_of(cls.__name__, each.name, KEYS)
            below = f"{path}/{each.name}"
            schema = self._of_type(types[each.name], below)
            properties[key] = {**self._words.of(below, each.name), **schema}
            if each.default is NOTHING:
                required.append(key)
        schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**schema, "required": required} if required else schema

    def _of_type(self, hint: Any, path: str) -> Schema:
        for mark in getattr(hint, "__metadata__", ()):
            if isinstance(mark, Kind):
                return _CELLS.get(mark) or dict(mark.schema)
        if hint is Edition:
            return {"const": schema_of(self._edition)}
        if hint is bool:
            return {"type": "boolean"}
        if isinstance(hint, type):
            return self._of_class(hint, path)
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self._of_type(get_args(hint)[0], f"{path}/*")}
        return self._of_union(hint, path)

    def _of_class(self, cls: type, path: str) -> Schema:
        if issubclass(cls, StrEnum):
            return {"enum": [each.value for each in cls]}
        if issubclass(cls, Row):
            return self._defined(cls.__name__, cls, f"/{cls.__name__}")
        if cls is NarrativeCell:
            return {"anyOf": [TEXT.schema, self._defined("NarrativeCell", NarrativeCell)]}
        return self._object(cls, path)

    def _of_union(self, hint: Any, path: str) -> Schema:
        if hint == Proactive:
            return self._object(self._edition.proactive_class, path)
        if hint == OtherwiseHandled | Applicants:
            return self._of_class(self._edition.otherwise_handled_class, path)
        if hint == NarrativeBlock:
            return self._block()
        if hint == str | LinkedText:
            return {"anyOf": [TEXT.schema, self._defined("Link", LinkedText)]}
        (present,) = (each for each in get_args(hint) if each is not NoneType)
        return {"anyOf": [self._of_type(present, path), {"type": "null"}]}

    def _block(self) -> Schema:
        if "block" not in self._definitions:
            self._definitions["block"] = (
                True  # keeps its place before the definitions that it needs
            )
            blocks = [self._defined(name, cls) for name, cls in _BLOCKS.items()]
            self._definitions["block"] = {"anyOf": [WORDING.schema, *blocks]}
        return {"$ref": "#/$defs/block"}

    def _defined(self, name: str, cls: type, path: str = "") -> Schema:
        """A reference to the definition of a class, which is made where it is first used."""
        if name not in self._definitions:
            self._definitions[name] = True  # keeps its place before the definitions that it needs
            self._definitions[name] = self._object(cls, path)
        return {"$ref": f"#/$defs/{name}"}
