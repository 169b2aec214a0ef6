"""Reports as the commands read them: laid out, or, said aloud, why they cannot be."""

from __future__ import annotations

import sys
from typing import cast

from disclosure_cli import files
from disclosure_schema import InvalidSource, from_data
from disclosure_schema.json_text import Json, parse
from renderers import Document, lay_out
from renderers.document_json import document_from_data, names_document


def laid_out(name: str) -> Document | None:
    """The page of the report in a file, or None if that is no report, which is then told with all its faults.

    A file that holds a document already is taken as it is.
    """
    shown = "standard input" if name == "-" else name
    try:
        data = cast("Json", parse(files.read(name)))
        return document_from_data(data) if names_document(data) else lay_out(from_data(data))
    except InvalidSource as error:
        print(f"disclosure: {shown}: {error}", file=sys.stderr)
    except OSError as error:
        print(f"disclosure: {shown}: {error.strerror}", file=sys.stderr)
    return None
