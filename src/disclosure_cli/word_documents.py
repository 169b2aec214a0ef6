"""Word documents on the command line: how the command recognizes one, and reads the report in it.

The modules that read Word documents are loaded with the first one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disclosure_cli import files
from disclosure_cli.exit_codes import Exit, Refusal

if TYPE_CHECKING:
    from renderers.annotating import EditedReport

#: How the name of a Word document ends.
ENDING: Final = ".docx"


def refuse_misnamed(name: str, data: bytes) -> None:
    """Raise `Refusal` for a file whose name ends in .docx, and that is no file of Office."""
    if name.lower().endswith(ENDING) and not files.is_of_office(data):
        reason = "by its name it is a Word document, but it is no zip archive as those are"
        hint = "it is empty or damaged; get it anew, or render the report"
        raise Refusal(f"{reason}: {hint}", Exit.UNREADABLE)


def edited_report(data: bytes) -> EditedReport:
    """The report in a Word document of ours. Raises `Refusal`, which names every cell that cannot be read."""
    try:
        from renderers.annotating import NotReadBack, read_word
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "lxml":
            raise
        reason = "reading a Word document needs the library lxml, which cannot be loaded here"
        raise Refusal(f"{reason}: pip install lxml", Exit.UNREADABLE) from error
    try:
        return read_word(data)
    except NotReadBack as error:
        raise Refusal(error.reason, Exit.UNREADABLE) from error
