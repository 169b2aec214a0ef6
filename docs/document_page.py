"""The page docs/document.md: the JSON of a document, field by field, drawn from its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from renderers.document_json.schema import document_schema

HEAD = """# The JSON of a document

A document is a report as it stands on paper: a title, and blocks from top to bottom. Which cells there are, how they are merged and what is printed in them is settled; no knowledge of the form or its editions is needed to make a file of it.

    disclosure document report.json > page.json

writes it. `disclosure render page.json --to pdf` takes it in place of the report, so a program may also change it, or make one of its own. In Python `document_dumps` and `document_loads` do the same.
Its [JSON Schema](schema/document-1.json) also lies in the package, as `disclosure_schema/schema/document-1.json`, and `disclosure schema document` prints it. This page is drawn from it. [A consumer in JavaScript](../examples/javascript/document_to_html.mjs) makes an HTML page in some fifty lines.

## A whole document

```json
{
  "$schema": "urn:disclosure-schema:document/1",
  "title": "某镇人民政府2021年政府信息公开工作年度报告",
  "language": "zh-CN",
  "properties": {"agency": "某镇人民政府", "year": 2021, "edition": "2021", "date": "2022-01-04"},
  "blocks": [
    {"type": "heading", "text": "三、收到和处理政府信息公开申请情况", "level": 1, "key": "requests"},
    {
      "type": "table",
      "key": "requests",
      "caption": "三、收到和处理政府信息公开申请情况",
      "columns": [2.0, 1.0, 1.0],
      "head_rows": 2,
      "stub_columns": 1,
      "cells": [
        {"row": 0, "column": 0, "rowspan": 2, "heading": "column", "text": ""},
        {"row": 0, "column": 1, "colspan": 2, "heading": "column", "text": "申请人情况"},
        {"row": 1, "column": 1, "heading": "column", "text": "自然人"},
        {"row": 1, "column": 2, "heading": "column", "text": "总计"},
        {"row": 2, "column": 0, "heading": "row", "text": "本年新收"},
        {"row": 2, "column": 1, "text": "3", "value": 3, "origin": "/requests/received/natural_person"},
        {"row": 2, "column": 2, "text": "3", "value": 3, "origin": "/requests/received/total"}
      ],
      "sums": [
        {
          "left": [5],
          "right": [6]
        }
      ]
    },
    {
      "type": "paragraph",
      "runs": [
        {"text": "详见"},
        {"text": "本机关网站", "address": "http://www.example.gov.cn/"},
        {"text": "。"}
      ],
      "role": "note"
    }
  ]
}
```

A member that would hold its default is left out, and never null. The order of members means nothing.

## How cells divide a table

The cells of this table by their places in `cells`, in reading order; rows and columns are counted from 0:

```text
           column 0   column 1   column 2
         ┌──────────┬─────────────────────┐
  row 0  │ 0        │ 1                   │  cell 0 has "rowspan": 2
         │          ├──────────┬──────────┤  cell 1 has "colspan": 2
  row 1  │          │ 2        │ 3        │
         ├──────────┼──────────┼──────────┤
  row 2  │ 4        │ 5        │ 6        │  4 heads its row
         └──────────┴──────────┴──────────┘
```

Every square belongs to exactly one cell, and a cell stands in the list where its upper left square does. `columns` says how many columns there are, and how wide; the number of rows follows from the cells.

## Field by field

A field without a default is required, unless it may be absent.
"""

TAIL = """
## Numbers

`value` is a JSON integer for a count and text for an amount of money. An integer and a text of the same digits differ: `3` counts 件, `"3"` is 3 万元. Every digit is kept, `"0.00"` as well. A number with a point, `3.0` or `2.5`, is neither, and refused.
`text` is what is printed, and may say more than the number, `22（其中修订16件）`, or write it otherwise, `1,234`.

## What a JSON Schema cannot say

The schema and our reader accept the same documents, except that the reader also refuses:

- cells that overlap, leave a hole, reach beyond the last column, or do not stand in reading order; more heading rows or columns than there are; cells that reach from the heading rows into the rows below
- a sum of cells that are not in the table
- `3.0` for a whole number, which JSON Schema takes for an integer; keys that stand twice; numbers with an exponent or of very many digits
- days that do not exist; lone surrogates

It tells all faults at once, each with its JSON pointer, what was found, and what was expected.

## Later revisions

`$schema` names the revision, 1. How it may grow, and what a reader should do with a later one, stands in [compatibility](compatibility.md).
"""

_OBJECTS = (
    "properties", "heading", "paragraph", "run", "figure", "table", "cell", "sum", "attachment",
)  # fmt: skip
_VALUES = ("text", "address", "number")


def document_page() -> str:
    """The whole page."""
    schema: Any = document_schema()
    definitions = schema["$defs"]
    return "".join(
        (
            HEAD,
            *_table(schema),
            *(part for name in _OBJECTS for part in _table(definitions[name])),
            *(part for name in _VALUES for part in _value(definitions[name])),
            TAIL,
        )
    )


def _table(schema: Any) -> Iterator[str]:
    yield f"\n### {schema['title']}\n\n{schema['description']}\n\n"
    yield "| field | type | default | meaning |\n|---|---|---|---|\n"
    for key, member in schema["properties"].items():
        default = "" if key in schema["required"] else _default(member)
        yield f"| `{key}` | {_type(member)} | {default} | {member['description']} |\n"


def _default(member: Any) -> str:
    return f"`{json.dumps(member['default'])}`" if "default" in member else "absent"


def _value(schema: Any) -> Iterator[str]:
    yield f"\n### {schema['title']}\n\n{schema['description']}\n"


def _type(member: Any) -> str:
    match member:
        case {"$ref": str(reference)}:
            name = reference.rpartition("/")[2]
            return f"[{name}](#{name})" if name != "block" else _blocks()
        case {"const": constant}:
            return f"`{json.dumps(constant)}`"
        case {"enum": choices}:
            return ", ".join(f"`{json.dumps(each)}`" for each in choices)
        case {"items": items}:
            return f"array of {_type(items)}"
        case {"type": "string"}:
            return "day" if member.get("format") == "date" else "string"
        case {"type": "integer" | "number" as name, "minimum": least, "maximum": most}:
            return f"{name}, {least} to {most}"
        case {"type": "integer", "minimum": least}:
            return f"integer from {least}"
        case {"type": str(name)}:
            return name
        case _:
            raise AssertionError(member)


def _blocks() -> str:
    names = ("heading", "paragraph", "figure", "table")
    return ", ".join(f"[{each}](#{each})" for each in names)
