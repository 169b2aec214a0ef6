"""Streams as archives want them: reportlab ends their content without the end of a line (ISO 19005-3, 6.1.7.1)."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject
from reportlab.pdfbase.pdfdoc import format as formatted

from renderers.pdf.writing.objects import Dictionary

if TYPE_CHECKING:
    from renderers.pdf.writing.file import File

_COMPRESSED: Final = PDFName("FlateDecode")


class Stream(PDFObject):
    """Bytes as they stand in the file, with what its dictionary says of them. It is always an object of its own."""

    def __init__(self, content: bytes, entries: dict[str, object]) -> None:
        self._content = content
        self._entries = entries

    def format(self, file: File) -> bytes:
        """What stands between `obj` and `endobj`."""
        dictionary = Dictionary({**self._entries, "Length": len(self._content)})
        head: bytes = formatted(dictionary, file)
        # One character would be taken for a part of the content, if that ends with the other.
        return b"%b\nstream\n%b\r\nendstream" % (head, self._content)


def plain_stream(content: bytes, **entries: object) -> Stream:
    """A stream that can be read without knowing PDF."""
    return Stream(content, entries)


def stream(content: bytes, **entries: object) -> Stream:
    """A compressed stream."""
    return compressed_stream(zlib.compress(content), **entries)


def compressed_stream(content: bytes, **entries: object) -> Stream:
    """A stream of bytes that are compressed already."""
    return Stream(content, {**entries, "Filter": _COMPRESSED})
