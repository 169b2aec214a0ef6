"""Reports as the commands read them: loaded, or laid out, or, said aloud, why they cannot be."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar, cast

from disclosure_cli import files
from disclosure_schema import InvalidSource, Report, from_data
from disclosure_schema.json_reading import parse
from disclosure_schema.json_values import Json
from renderers import Document, lay_out
from renderers.document_revisions import names_document

_Made = TypeVar("_Made")


def laid_out(name: str) -> Document | None:
    """The page of the report in a file, or None if that is no report, which is then told with all its faults.

    A file that holds a document already is taken as it is.
    """
    return _made(name, _document)


def loaded(name: str) -> Report | None:
    """The report in a file, or None if that is none, which is then told with all its faults."""
    return _made(name, from_data)


def _document(data: Json) -> Document:
    if not names_document(data):
        return lay_out(from_data(data))
    # Most files hold reports, which need nothing of it.
    from renderers.document_json import document_from_data

    return document_from_data(data)


def _made(name: str, make: Callable[[Json], _Made]) -> _Made | None:
    """What is made of the JSON in a file."""
    shown = "standard input" if name == "-" else name
    try:
        return make(cast("Json", parse(files.read(name))))
    except InvalidSource as error:
        print(f"disclosure: {shown}: {error}", file=sys.stderr)
    except OSError as error:
        print(f"disclosure: {shown}: {error.strerror}", file=sys.stderr)
    return None
