"""`disclosure schema`: the JSON Schema of an edition's reports, of documents, of findings, or of the rules."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from typing import Final

from disclosure_cli.exit_codes import Exit
from disclosure_cli.streams import put_out
from disclosure_schema.codec.schema import json_schema
from disclosure_schema.editions import EDITIONS
from disclosure_schema.json.values import Json
from disclosure_schema.rules import findings_schema
from disclosure_schema.rules.as_json.rules_schema import rules_schema
from renderers.document_json.schema import document_schema

_SCHEMAS: Final[dict[str, Callable[[], dict[str, Json]]]] = {
    **{each.id: partial(json_schema, each) for each in EDITIONS},
    "document": document_schema,
    "findings": findings_schema,
    "rules": rules_schema,
}


def add_arguments(parser: ArgumentParser) -> None:
    """The argument of `disclosure schema`."""
    parser.description = (
        "Print the JSON Schema of reports in an edition of the form, or of what the command writes."
    )
    parser.add_argument(
        "name",
        choices=[*_SCHEMAS],
        metavar="NAME",
        help=f"an edition of the form, for its reports ({', '.join(each.id for each in EDITIONS)}); "
        "or document, findings, or rules",
    )


def run(options: Namespace) -> Exit:
    """Print the schema of an edition's reports, of documents, of findings, or of the rules."""
    text = json.dumps(_SCHEMAS[options.name](), ensure_ascii=False, indent=2) + "\n"
    return put_out(text)
