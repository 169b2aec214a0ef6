"""Word documents on the command line: how the command recognizes one, and reads the report in it.

The modules that read Word documents are loaded with the first one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disclosure_cli.exit_codes import Exit, Refusal

if TYPE_CHECKING:
    from renderers.annotating import EditedReport

#: The first bytes of a zip archive, as .docx is, and of an older or an encrypted document of Office.
_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

#: How the name of a Word document ends.
ENDING: Final = ".docx"


def is_of_office(data: bytes) -> bool:
    """Whether a file begins as files of Office do, and not as JSON does."""
    return data.startswith(_OFFICE)


def refuse_misnamed(name: str, data: bytes) -> None:
    """Raise `Refusal` for a file whose name ends in .docx, and that is no file of Office."""
    if name.lower().endswith(ENDING) and not is_of_office(data):
        reason = "by its name it is a Word document, but it is no zip archive as those are"
        hint = "it is empty or damaged; get it anew, or render the report"
        raise Refusal(f"{reason}: {hint}", Exit.UNREADABLE)


def edited_report(data: bytes) -> EditedReport:
    """The report in a Word document of ours. Raises `Refusal`, which names every cell that cannot be read."""
    from renderers.annotating import NotReadBack, read_word

    try:
        return read_word(data)
    except NotReadBack as error:
        raise Refusal(error.reason, Exit.UNREADABLE) from error
