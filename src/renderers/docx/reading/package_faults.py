"""What is wrong with a package, in words for people who edit Word documents, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, assert_never

from disclosure_schema.opc.errors import PackageFault, UnreadablePackage
from renderers.docx.errors import NotOurDocument

_SAVE: Final = "open it in Word, WPS or LibreOffice and save it as .docx"


@contextmanager
def faults_of_word_documents() -> Iterator[None]:
    """Raise `NotOurDocument` in place of `UnreadablePackage`."""
    try:
        yield
    except UnreadablePackage as error:
        raise NotOurDocument(_reason(error)) from error


def _reason(error: UnreadablePackage) -> str:
    match error.fault:
        case PackageFault.COMPOUND_FILE:
            reason = "it is an older .doc, or protected by a password"
            return f"{reason}; {_SAVE}, without a password"
        case PackageFault.NO_ARCHIVE:
            reason = f"it is no Word document (.docx), or not all of it is there ({error.detail})"
            return f"{reason}; {_SAVE}"
        case PackageFault.DOUBLED_PART:
            return f"it has two parts of one name; {_SAVE}"
        case PackageFault.NO_PACKAGE:
            return f"it is a zip archive, and no Word document (.docx); {_SAVE}"
        case PackageFault.TOO_LARGE:
            return f"unpacked it would be more than {error.detail}, which no report is"
        case PackageFault.UNKNOWN_COMPRESSION:
            return f"it is packed in a way that Office does not know; {_SAVE}"
        case PackageFault.TOO_MUCH_XML:
            return (
                f"up to its part {error.part} it has more than {error.detail}, which no report is"
            )
        case PackageFault.TORN_PART:
            return f"its part {error.part} is torn ({error.detail}); {_SAVE}"
        case PackageFault.DOCUMENT_TYPE:
            return f"its part {error.part} has a document type, which Office never writes"
        case PackageFault.ANOTHER_KIND:
            reason = f"its part {error.part} is taken for its {error.detail}, and is none"
            return f"{reason}; {_SAVE}"
        case _:
            assert_never(error.fault)
