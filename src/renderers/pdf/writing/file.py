"""The file around the objects: their numbers, object streams, and a cross-reference stream at the end.

reportlab formats the objects. Its own end of a file leaves each of them uncompressed,
which for the structure of tables would be more than all the rest; and its documents ask the environment for a time.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from hashlib import md5
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import NoEncryption, PDFName, PDFObject
from reportlab.pdfbase.pdfdoc import format as formatted

from renderers.pdf.writing.streams import Stream, stream

if TYPE_CHECKING:
    from renderers.pdf.writing.objects import Dictionary

# In one object stream: a cross-reference counts them in two bytes.
_MOST_PACKED: Final = 0x8000

# The second line has four bytes beyond ASCII, as archives ask for (ISO 19005-3, 6.1.2).
_HEADER: Final = b"%PDF-1.7\n%\xe4\xe5\xf6\xfc\n"


class File:
    """Objects by number, of which the last step makes a file. The same objects give the same bytes."""

    #: What strings are asked to be put through.
    encrypt = NoEncryption()

    def __init__(self) -> None:
        #: In the order of their numbers, from 1; those that are bytes are formatted already.
        self._objects: list[PDFObject | bytes] = []
        self._numbers: dict[PDFObject, int] = {}

    def number(self, item: PDFObject) -> int:
        """The number of an object, which from now on is part of the file."""
        if item not in self._numbers:
            self._objects.append(item)
            self._numbers[item] = len(self._objects)
        return self._numbers[item]

    def reference(self, item: PDFObject) -> str:
        """What stands for an object in others."""
        return f"{self.number(item)} 0 R"

    @property
    def next_number(self) -> int:
        """The number that the next object is given."""
        return len(self._objects) + 1

    def add_written(self, bodies: Sequence[str]) -> None:
        """Objects that are written already, in ASCII; the first has the next number, and so on."""
        self._objects += [each.encode("ascii") for each in bodies]

    def whole(self, catalog: Dictionary, info: Dictionary) -> bytes:
        """The file. Its identifier is a digest of all that stands in it."""
        root, about = self.number(catalog), self.number(info)
        streams, packed = self._formatted()
        # By number what stands in the cross-reference: a type, a place, a place in that place.
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
            Root=f"{root} 0 R",
            Info=f"{about} 0 R",
            ID=f"[<{identifier}><{identifier}>]",
        )
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (last + 1, table.format(self)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _formatted(self) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
        """All objects but those of the file itself: streams, and what can be packed into one."""
        streams: list[tuple[int, bytes]] = []
        packed: list[tuple[int, bytes]] = []
        for number, item in enumerate(self._objects, 1):
            if isinstance(item, bytes):
                packed.append((number, item))
            else:
                kind = streams if isinstance(item, Stream) else packed
                kind.append((number, formatted(item, self)))
        return streams, packed


def _object_stream(packed: Sequence[tuple[int, bytes]]) -> Stream:
    places, offset = [], 0
    for number, body in packed:
        places.append(f"{number} {offset}")
        offset += len(body) + 1
    head = " ".join(places).encode("ascii") + b"\n"
    content = head + b"\n".join(body for _, body in packed)
    return stream(content, Type=PDFName("ObjStm"), N=len(packed), First=len(head))
