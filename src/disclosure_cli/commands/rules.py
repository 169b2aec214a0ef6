"""`disclosure rules`: what a report is checked for, as a list or as data."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from disclosure_cli.exit_codes import Exit
from disclosure_cli.streams import put_out
from disclosure_schema.rules import RULES
from disclosure_schema.rules.as_json.rules import rules_data


def add_arguments(parser: ArgumentParser) -> None:
    """The option of `disclosure rules`."""
    parser.description = (
        "List the rules, each with its code, how grave it is, and its formula; or print them as JSON, "
        "with the identities of every edition and the texts of all messages, for programs in any language."
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how to print them (default: text)",
    )


def run(options: Namespace) -> Exit:
    """Print the rules, as text or as JSON."""
    text = (
        json.dumps(rules_data(), ensure_ascii=False, indent=2) + "\n"
        if options.format == "json"
        else _listed()
    )
    return put_out(text)


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
