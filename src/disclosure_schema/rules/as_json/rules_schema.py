"""The JSON Schema of the rules as data, docs/rules.json: what a program may rely on in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from disclosure_schema.json.schema_pieces import Schema
from disclosure_schema.rules.as_json.rules import RULES_SCHEMA
from disclosure_schema.rules.severity import Severity
from disclosure_schema.rules.texts import Language

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json


_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"$ref": "#/$defs/texts"}
_PATH: Schema = {"$ref": "#/$defs/path"}
_CODE: Schema = {"$ref": "#/$defs/code"}
_NAMED_TEXTS: Schema = {"type": "object", "additionalProperties": _TEXT}


def rules_schema() -> dict[str, Json]:
    """The JSON Schema of `rules_data()`, Draft 2020-12.

    Members that are not known may be there: a revision may add some.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": RULES_SCHEMA,
        "title": "Rules",
        "description": "Which cells of a report must add up, and how it is said where they do not.",
        **_object(
            {
                "$schema": {"const": RULES_SCHEMA},
                "report_revision": {"type": "integer", "minimum": 1},
                "reading": _NAMED_TEXTS,
                "places": _NAMED_TEXTS,
                "rules": _list(_RULE),
                "words": _WORDS,
                "editions": _list(_EDITION),
            }
        ),
        "$defs": {
            "code": {"title": "The code of a rule", "type": "string", "pattern": "^[A-Z0-9-]+$"},
            "path": {"title": "A JSON pointer to a cell", "type": "string", "pattern": "^/"},
            "texts": {
                "title": "The same in every language",
                **_object(dict.fromkeys(get_args(Language), _TEXT)),
            },
        },
    }


def _object(members: dict[str, Schema]) -> Schema:
    return {"type": "object", "required": [*members], "properties": {**members}}


def _list(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, "minItems": least}


_RULE = _object(
    {
        "code": _CODE,
        "severity": {"enum": [each.value for each in Severity]},
        "title": _TEXTS,
        "message": _TEXTS,
        "clause": _TEXTS,
        "formula": _TEXT,
    }
)

_WORDS = _object(
    {
        **dict.fromkeys(
            ("more", "less", "located", "located_several", "likely", "not_located", "separator"),
            _TEXTS,
        ),
        "suggestions": {"type": "object", "additionalProperties": _TEXTS},
    }
)

_EDITION = _object(
    {
        "id": _TEXT,
        "report": {"type": "string", "pattern": "^urn:disclosure-schema:report/"},
        "source": _TEXT,
        "cells": {**_NAMED_TEXTS, "propertyNames": _PATH},
        "amounts": _list(_PATH),
        "identities": _list(
            _object(
                {
                    "code": _CODE,
                    "left": _list(_PATH, 1),
                    "relation": {"enum": ["=", "≤"]},
                    "right": _list(_PATH, 1),
                }
            )
        ),
        "not_negative": _object({"code": _CODE, "except": _list(_PATH)}),
        "units": _list(
            _object(
                {
                    "code": _CODE,
                    "path": _PATH,
                    "unit": _TEXT,
                    "doubtful_from": {"type": "integer"},
                    "doubtful_remark": _TEXT,
                    "factor": {"type": "string", "pattern": "^[0-9]+([.][0-9]+)?$"},
                }
            )
        ),
    }
)
