"""Reports in Word documents that we rendered and others have edited: what they say now, and comments on it.

What reads Word documents is loaded with the first one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from disclosure_schema import InvalidSource, Report, loads
from renderers import lay_out

if TYPE_CHECKING:
    from renderers.document import Attachment

#: How a file begins that is a zip archive, as .docx is, and an older or an encrypted document of Office.
_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

#: How the name of a Word document ends.
ENDING: Final = ".docx"

_NAME: Final = "report.json"
_TYPE: Final = "type one number, with remarks in brackets, or words without a number"


class NotReadBack(ValueError):
    """Why the report in a Word document cannot be read; `reason` says what to do, too."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_of_office(data: bytes) -> bool:
    """Whether a file is one of Office, and no JSON."""
    return data.startswith(_OFFICE)


def refuse_misnamed(name: str, data: bytes) -> None:
    """Raise `NotReadBack` for a file that is called a Word document, and is none."""
    if name.lower().endswith(ENDING) and not is_of_office(data):
        reason = "by its name it is a Word document, but it is no zip archive as those are"
        raise NotReadBack(f"{reason}: it is empty or damaged; get it anew, or render the report")


def report_in(data: bytes) -> Report:
    """The report in a Word document of ours, with the numbers that stand in its cells now; prose is as it was rendered.

    Raises `NotReadBack`, which names every cell that cannot be read.
    """
    from disclosure_schema.readers.printed_cells import with_printed
    from renderers.docx.errors import NotOurDocument
    from renderers.docx.reading.document import attachments_of

    try:
        rendered = _rendered(attachments_of(data).get(_NAME))
        texts, faults = _texts(data, rendered)
    except NotOurDocument as error:
        raise NotReadBack(str(error)) from error
    try:
        report = with_printed(rendered, texts)
    except InvalidSource as error:
        faults += map(str, error.faults)
    else:
        if not faults:
            return report
    raise NotReadBack("\n  ".join(("cells of this Word document cannot be read:", *faults, _TYPE)))


def _texts(data: bytes, rendered: Report) -> tuple[Mapping[str, str], list[str]]:
    """What stands in the cells that hold text, by their paths, and what is told of the others."""
    from renderers.docx.errors import UnreadableCells
    from renderers.docx.reading.document import texts_of_cells

    try:
        return texts_of_cells(data, lay_out(rendered)), []
    except UnreadableCells as error:
        return error.texts, [f"{path}: {what}" for path, what in error.cells]


def _rendered(attached: Attachment | None) -> Report:
    if attached is None:
        reason = (
            f"this Word document carries data, but no {_NAME}: it was not rendered from a report"
        )
        raise NotReadBack(f"{reason}; render the report anew, and go on from that file")
    try:
        return loads(attached.data)
    except InvalidSource as error:
        raise NotReadBack(f"the report in the data of this Word document is {error}") from error
