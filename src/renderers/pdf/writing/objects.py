"""Objects as they stand in the file: dictionaries, arrays, references, and text for people.

Dictionaries and arrays stand on one line whatever the configuration of reportlab says: that comes from the environment.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary


class Dictionary(PDFDictionary):
    """Entries by their names without the slash, sorted by name."""

    multiline = False


class Array(PDFArray):
    """Objects in a row."""

    multiline = False


def reference(number: int) -> str:
    """A reference to the object of that number."""
    return f"{number} 0 R"


def text_string(text: str) -> str:
    """A text string in hexadecimal, UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
