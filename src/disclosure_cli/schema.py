"""`disclosure schema`: the JSON Schema of an edition's reports, or of documents."""

from __future__ import annotations

import json
import sys
from functools import partial

from disclosure_cli import files
from disclosure_cli.exit_codes import Exit
from disclosure_schema.editions import EDITIONS
from disclosure_schema.json_schema import json_schema
from renderers.document_schema import document_schema


def run(name: str) -> Exit:
    """Tell the schema of the edition with that id, or that of a `document`."""
    schemas = {each.id: partial(json_schema, each) for each in EDITIONS}
    schema = document_schema() if name == "document" else schemas[name]()
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    if (problem := files.tell(text.encode("utf-8"))) is not None:
        print(f"disclosure: {problem}", file=sys.stderr)
        return Exit.UNREADABLE
    return Exit.CLEAN
