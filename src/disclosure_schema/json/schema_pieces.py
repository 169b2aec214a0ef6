"""Pieces for JSON Schemas that are written by hand: objects, references and numbers, each with its description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from disclosure_schema.kinds import INDEX, SPAN

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json

Schema: TypeAlias = "dict[str, Json]"


def object_of(title: str, description: str, members: dict[str, Schema]) -> Schema:
    """An object with these members and no others. A key that ends in a question mark may be left out."""
    properties = {
        key.removesuffix("?"): {
            "title": key.strip("$?").replace("_", " ").capitalize(),
            **schema,
        }
        for key, schema in members.items()
    }
    return {
        "title": title,
        "description": description,
        "type": "object",
        "required": [key for key in members if not key.endswith("?")],
        "properties": properties,
        "additionalProperties": False,
    }


def block_of(name: str, description: str, members: dict[str, Schema]) -> Schema:
    """A block of that type: an object whose `type` is its name."""
    kind: Schema = {"const": name, "description": "What kind of block this is."}
    return object_of(name.capitalize(), description, {"type": kind, **members})


def described(schema: Mapping[str, Json], description: str) -> Schema:
    """A schema with its description."""
    return {**schema, "description": description}


def ref(name: str, description: str, default: str | None = None) -> Schema:
    """A reference to a definition, and what it means here."""
    known: Schema = {} if default is None else {"default": default}
    return {"$ref": f"#/$defs/{name}", "description": description, **known}


def list_of(name: str, description: str, default: list[Json] | None = None) -> Schema:
    """An array whose items are as a definition says."""
    known: Schema = {} if default is None else {"default": default}
    return {
        "type": "array",
        "items": {"$ref": f"#/$defs/{name}"},
        "description": description,
        **known,
    }


def boolean(description: str) -> Schema:
    """True or false, false where it is left out."""
    return {"type": "boolean", "description": description, "default": False}


def index(description: str) -> Schema:
    """A whole number from 0."""
    return {**INDEX.schema, "description": description}


def indexes(description: str) -> Schema:
    """An array of whole numbers from 0."""
    return {"type": "array", "items": dict(INDEX.schema), "description": description}


def span(description: str) -> Schema:
    """How many rows or columns a cell spans, 1 where it is left out."""
    return {**SPAN.schema, "description": description, "default": 1}
