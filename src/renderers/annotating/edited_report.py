"""An edited Word document → the report that it was rendered from, with the numbers that its cells have now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from disclosure_schema.codec import loads
from disclosure_schema.errors import InvalidSource
from disclosure_schema.limits import LIMITS, Limits
from disclosure_schema.model.report import Report
from disclosure_schema.readers.printed_cells import with_printed
from renderers.document import Attachment, Document
from renderers.docx.errors import NotOurDocument, UnreadableCells
from renderers.docx.reading.edited_cells import texts_of_cells
from renderers.docx.reading.opening import OpenedDocument, open_document
from renderers.layout import lay_out
from renderers.layout.document import REPORT_FILE

_TYPE: Final = "type one number, with remarks in brackets, or words without a number"


class NotReadBack(ValueError):
    """Why the report in a Word document cannot be read; `reason` says what to do, too."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@frozen(eq=False)
class EditedReport:
    """A report that was read from a Word document, and the document, which stays open for comments."""

    #: Its cells say what stands in the document now; its prose is as it was rendered.
    report: Report
    document: OpenedDocument
    #: The page as it was rendered. Its headings are those of the report still.
    page: Document


def read_word(file: bytes, *, limits: Limits = LIMITS) -> EditedReport:
    """Read a Word document that was rendered from a report, and that people may have edited.

    Raises `NotReadBack`, which names the cells that cannot be read, or the one of the `limits` that the file exceeds.
    """
    try:
        opened = open_document(file, limits=limits)
        rendered = _rendered(opened.attachments.get(REPORT_FILE), limits)
        page = lay_out(rendered)
        texts, faults = _texts(opened, page)
    except NotOurDocument as error:
        raise NotReadBack(str(error)) from error
    try:
        report = with_printed(rendered, texts)
    except InvalidSource as error:
        faults += map(str, error.faults)
    else:
        if not faults:
            return EditedReport(report, opened, page)
    if (others := len(faults) - limits.faults_reported) > 0:
        faults[limits.faults_reported :] = [f"and {others} more"]
    raise NotReadBack("\n  ".join(("cells of this Word document cannot be read:", *faults, _TYPE)))


def _rendered(attached: Attachment | None, limits: Limits) -> Report:
    """The report that the document was rendered from."""
    if attached is None:
        reason = f"this Word document carries data, but no {REPORT_FILE}: it was not rendered from a report"
        raise NotReadBack(f"{reason}; render the report anew, and go on from that file")
    try:
        return loads(attached.data, limits=limits)
    except InvalidSource as error:
        raise NotReadBack(f"the report in the data of this Word document is {error}") from error


def _texts(opened: OpenedDocument, page: Document) -> tuple[Mapping[str, str], list[str]]:
    """What stands in the cells that hold text, by their paths, and what is wrong with the others."""
    try:
        return texts_of_cells(opened, page), []
    except UnreadableCells as error:
        return error.texts, [f"{path}: {what}" for path, what in error.cells]
