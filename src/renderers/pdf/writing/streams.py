"""Streams that end as archives want it.

reportlab omits the newline before `endstream`; viewers accept that, PDF/A does not (ISO 19005-3, 6.1.7.1).
"""

from __future__ import annotations

import zlib
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject
from reportlab.pdfbase.pdfdoc import format as formatted

from renderers.pdf.writing.objects import Dictionary

_COMPRESSED: Final = PDFName("FlateDecode")


class Stream(PDFObject):
    """Bytes as they stand in the file, and the entries of the dictionary before them. It is always an indirect object."""

    def __init__(self, content: bytes, entries: dict[str, object]) -> None:
        self._content = content
        self._entries = entries

    def format(self, file: object) -> bytes:
        """What stands between `obj` and `endobj`. The entries are formatted by reportlab, for the file that they stand in."""
        dictionary = Dictionary({**self._entries, "Length": len(self._content)})
        head: bytes = formatted(dictionary, file)
        # Both characters: content that ends with a carriage return would take a line feed alone for a part of itself.
        return b"%b\nstream\n%b\r\nendstream" % (head, self._content)


def plain_stream(content: bytes, **entries: object) -> Stream:
    """A stream that can be read without knowing PDF."""
    return Stream(content, entries)


def stream(content: bytes, **entries: object) -> Stream:
    """A stream whose content is compressed here."""
    return compressed_stream(zlib.compress(content), **entries)


def compressed_stream(content: bytes, **entries: object) -> Stream:
    """A stream of bytes that are compressed already."""
    return Stream(content, {**entries, "Filter": _COMPRESSED})
