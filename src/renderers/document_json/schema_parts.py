"""What blocks and the document consist of in JSON, described for the schema of documents."""

from __future__ import annotations

from disclosure_schema.json.schema_pieces import (
    Schema,
    described,
    index,
    indexes,
    list_of,
    object_of,
    ref,
    span,
)
from disclosure_schema.kinds import ADDRESS, DAY, PRINTABLE, YEAR
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.values import PLAIN_AMOUNT
from renderers.document_json.attachments import BASE64, FILE_NAME, MEDIA_TYPE


def parts() -> Schema:
    """The definitions that blocks and the document refer to."""
    return {**_pieces(), "attachment": _attachment(), **_values()}


def _pieces() -> Schema:
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
                "heading?": described(
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
                "year": described(YEAR.schema, "The year that it reports on."),
                "edition": ref("text", "The edition of the form: `2019`, `2021`."),
                "date?": described(DAY.schema, "The day that it was signed, `YYYY-MM-DD`."),
                "publisher?": ref("text", "Who published it (发布机构)."),
                "index_number?": ref("text", "Its index number (索引号)."),
                "keywords?": list_of("text", "Its keywords (主题词).", default=[]),
                "source?": ref("text", "What a site calls its source (来源)."),
                "summary?": ref("text", "What it is about, in a sentence or two (内容概述)."),
                "published?": described(
                    DAY.schema, "The day that it was published (发布日期), `YYYY-MM-DD`."
                ),
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
                "name": described(
                    {"type": "string", "pattern": FILE_NAME},
                    "Its name, `report.json`, without a folder.",
                ),
                "media_type": described(
                    {"type": "string", "pattern": f"^{MEDIA_TYPE}$"},
                    "What kind of file it is, `application/json`.",
                ),
                "description?": ref("text", "What it is, for people.", default=""),
                "text?": ref("text", "Its bytes, where they are UTF-8 without control characters."),
                "base64?": described(
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
            **PRINTABLE.schema,
        },
        "address": {
            "title": "Address",
            "description": "A web address (http, https, ftp, mailto, tel, or relative) without spaces. "
            "A relative one is relative to the page on which the report was published, which a document does not name: it is passed on as it is.",
            **ADDRESS.schema,
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
