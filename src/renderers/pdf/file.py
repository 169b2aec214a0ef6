"""The file around the objects: object streams, and a cross-reference stream at the end.

reportlab formats the objects and numbers them. Its own end of a file leaves each of them uncompressed,
which for the structure of tables would be more than all the rest.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from hashlib import md5

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject
from reportlab.pdfbase.pdfdoc import format as formatted

from renderers.pdf.streams import Stream, stream

# The second line has four bytes beyond ASCII, as archives ask for (ISO 19005-3, 6.1.2).
_HEADER = b"%PDF-1.7\n%\xe4\xe5\xf6\xfc\n"


class File(PDFDocument):
    """Objects by number, of which the last step makes a file. The same objects give the same bytes."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        # An empty dictionary of fonts, which reportlab has ready in every document.
        self.objectcounter = 0
        for names in (self.idToObject, self.idToObjectNumberAndVersion, self.numberToId):
            names.clear()
        self._written: dict[int, bytes] = {}

    def number(self, item: PDFObject) -> int:
        """The number of an object, which from now on is part of the file."""
        number: int = self.idToObjectNumberAndVersion[self.Reference(item).name][0]
        return number

    @property
    def next_number(self) -> int:
        """The number that the next object is given."""
        return int(self.objectcounter) + 1

    def add_written(self, bodies: Sequence[str]) -> None:
        """Objects that are written already, in ASCII; the first has the next number, and so on."""
        start = self.next_number
        self._written.update((start + at, each.encode("ascii")) for at, each in enumerate(bodies))
        self.objectcounter += len(bodies)

    def whole(self, catalog: PDFDictionary, info: PDFDictionary) -> bytes:
        """The file. Its identifier is a digest of all that stands in it."""
        root, about = self.number(catalog), self.number(info)
        streams, packed = self._formatted()
        container = self.objectcounter + 1
        streams.append((container, _object_stream(packed).format(self)))
        parts, offset = [_HEADER], len(_HEADER)
        # By number what stands in the cross-reference: a type, a place, a place in that place.
        entries = {0: (0, 0, 65535)}
        entries.update((number, (2, container, at)) for at, (number, _) in enumerate(packed))
        for number, body in streams:
            entries[number] = (1, offset, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            offset += len(parts[-1])
        entries[container + 1] = (1, offset, 0)
        identifier = md5(b"".join(parts), usedforsecurity=False).hexdigest().upper()
        table = stream(
            b"".join(struct.pack(">BIH", *entries[each]) for each in sorted(entries)),
            Type=PDFName("XRef"),
            Size=container + 2,
            W="[1 4 2]",
            Root=f"{root} 0 R",
            Info=f"{about} 0 R",
            ID=f"[<{identifier}><{identifier}>]",
        )
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (container + 1, table.format(self)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)

    def _formatted(self) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
        """All objects but those of the file itself: streams, and what can be packed into one."""
        streams: list[tuple[int, bytes]] = []
        packed: list[tuple[int, bytes]] = []
        number = 0
        while number < self.objectcounter:  # formatting may add objects
            number += 1
            if (written := self._written.get(number)) is not None:
                packed.append((number, written))
                continue
            item = self.idToObject[self.numberToId[number]]
            body: bytes = formatted(item, self, toplevel=1)
            (streams if isinstance(item, Stream) else packed).append((number, body))
        return streams, packed


def _object_stream(packed: Sequence[tuple[int, bytes]]) -> Stream:
    places, offset = [], 0
    for number, body in packed:
        places.append(f"{number} {offset}")
        offset += len(body) + 1
    head = " ".join(places).encode("ascii") + b"\n"
    content = head + b"\n".join(body for _, body in packed)
    return stream(content, Type=PDFName("ObjStm"), N=len(packed), First=len(head))
