"""`disclosure document`: the page of a report as JSON, for programs in any language."""

from __future__ import annotations

import sys

from disclosure_cli import files, reports
from disclosure_cli.exit_codes import Exit
from renderers.document_json import InvalidDocument, document_dumps


def run(name: str) -> Exit:
    """Tell the document of one report."""
    document = reports.laid_out(name)
    if document is None:
        return Exit.UNREADABLE
    try:
        text = document_dumps(document)
    except InvalidDocument as error:
        return _say(f"{name}: {error}")
    if (problem := files.tell(text.encode("utf-8"))) is not None:
        return _say(problem)
    return Exit.CLEAN


def _say(reason: str) -> Exit:
    print(f"disclosure: {reason}", file=sys.stderr)
    return Exit.UNREADABLE
