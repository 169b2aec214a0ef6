"""`disclosure document`: the page of a report as JSON, for programs in any language."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from disclosure_cli import reports
from disclosure_cli.exit_codes import Exit
from disclosure_cli.streams import complain, put_out_json
from disclosure_schema.text.one_line import in_one_line
from renderers.document_json import InvalidDocument, document_dumps


def add_arguments(parser: ArgumentParser) -> None:
    """The argument of `disclosure document`."""
    parser.description = (
        "Print what stands on the page of a report, and how its tables are divided, as JSON. "
        "`disclosure render` takes it in place of the report."
    )
    parser.add_argument("file", metavar="FILE", help="a report in JSON; - reads standard input")


def run(options: Namespace) -> Exit:
    """Print the document of one report."""
    return _printed(options.file)


def _printed(name: str) -> Exit:
    document = reports.laid_out(name)
    if document is None:
        return Exit.UNREADABLE
    try:
        text = document_dumps(document)
    except InvalidDocument as error:
        return complain(f"{in_one_line(name)}: {error}", Exit.UNREADABLE)
    return put_out_json(text)
