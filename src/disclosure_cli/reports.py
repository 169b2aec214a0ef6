"""Reports from files, loaded or laid out. If that fails, the reason is printed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from disclosure_cli import files
from disclosure_cli import word_documents as word
from disclosure_cli.exit_codes import Exit, Refusal
from disclosure_cli.streams import complain
from disclosure_schema import InvalidSource, Report, from_data
from disclosure_schema.json.parsing import parse
from disclosure_schema.json.values import Json
from disclosure_schema.text.one_line import in_one_line
from renderers import Document, lay_out
from renderers.document.revisions import names_document

if TYPE_CHECKING:
    from renderers.annotating import EditedReport

_Made = TypeVar("_Made")


def laid_out(name: str) -> Document | None:
    """The page of the report in a file, or None after printing every fault.

    The file may hold the JSON of a document instead of a report; then that is the page.
    """
    return _made(name, _document)


def loaded(name: str) -> Report | None:
    """The report in a file, or None after printing every fault.

    The file holds JSON, or is a Word document of ours.
    """
    return _made(name, _report)


def edited(name: str, data: bytes) -> EditedReport | None:
    """The report in the bytes of a Word document of ours, or None after printing why it cannot be read."""
    return _made(name, word.edited_report, data)


def _document(data: bytes) -> Document:
    if files.is_of_office(data):
        # Only the numbers of a Word document are read back: its page would have the old prose.
        reason = "it is a file of Office, and only JSON is laid out; check reads .docx"
        raise Refusal(reason, Exit.UNREADABLE)
    read = cast("Json", parse(data))
    if not names_document(read):
        return lay_out(from_data(read))
    # Most files hold reports: only documents load what reads documents.
    from renderers.document_json import document_from_data

    return document_from_data(read)


def _report(data: bytes) -> Report:
    if files.is_of_office(data):
        return word.edited_report(data).report
    return from_data(cast("Json", parse(data)))


def _made(name: str, make: Callable[[bytes], _Made], data: bytes | None = None) -> _Made | None:
    """What `make` makes of the bytes of a file, or None after printing why it cannot."""
    shown = "standard input" if name == "-" else in_one_line(name)
    try:
        data = files.read(name) if data is None else data
        word.refuse_misnamed(name, data)
        return make(data)
    except InvalidSource as error:
        complain(f"{shown}: {error}", Exit.UNREADABLE)
    except Refusal as refusal:
        complain(f"{shown}: {refusal.reason}", refusal.code)
    except OSError as error:
        complain(f"{shown}: {error.strerror}", Exit.UNREADABLE)
    return None
