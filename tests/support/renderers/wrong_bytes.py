"""Renderers whose bytes are wrong: each breaks one promise of `renderers.testing`, and no other.

They stand in a module of their own, so that other processes can import them.
"""

from __future__ import annotations

import datetime
import io
import os
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from typing import ClassVar

from renderers.document import Document
from support.renderers.plain_renderer import PlainRenderer


class DottedExtension(PlainRenderer):
    """An extension is a file name's ending, isn't it."""

    extension = ".txt"


class GivesByteArray(PlainRenderer):
    """Nearly bytes."""

    def render(self, document: Document, /) -> bytes:
        """A bytearray."""
        return bytearray(super().render(document))  # type: ignore[return-value]


class Counts(PlainRenderer):
    """Numbers its files."""

    made: ClassVar[list[str]] = []

    def lines(self, document: Document) -> Iterator[str]:
        """One more line each time."""
        yield from super().lines(document)
        self.made.append("·")
        yield "".join(self.made)


class KnowsObjects(PlainRenderer):
    """Anchors by identity."""

    alive: ClassVar[list[Document]] = []

    def lines(self, document: Document) -> Iterator[str]:
        """The place of the document in memory."""
        yield from super().lines(document)
        self.alive.append(document)
        yield f"x{id(document):x}".translate(str.maketrans("0123456789", "ghijklmnop"))


class TrustsHash(PlainRenderer):
    """The order of a set."""

    def lines(self, document: Document) -> Iterator[str]:
        """Words in the order of their hashes."""
        yield from super().lines(document)
        yield " ".join({"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"})


class Unpicklable(PlainRenderer):
    """Holds what cannot go anywhere."""

    def __reduce__(self) -> str:
        """Refuse."""
        raise TypeError("it holds an open file")


class KnowsUsers(PlainRenderer):
    """Says who made it."""

    def lines(self, document: Document) -> Iterator[str]:
        """One more line."""
        yield from super().lines(document)
        yield f"made by {os.environ.get('USER', 'nobody')}"


class Stamps(PlainRenderer):
    """Says when, as zip archives do."""

    def lines(self, document: Document) -> Iterator[str]:
        """A time in steps of two seconds."""
        yield from super().lines(document)
        yield "made at " + str(int(time.time()) // 2).translate(
            str.maketrans("0123456789", "abcdefghij")
        )


class Dates(PlainRenderer):
    """Says on which day, the same in every time zone: a local day would break another promise at some hours."""

    def lines(self, document: Document) -> Iterator[str]:
        """Today."""
        yield from super().lines(document)
        yield f"printed on {datetime.datetime.now(datetime.UTC):%Y/%m/%d}"


class KnowsTheYear(PlainRenderer):
    """Claims its rights."""

    def lines(self, document: Document) -> Iterator[str]:
        """The year alone, the same in every time zone."""
        yield from super().lines(document)
        yield f"© {datetime.datetime.now(datetime.UTC):%Y}"


class DatesItsProperties(PlainRenderer):
    """An archive with a part that says on which day it was made, and fixed stamps."""

    def render(self, document: Document, /) -> bytes:
        """Text and properties."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("text"), super().render(document))
            properties = f"<created>{datetime.date.today()}</created>"
            archive.writestr(zipfile.ZipInfo("properties"), properties)
        return file.getvalue()


def text_in_archive(data: bytes) -> str:
    """The text of an archive of `DatesItsProperties`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("text").decode()


class CachesByTitle(PlainRenderer):
    """Equal titles, equal files."""

    files: ClassVar[dict[str, bytes]] = {}

    def render(self, document: Document, /) -> bytes:
        """Perhaps another one's file."""
        if document.title not in self.files:
            self.files[document.title] = super().render(document)
        return self.files[document.title]


class Remembers(PlainRenderer):
    """Says when a document is another one than the last."""

    last: ClassVar[dict[str, str]] = {}

    def lines(self, document: Document) -> Iterator[str]:
        """A line at the change of documents."""
        yield from super().lines(document)
        texts = repr(document.blocks)
        if self.last.get("texts", texts) != texts:
            yield "another document"
        self.last["texts"] = texts


class Shares(PlainRenderer):
    """One sheet of paper for all."""

    sheet: ClassVar[list[str]] = []

    def render(self, document: Document, /) -> bytes:
        """Clear the sheet, then write."""
        self.sheet.clear()
        for line in self.lines(document):
            self.sheet.append(line)
            if threading.current_thread() is not threading.main_thread():
                time.sleep(0)
        return "\n".join(self.sheet).encode()


class LeavesFiles(PlainRenderer):
    """Forgets what it wrote."""

    def render(self, document: Document, /) -> bytes:
        """Through a file."""
        made = super().render(document)
        with tempfile.NamedTemporaryFile(delete=False, prefix="wrong-renderer-") as file:
            file.write(made)
        return made


class WritesIntoDocument(PlainRenderer):
    """Knows better than the document."""

    def render(self, document: Document, /) -> bytes:
        """Changes its language."""
        object.__setattr__(document, "language", "zh")
        return super().render(document)
