"""What a document in JSON consists of, said once: JSON Schema, Draft 2020-12, with every member described.

The page docs/document.md is drawn from it. What a schema cannot say is listed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, get_args

from disclosure_schema.characters import PRINTABLE_TEXT
from disclosure_schema.values import LARGEST_COUNT, PLAIN_AMOUNT
from renderers.document import Role
from renderers.document_converter import LANGUAGE_TAG, NARROWEST, WIDEST

if TYPE_CHECKING:
    from disclosure_schema.json_text import Json

    Schema: TypeAlias = dict[str, Json]

__all__ = ["DOCUMENT_SCHEMA", "document_schema"]

#: With a revision behind it, what stands under `$schema` in a document.
SCHEMA_PREFIX: Final = "urn:disclosure-schema:document/"

#: The revision that we write. A revision may only add.
DOCUMENT_SCHEMA: Final = f"{SCHEMA_PREFIX}1"


def document_schema() -> dict[str, Json]:
    """The JSON Schema of documents, as a JSON-ready object."""
    whole = _object(
        "Document",
        "A report as it stands on paper: a title, and blocks from top to bottom. "
        "It says what is printed and how tables are divided, and nothing of any format.",
        {
            "$schema": _said({"const": DOCUMENT_SCHEMA}, "Names this format and its revision."),
            "title": _ref("text", "The title, printed above all blocks."),
            "language": _said(
                {"type": "string", "pattern": f"^{LANGUAGE_TAG}$"},
                "The language of the texts, a tag of BCP 47, such as `zh-CN`.",
            ),
            "properties": _ref("properties", "What a file says about itself."),
            "blocks": _list("block", "Everything below the title, in the order of the page."),
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": DOCUMENT_SCHEMA,
        **whole,
        "$defs": {**_blocks(), **_parts(), **_values()},
    }


def _blocks() -> Schema:
    return {
        "block": {
            "title": "Block",
            "description": "A heading, a paragraph, a figure or a table; `type` says which.",
            "anyOf": [
                {"$ref": f"#/$defs/{each}"} for each in ("heading", "paragraph", "figure", "table")
            ],
        },
        "heading": _block(
            "heading",
            "A heading. It heads all that follows, up to the next heading of its level or a lower number.",
            {
                "text": _ref("text", "The heading, its numeral included."),
                "level": _said(
                    {"enum": [1, 2, 3]},
                    "1 for a section of the report or an annex, 2 and 3 for sub-headings in it. The title stands above them all.",
                ),
                "key?": _ref(
                    "text",
                    "Names the section, for anchors: `overview`, `proactive`, `requests`, `disputes`, `problems`, `other_matters`, `annex-1`. Empty for a sub-heading.",
                    default="",
                ),
                "on_new_page?": _boolean("Whether it begins a new page, as an annex does."),
            },
        ),
        "paragraph": _block(
            "paragraph",
            "A paragraph of prose.",
            {
                "runs": _list("run", "Its pieces, to be put together without anything between."),
                "role?": _said(
                    {"enum": list(get_args(Role)), "default": "body"},
                    "What the paragraph is for, which chooses its look: `preamble` and `contact` stand above the first section, `note` below a table; "
                    "`annexes` lists the annexes, `signature` names an agency that signs, `date` is the day in words, `reviewer` who approved it, `annex_title` heads an annex.",
                ),
            },
        ),
        "figure": _block(
            "figure",
            "A picture, by what it shows. The picture itself is not in a document.",
            {
                "alt": _ref("text", "What the picture shows, printed in its place."),
                "caption?": _ref("text", "What is printed below it."),
                "address?": _ref("address", "Where the picture lies."),
            },
        ),
        "table": _block(
            "table",
            "A table: a grid of rows and columns, filled by cells that may span several of them.",
            {
                "key?": _ref(
                    "text",
                    "Names the table: `proactive`, `requests`, `disputes`. Empty for a table in the prose.",
                    default="",
                ),
                "caption": _ref(
                    "text", "What the table is, for those who cannot see it; may be empty."
                ),
                "caption_printed?": _boolean(
                    "Whether the caption is printed above the table. Otherwise a heading says the same already."
                ),
                "columns": _said(
                    {
                        "type": "array",
                        "items": {"type": "number", "minimum": NARROWEST, "maximum": WIDEST},
                    },
                    "The width of each column, in proportion to the others; the table has as many columns.",
                ),
                "head_rows": _index(
                    "How many rows at the top are headings, to be repeated where the table goes on on another page."
                ),
                "stub_columns": _index("How many columns at the left are headings."),
                "cells": _list(
                    "cell",
                    "The cells in reading order, by row and then by column. They fill the grid: no square is empty, and none is covered twice.",
                ),
                "sums?": _list(
                    "sum",
                    "Which cells must add up, for formats that compute. Whether the printed numbers do is not said.",
                    default=[],
                ),
            },
        ),
    }


def _parts() -> Schema:
    return {
        "run": _object(
            "Run",
            "A piece of a paragraph.",
            {
                "text": _ref("text", "The piece. A newline is a line break."),
                "address?": _ref("address", "Where it leads, if it is a link."),
            },
        ),
        "cell": _object(
            "Cell",
            "A rectangle of a table, and what is printed in it.",
            {
                "row": _index("Its uppermost row, counted from 0."),
                "column": _index("Its leftmost column, counted from 0."),
                "rowspan?": _span("How many rows it spans."),
                "colspan?": _span("How many columns it spans."),
                "heading?": _said(
                    {"enum": ["row", "column"]},
                    "Whether it heads its row or its column. Left out where it heads neither.",
                ),
                "text": _ref(
                    "text",
                    "What is printed. A blank cell, `0`, `/` and 无 differ here and mean different things. A newline is a line break.",
                ),
                "value?": _ref(
                    "number",
                    "The number that the text stands for. Left out where it stands for none, as in a blank cell.",
                ),
                "origin?": _ref(
                    "text",
                    "Where the cell comes from: a JSON pointer into the report, such as `/requests/received/total`. Empty for labels.",
                    default="",
                ),
            },
        ),
        "sum": _object(
            "Sum",
            "Cells that must add up to the same on both sides. Mostly the right side is one cell, the total.",
            {
                "left": _indexes("The places in `cells`, counted from 0, of the cells added up."),
                "right": _indexes("The same for the other side."),
            },
        ),
        "properties": _object(
            "Properties",
            "What a file says about itself, beside its title.",
            {
                "agency": _ref("text", "The agency whose report it is."),
                "year": _said(
                    {"type": "integer", "minimum": 1900, "maximum": 2999},
                    "The year that it reports on.",
                ),
                "edition": _ref("text", "The edition of the form: `2019`, `2021`."),
                "date?": _said(
                    {
                        "type": "string",
                        "format": "date",
                        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                    },
                    "The day that it was signed, `YYYY-MM-DD`.",
                ),
                "publisher?": _ref("text", "Who published it (发布机构)."),
                "index_number?": _ref("text", "Its index number (索引号)."),
                "keywords?": _list("text", "Its keywords (主题词).", default=[]),
            },
        ),
    }


def _values() -> Schema:
    return {
        "text": {
            "title": "Text",
            "description": "Text without control characters; tab and newline may stand in it. It may be empty.",
            "type": "string",
            "pattern": PRINTABLE_TEXT,
        },
        "address": {
            "title": "Address",
            "description": "A web address (http, https, ftp, mailto, tel, or relative) without spaces.",
            "type": "string",
            "minLength": 1,
            "pattern": r"^[^\s<>\"{}|\\^`]+$",
        },
        "number": {
            "title": "Number",
            "description": "A count is a JSON integer. An amount of money is text with every digit, `72701.2578` or `3`, "
            "at most 18 of them on each side of the point, so that no reader rounds it.",
            "anyOf": [
                {"type": "integer", "minimum": -LARGEST_COUNT, "maximum": LARGEST_COUNT},
                {"type": "string", "pattern": f"^{PLAIN_AMOUNT}$"},
            ],
        },
    }


def _object(title: str, description: str, members: dict[str, Schema]) -> Schema:
    """An object with these members and no others. A question mark behind a key: it may be left out."""
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


def _block(name: str, description: str, members: dict[str, Schema]) -> Schema:
    kind: Schema = {"const": name, "description": "What kind of block this is."}
    return _object(name.capitalize(), description, {"type": kind, **members})


def _said(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def _ref(name: str, description: str, default: str | None = None) -> Schema:
    known: Schema = {} if default is None else {"default": default}
    return {"$ref": f"#/$defs/{name}", "description": description, **known}


def _list(name: str, description: str, default: list[Json] | None = None) -> Schema:
    known: Schema = {} if default is None else {"default": default}
    return {
        "type": "array",
        "items": {"$ref": f"#/$defs/{name}"},
        "description": description,
        **known,
    }


def _boolean(description: str) -> Schema:
    return {"type": "boolean", "description": description, "default": False}


def _index(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _indexes(description: str) -> Schema:
    return {"type": "array", "items": {"type": "integer", "minimum": 0}, "description": description}


def _span(description: str) -> Schema:
    return {
        "type": "integer",
        "minimum": 1,
        "maximum": 1000,
        "description": description,
        "default": 1,
    }
