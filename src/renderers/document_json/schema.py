"""The JSON Schema of documents, Draft 2020-12, with every member described.

The page docs/document.md is drawn from it. What a schema cannot say is listed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from disclosure_schema.json.schema_pieces import (
    Schema,
    block_of,
    boolean,
    described,
    index,
    list_of,
    object_of,
    ref,
)
from renderers.document import Role
from renderers.document.revisions import DOCUMENT_SCHEMA
from renderers.document_json.converter import LANGUAGE_TAG, NARROWEST, WIDEST
from renderers.document_json.schema_parts import parts

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json

__all__ = ["DOCUMENT_SCHEMA", "document_schema"]


def document_schema() -> dict[str, Json]:
    """The JSON Schema of documents, as a JSON-ready object."""
    whole = object_of(
        "Document",
        "A report as it stands on paper: a title, and blocks from top to bottom. "
        "It says what is printed and how tables are divided, and nothing of any format.",
        {
            "$schema": described({"const": DOCUMENT_SCHEMA}, "Names this format and its revision."),
            "title": ref("text", "The title, printed above all blocks."),
            "language": described(
                {"type": "string", "pattern": f"^{LANGUAGE_TAG}$"},
                "The language of the texts, a tag of BCP 47, such as `zh-CN`.",
            ),
            "properties": ref("properties", "What a file says about itself."),
            "blocks": list_of("block", "Everything below the title, in the order of the page."),
            "attachments?": list_of(
                "attachment",
                "Files that go with the page, for formats that can hold them: mostly the report itself as data.",
                default=[],
            ),
        },
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": DOCUMENT_SCHEMA,
        **whole,
        "$defs": {**_blocks(), **parts()},
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
        "heading": block_of(
            "heading",
            "A heading. It heads all that follows, up to the next heading of its level or a lower number.",
            {
                "text": ref("text", "The heading, its numeral included."),
                "level": described(
                    {"enum": [1, 2, 3]},
                    "1 for a section of the report or an annex, 2 and 3 for sub-headings in it. The title stands above them all.",
                ),
                "key?": ref(
                    "text",
                    "Names the section, for anchors: `overview`, `proactive`, `requests`, `disputes`, `problems`, `other_matters`, `annex-1`. Empty for a sub-heading. "
                    "In the document of a report it consists of lower-case letters, digits, `_` and `-`, and stands once; a document from elsewhere may have any.",
                    default="",
                ),
                "on_new_page?": boolean("Whether it begins a new page, as an annex does."),
            },
        ),
        "paragraph": block_of(
            "paragraph",
            "A paragraph of prose.",
            {
                "runs": list_of("run", "Its pieces, to be put together without anything between."),
                "role?": described(
                    {"enum": list(get_args(Role)), "default": "body"},
                    "What the paragraph is for, which chooses its look: `preamble` and `contact` stand above the first section, `note` below a table; "
                    "`annexes` lists the annexes, `signature` names an agency that signs, `date` is the day in words, both to the right and kept together; "
                    "`reviewer` is who approved it, and `annex_title` heads an annex, centred. The others are prose.",
                ),
                "sealed?": boolean(
                    "Of a `signature` or a `date`: whether room is left for a seal over them. A seal is never drawn."
                ),
            },
        ),
        "figure": block_of(
            "figure",
            "A picture, by what it shows. The picture itself is not in a document.",
            {
                "alt": ref(
                    "text",
                    "What the picture shows, printed in its place; it leads to the address if there is one.",
                ),
                "caption?": ref("text", "What is printed below it."),
                "address?": ref("address", "Where the picture lies."),
            },
        ),
        "table": block_of(
            "table",
            "A table: a grid of rows and columns, filled by cells that may span several of them.",
            {
                "key?": ref(
                    "text",
                    "Names the table: `proactive`, `requests`, `disputes`. Empty for a table in the prose.",
                    default="",
                ),
                "caption": ref(
                    "text", "What the table is, for those who cannot see it; may be empty."
                ),
                "caption_printed?": boolean(
                    "Whether the caption is printed above the table. Otherwise a heading says the same already."
                ),
                "columns": described(
                    {
                        "type": "array",
                        "items": {"type": "number", "minimum": NARROWEST, "maximum": WIDEST},
                        "minItems": 1,
                    },
                    "The width of each column, in proportion to the others, chosen for a text block of 156 mm; the table has as many columns, one at least.",
                ),
                "head_rows": index(
                    "How many rows at the top are headings, to be repeated where the table goes on on another page. No cell reaches from them into the rows below."
                ),
                "stub_columns": index("How many columns at the left are headings."),
                "cells": list_of(
                    "cell",
                    "The cells in reading order, by row and then by column. They fill the grid: no square is empty, and none is covered twice.",
                ),
                "sums?": list_of(
                    "sum",
                    "Which cells must add up, for formats that compute. Whether the printed numbers do is not said.",
                    default=[],
                ),
            },
        ),
    }
