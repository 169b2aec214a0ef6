"""`disclosure rules`: what a report is checked for, as a list or as data."""

from __future__ import annotations

import json
import sys

from disclosure_cli import files
from disclosure_cli.exit_codes import Exit
from disclosure_schema.rules import RULES
from disclosure_schema.rules.export import rules_data


def run(form: str) -> Exit:
    """Tell the rules in that form: `text` or `json`."""
    text = (
        json.dumps(rules_data(), ensure_ascii=False, indent=2) + "\n"
        if form == "json"
        else _listed()
    )
    if (problem := files.tell(text.encode("utf-8"))) is not None:
        print(f"disclosure: {problem}", file=sys.stderr)
        return Exit.UNREADABLE
    return Exit.CLEAN


def _listed() -> str:
    width = max(len(each.code) for each in RULES)
    graves = max(len(each.severity) for each in RULES)
    margin = " " * (width + graves + 4)
    return "".join(
        f"{each.code:<{width}}  {each.severity:<{graves}}  {each.title.zh}\n"
        f"{margin}{each.title.en}\n"
        f"{margin}{each.formula}\n"
        for each in RULES
    )
