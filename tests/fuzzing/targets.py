"""What is fuzzed: functions that take any bytes. Each fails where something other than a documented refusal happens.

Whatever loads must be written, checked, laid out, and rendered as text and HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from disclosure_schema import InvalidSource, Report, dumps, loads
from disclosure_schema.rules import CheckedReport, check, findings_dumps
from renderers import Document, lay_out
from renderers.annotating.edited_report import NotReadBack, read_word
from renderers.document_json import InvalidDocument, document_dumps, document_loads
from renderers.docx.errors import NotOurDocument
from renderers.docx.reading.opening import open_document
from renderers.html import HtmlRenderer
from renderers.text import TextRenderer

Target = Callable[[bytes], None]


def fuzz_report(data: bytes) -> None:
    """The JSON of a report."""
    try:
        report = loads(data)
    except InvalidSource as error:
        str(error).encode()
        return
    assert loads(dumps(report)) == report
    _use(report)


def fuzz_document(data: bytes) -> None:
    """The JSON of a document."""
    try:
        document = document_loads(data)
    except InvalidDocument as error:
        str(error).encode()
        return
    assert document_loads(document_dumps(document)) == document
    _render(document)


def fuzz_word(data: bytes) -> None:
    """A Word document: opened as any is, and read as one that was rendered from a report."""
    try:
        open_document(data)
    except NotOurDocument as error:
        str(error).encode()
    try:
        edited = read_word(data)
    except NotReadBack as error:
        str(error).encode()
        return
    _use(edited.report)


def _use(report: Report) -> None:
    findings_dumps([CheckedReport(report, check(report))])
    _render(lay_out(report))


def _render(document: Document) -> None:
    TextRenderer().render(document)
    HtmlRenderer().render(document)


#: The targets by name. Each has its first inputs in a folder of that name: `corpus/report`.
TARGETS: Final[dict[str, Target]] = {
    "report": fuzz_report,
    "document": fuzz_document,
    "word": fuzz_word,
}
