"""JSON Schema of the reports of an edition, made from the model: Draft 2020-12, with the form's own words.

A schema says what a document may look like, and lets an editor complete it.
It cannot say everything that the codec does: that list stands in docs/json.md.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields, has

from disclosure_schema.cell_path import PATH
from disclosure_schema.codec.keys import KEYS
from disclosure_schema.codec.narrative import Linked, Part
from disclosure_schema.codec.revisions import schema_of
from disclosure_schema.editions import Edition
from disclosure_schema.form.headings import Heading, Headings
from disclosure_schema.json.keys import key_of
from disclosure_schema.kinds import ADDRESS, INDEX, SPAN, TEXT, WORDING, YEAR, Day, Kind
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.model.extensions import EXTENSIONS
from disclosure_schema.model.narrative import LEVEL, Figure, NarrativeBlock, Subheading
from disclosure_schema.model.narrative_tables import NarrativeCell, NarrativeTable
from disclosure_schema.model.publication import DIGEST, REVISION
from disclosure_schema.model.remarks import AFTER, BEFORE, WRITTEN
from disclosure_schema.model.report import Report
from disclosure_schema.rows.extra_rows import AddedCell
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Applicants, OtherwiseHandled
from disclosure_schema.rows.row import Row
from disclosure_schema.text.characters import PRINTABLE_TEXT, WRITTEN_NUMBER
from disclosure_schema.values import PLAIN_AMOUNT, Amount, Count

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json

Schema = dict[str, "Json"]

# A character that can be seen stands somewhere: neither a space nor one of the commoner unseen ones.
_SEEN = r"[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
# What a reader would take for a number: digits with separators, a sign, spaces.
_NUMBER = f"^{WRITTEN_NUMBER}$"

_TEXT: Schema = {"type": "string", "pattern": PRINTABLE_TEXT}
_WORDS: Schema = {
    "type": "string",
    "minLength": 1,
    "allOf": [{"pattern": PRINTABLE_TEXT}, {"pattern": _SEEN}],
}
_WORDS_IN_CELL: Schema = {
    "type": "string",
    "minLength": 1,
    "pattern": PRINTABLE_TEXT,
    "not": {"pattern": _NUMBER},
}
_WHOLE: Schema = {"type": "integer", "minimum": -LARGEST_COUNT, "maximum": LARGEST_COUNT}

_KINDS: dict[int, Schema] = {
    id(TEXT): _TEXT,
    id(PATH): _TEXT,
    id(BEFORE): _TEXT,
    id(AFTER): _TEXT,
    id(WORDING): _WORDS,
    id(ADDRESS): {"type": "string", "minLength": 1, "pattern": r"^[^\s<>\"{}|\\^`]+$"},
    id(WRITTEN): {"type": "string", "pattern": _NUMBER},
    id(DIGEST): {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    id(YEAR): {"type": "integer", "minimum": 1900, "maximum": 2999},
    id(LEVEL): {"type": "integer", "enum": [1, 2]},
    id(SPAN): {"type": "integer", "minimum": 1, "maximum": 1000},
    id(INDEX): {"type": "integer", "minimum": 0},
    id(REVISION): {"type": "integer", "minimum": 1, "maximum": 1_000_000},
    id(EXTENSIONS): {
        "type": "object",
        "propertyNames": {"pattern": r"^[a-z][a-z0-9-]*(\.[a-z0-9_-]+)+$"},
    },
}


def json_schema(edition: Edition) -> Schema:
    """The JSON Schema of reports of an edition, as a JSON-ready object."""
    return _Maker(edition).whole()


class _Maker:
    """Makes one schema, and gathers the definitions that it refers to."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._definitions: dict[str, Json] = {
            "count": {"title": "件", "anyOf": [_WHOLE, {"type": "null"}, _WORDS_IN_CELL]},
            "amount": {
                "title": "万元",
                "anyOf": [
                    {"type": "string", "pattern": f"^{PLAIN_AMOUNT}$"},
                    {"type": "number", "exclusiveMinimum": -1e18, "exclusiveMaximum": 1e18},
                    {"type": "null"},
                    _WORDS_IN_CELL,
                ],
            },
        }
        self._lines = {
            **_titles(edition.sections, "/sections"),
            **_titles(edition.requests.rows, edition.requests.root),
            **_titles(edition.disputes.columns, edition.disputes.root),
            **{
                path: line
                for band in edition.proactive.bands
                for path, line in _titles(band.rows, edition.proactive.root).items()
            },
        }
        self._columns = {
            line.key: line.label
            for lines in (
                edition.requests.columns,
                edition.disputes.columns,
                *(band.columns for band in edition.proactive.bands),
            )
            for line in _titles(lines, "").values()
        }

    def whole(self) -> Schema:
        """The schema of the document."""
        report = cast("Schema", self._object(Report, ""))
        properties = cast("Schema", report["properties"])
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": schema_of(self._edition),
            "title": "政府信息公开工作年度报告",
            "description": self._edition.source,
            "type": "object",
            "required": ["$schema", "agency", "year"],
            "properties": {"$schema": {"const": schema_of(self._edition)}, **properties},
            "additionalProperties": False,
            "$defs": self._definitions,
        }

    def _object(self, cls: type, path: str) -> Json:
        """An object, whose properties are the attributes of a class."""
        hints = get_type_hints(cls, include_extras=True)
        properties: dict[str, Json] = {}
        required: list[Json] = []
        for each in fields(cls):
            if each.name == "edition":
                continue  # $schema names it
            key = key_of(cls.__name__, each.name, KEYS)
            below = f"{path}/{each.name}"
            properties[key] = self._titled(self._schema(hints[each.name], below), below, each.name)
            if each.default is NOTHING:
                required.append(key)
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**schema, "required": required} if required else schema

    def _titled(self, schema: Json, path: str, key: str) -> Json:
        """The schema with the form's label and the clause that it rests on."""
        line = self._lines.get(path)
        words: Schema = {}
        if line is not None:
            words["title"] = line.label
            if line.clause:
                words["description"] = line.clause
        elif key in self._columns and path.count("/") > 1 and not path.startswith("/sections"):
            words["title"] = self._columns[key]
        return {**words, **cast("Schema", schema)} if words else schema

    def _named(self, name: str, cls: type, path: str) -> Json:
        """A reference to the definition of a class, which is made where it is first used."""
        if name not in self._definitions:
            self._definitions[name] = True  # a place, should the class hold itself
            self._definitions[name] = self._object(cls, path)
        return {"$ref": f"#/$defs/{name}"}

    def _schema(self, hint: Any, path: str) -> Json:
        if hint == Proactive:
            return self._object(self._edition.proactive_class, path)
        if hint == OtherwiseHandled | Applicants:
            return self._schema(self._edition.otherwise_handled_class, path)
        if hint == NarrativeBlock:
            return self._block()
        if hint == Count:
            return {"$ref": "#/$defs/count"}
        if hint == Amount:
            return {"$ref": "#/$defs/amount"}
        if hint == AddedCell:
            return {"anyOf": [{"$ref": "#/$defs/count"}, {"$ref": "#/$defs/amount"}]}
        if hint is str:
            return _TEXT
        if hint is bool:
            return {"type": "boolean"}
        if hint == Day:
            return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        if hint == str | Part:
            return {"anyOf": [_TEXT, self._named("Link", Part, "")]}
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return {"enum": [each.value for each in hint]}
        if isinstance(hint, type) and issubclass(hint, Row):
            return self._named(hint.__name__, hint, f"/{hint.__name__}")
        if hint is NarrativeCell:
            return {"anyOf": [_TEXT, self._named("NarrativeCell", NarrativeCell, "")]}
        if isinstance(hint, type) and has(hint):
            return self._object(hint, path)
        return self._generic(hint, path)

    def _generic(self, hint: Any, path: str) -> Json:
        for each in getattr(hint, "__metadata__", ()):
            if isinstance(each, Kind):
                return _KINDS[id(each)]
        arguments = get_args(hint)
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self._schema(arguments[0], f"{path}/*")}
        present = [each for each in arguments if each is not type(None)]
        if len(present) == 1:
            return self._schema_or_null(present[0], path)
        raise AssertionError(f"no schema for {hint!r} at {path}")

    def _schema_or_null(self, hint: Any, path: str) -> Json:
        return {"anyOf": [self._schema(hint, path), {"type": "null"}]}

    def _block(self) -> Json:
        if "block" not in self._definitions:
            kinds = {
                "Linked": Linked,
                "Subheading": Subheading,
                "Table": NarrativeTable,
                "Figure": Figure,
            }
            self._definitions["block"] = True
            references = [self._named(name, cls, "") for name, cls in kinds.items()]
            self._definitions["block"] = {"anyOf": [_WORDS, *references]}
        return {"$ref": "#/$defs/block"}


def _titles(lines: Headings, prefix: str) -> dict[str, Heading]:
    """Every line with a key, by its path."""
    found: dict[str, Heading] = {}
    for line in lines:
        path = line.path_below(prefix)
        if line.key:
            found[path] = line
        found |= _titles(line.children, path)
    return found
