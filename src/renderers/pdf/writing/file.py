"""The file around the objects: their numbers, object streams, and a cross-reference stream at the end.

reportlab formats the objects but does not write the file. It would leave each object uncompressed,
and those of the structure of tables would be larger than all the rest; and it takes a time from the environment.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from hashlib import md5
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import NoEncryption, PDFName, PDFObject
from reportlab.pdfbase.pdfdoc import format as formatted

from renderers.pdf.writing.objects import reference
from renderers.pdf.writing.streams import Stream, stream

if TYPE_CHECKING:
    from renderers.pdf.writing.objects import Dictionary

# In one object stream: the cross-reference stream has two bytes for the index of an object.
_MOST_PACKED: Final = 0x8000

# The second line has four bytes beyond ASCII, as archives ask for (ISO 19005-3, 6.1.2).
_HEADER: Final = b"%PDF-1.7\n%\xe4\xe5\xf6\xfc\n"


class File:
    """Objects by number, from which the last step makes a file. The same objects give the same bytes."""

    #: reportlab encrypts strings with it.
    encrypt = NoEncryption()

    def __init__(self) -> None:
        #: In the order of their numbers, from 1; those that are bytes are formatted already.
        self._objects: list[PDFObject | bytes] = []
        self._numbers: dict[PDFObject, int] = {}

    def number(self, item: PDFObject) -> int:
        """The number of an object, which becomes part of the file if it is not yet."""
        if item not in self._numbers:
            self._objects.append(item)
            self._numbers[item] = len(self._objects)
        return self._numbers[item]

    def reference(self, item: PDFObject) -> str:
        """A reference to an object, which becomes part of the file if it is not yet."""
        return reference(self.number(item))

    @property
    def next_number(self) -> int:
        """The number that the next new object gets."""
        return len(self._objects) + 1

    def add_written(self, bodies: Sequence[str]) -> None:
        """Add objects that are written already, in ASCII; the first gets `next_number`, and so on."""
        self._objects += [each.encode("ascii") for each in bodies]

    def whole(self, catalog: Dictionary, info: Dictionary) -> bytes:
        """The file. Its identifier is a digest of everything before the cross-reference stream."""
        root, about = self.number(catalog), self.number(info)
        streams, packed = self._formatted()
        # By number the entries of the cross-reference stream (ISO 32000-1, 7.5.8.3): type 0 is free, type 1 stands
        # at an offset, type 2 stands in an object stream, at an index.
        entries = {0: (0, 0, 65535)}
        last = len(self._objects)
        for start in range(0, len(packed), _MOST_PACKED):
            some = packed[start : start + _MOST_PACKED]
            last += 1
            streams.append((last, _object_stream(some).format(self)))
            entries.update((number, (2, last, at)) for at, (number, _) in enumerate(some))
        parts, offset = [_HEADER], len(_HEADER)
        for number, body in streams:
            entries[number] = (1, offset, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            offset += len(parts[-1])
        entries[last + 1] = (1, offset, 0)
        identifier = md5(b"".join(parts), usedforsecurity=False).hexdigest().upper()
        table = stream(
            b"".join(struct.pack(">BIH", *entries[each]) for each in sorted(entries)),
            Type=PDFName("XRef"),
            Size=last + 2,
            W="[1 4 2]",
            Root=reference(root),
            Info=reference(about),
            ID=f"[<{identifier}><{identifier}>]",
        )
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (last + 1, table.format(self)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _formatted(self) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
        """All objects with their numbers: streams, and those that an object stream can hold."""
        streams: list[tuple[int, bytes]] = []
        packed: list[tuple[int, bytes]] = []
        for number, item in enumerate(self._objects, 1):
            if isinstance(item, bytes):
                packed.append((number, item))
            else:
                (streams if isinstance(item, Stream) else packed).append(
                    (number, formatted(item, self))
                )
        return streams, packed


def _object_stream(packed: Sequence[tuple[int, bytes]]) -> Stream:
    places, offset = [], 0
    for number, body in packed:
        places.append(f"{number} {offset}")
        offset += len(body) + 1
    head = " ".join(places).encode("ascii") + b"\n"
    content = head + b"\n".join(body for _, body in packed)
    return stream(content, Type=PDFName("ObjStm"), N=len(packed), First=len(head))
