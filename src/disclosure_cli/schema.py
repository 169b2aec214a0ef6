"""`disclosure schema`: the JSON Schema of an edition's reports."""

from __future__ import annotations

import json
import sys

from disclosure_cli import files
from disclosure_cli.exit_codes import Exit
from disclosure_schema.editions import EDITIONS
from disclosure_schema.json_schema import json_schema


def run(edition: str) -> Exit:
    """Tell the schema of the edition with that id."""
    (chosen,) = (each for each in EDITIONS if each.id == edition)
    text = json.dumps(json_schema(chosen), ensure_ascii=False, indent=2) + "\n"
    if (problem := files.tell(text.encode("utf-8"))) is not None:
        print(f"disclosure: {problem}", file=sys.stderr)
        return Exit.UNREADABLE
    return Exit.CLEAN
