"""What a document in JSON consists of, said once: JSON Schema, Draft 2020-12, with every member described.

The page docs/document.md is drawn from it. What a schema cannot say is listed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from disclosure_schema.json.schema_pieces import (
    Schema,
    block_of,
    boolean,
    index,
    indexes,
    list_of,
    object_of,
    ref,
    said,
    span,
)
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.text.characters import PRINTABLE_TEXT
from disclosure_schema.values import PLAIN_AMOUNT
from renderers.document import Role
from renderers.document.revisions import DOCUMENT_SCHEMA
from renderers.document_json.attachments import BASE64, FILE_NAME, MEDIA_TYPE
from renderers.document_json.converter import LANGUAGE_TAG, NARROWEST, WIDEST

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json

__all__ = ["DOCUMENT_SCHEMA", "document_schema"]


_DAY: Final[Schema] = {
    "type": "string",
    "format": "date",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}


def document_schema() -> dict[str, Json]:
    """The JSON Schema of documents, as a JSON-ready object."""
    whole = object_of(
        "Document",
        "A report as it stands on paper: a title, and blocks from top to bottom. "
        "It says what is printed and how tables are divided, and nothing of any format.",
        {
            "$schema": said({"const": DOCUMENT_SCHEMA}, "Names this format and its revision."),
            "title": ref("text", "The title, printed above all blocks."),
            "language": said(
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
        "$defs": {**_blocks(), **_parts(), "attachment": _attachment(), **_values()},
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
                "level": said(
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
                "role?": said(
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
                "columns": said(
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


def _parts() -> Schema:
    return {
        "run": object_of(
            "Run",
            "A piece of a paragraph.",
            {
                "text": ref("text", "The piece. A newline is a line break."),
                "address?": ref("address", "Where it leads, if it is a link."),
            },
        ),
        "cell": object_of(
            "Cell",
            "A rectangle of a table, and what is printed in it.",
            {
                "row": index("Its uppermost row, counted from 0."),
                "column": index("Its leftmost column, counted from 0."),
                "rowspan?": span("How many rows it spans, perhaps more than a page has."),
                "colspan?": span("How many columns it spans."),
                "heading?": said(
                    {"enum": ["row", "column"]},
                    "Whether it heads its row or its column. Left out where it heads neither.",
                ),
                "text": ref(
                    "text",
                    "What is printed. A blank cell, `0`, `/` and 无 differ here and mean different things. A newline is a line break.",
                ),
                "value?": ref(
                    "number",
                    "The number that the text stands for. Left out where it stands for none, as in a blank cell.",
                ),
                "origin?": ref(
                    "text",
                    "Where the cell comes from: a JSON pointer into the report, such as `/requests/received/total`. Empty for labels.",
                    default="",
                ),
            },
        ),
        "sum": object_of(
            "Sum",
            "Cells that must add up to the same on both sides. Mostly the right side is one cell, the total.",
            {
                "left": indexes("The places in `cells`, counted from 0, of the cells added up."),
                "right": indexes("The same for the other side."),
            },
        ),
        "properties": object_of(
            "Properties",
            "What a file says about itself, beside its title.",
            {
                "agency": ref("text", "The agency whose report it is."),
                "year": said(
                    {"type": "integer", "minimum": 1900, "maximum": 2999},
                    "The year that it reports on.",
                ),
                "edition": ref("text", "The edition of the form: `2019`, `2021`."),
                "date?": said(_DAY, "The day that it was signed, `YYYY-MM-DD`."),
                "publisher?": ref("text", "Who published it (发布机构)."),
                "index_number?": ref("text", "Its index number (索引号)."),
                "keywords?": list_of("text", "Its keywords (主题词).", default=[]),
                "source?": ref("text", "What a site calls its source (来源)."),
                "summary?": ref("text", "What it is about, in a sentence or two (内容概述)."),
                "published?": said(_DAY, "The day that it was published (发布日期), `YYYY-MM-DD`."),
                "url?": ref("address", "Where it was published."),
            },
        ),
    }


def _attachment() -> Schema:
    return {
        **object_of(
            "Attachment",
            "A file that goes with the page. Its bytes stand in `text` or in `base64`, never in both.",
            {
                "name": said(
                    {"type": "string", "pattern": FILE_NAME},
                    "Its name, `report.json`, without a folder.",
                ),
                "media_type": said(
                    {"type": "string", "pattern": f"^{MEDIA_TYPE}$"},
                    "What kind of file it is, `application/json`.",
                ),
                "description?": ref("text", "What it is, for people.", default=""),
                "text?": ref("text", "Its bytes, where they are UTF-8 without control characters."),
                "base64?": said(
                    {"type": "string", "pattern": f"^{BASE64}$"},
                    "Its bytes in base64 with padding and without line breaks, where they are anything else.",
                ),
            },
        ),
        "oneOf": [{"required": ["text"]}, {"required": ["base64"]}],
    }


def _values() -> Schema:
    return {
        "text": {
            "title": "Text",
            "description": "Text without control characters; tab and newline may stand in it. It may be empty. "
            "White space between hanzi means nothing, and characters without ink or width, such as U+200B, may be left out in print.",
            "type": "string",
            "pattern": PRINTABLE_TEXT,
        },
        "address": {
            "title": "Address",
            "description": "A web address (http, https, ftp, mailto, tel, or relative) without spaces. "
            "A relative one is relative to the page on which the report was published, which a document does not name: it is passed on as it is.",
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
