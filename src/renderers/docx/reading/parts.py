"""The parts of a Word document that is there already: read within bounds, and written again as they were.

A library that knows what parts mean would write them in its own way, and leave out those that nothing leads to.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from renderers.docx.errors import NotOurDocument
from renderers.docx.writing.package import STAMP
from renderers.docx.xml import PACKAGE

CONTENT_TYPES: Final = "[Content_Types].xml"
OVERRIDE: Final = f"{{{PACKAGE}/content-types}}Override"
RELATIONSHIP: Final = f"{{{PACKAGE}/relationships}}Relationship"

# How an older or an encrypted document of Office begins.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Bounds on what is unpacked: a report of sixty pages with pictures is far below them.
_LARGEST: Final = 256 * 2**20
_LARGEST_XML: Final = 16 * 2**20
_MOST_PARTS: Final = 10_000

_SAVE: Final = "open it in Word, WPS or LibreOffice and save it as .docx"

# What the libraries raise for archives that are torn.
_TORN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


class Parts:
    """The parts of a package, by their names. Raises `NotOurDocument` for what is none, or is too large."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            reason = "it is an older .doc, or protected by a password"
            raise NotOurDocument(f"{reason}; {_SAVE}, without a password")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
                _must_be_bounded(entries)
                self._contents = {each.filename: archive.read(each) for each in entries}
        except NotOurDocument:
            raise
        except _TORN as error:
            reason = f"it is no Word document (.docx), or not all of it is there ({error})"
            raise NotOurDocument(f"{reason}; {_SAVE}") from error
        if len(self._contents) != len(entries):
            raise NotOurDocument(f"it has two parts of one name; {_SAVE}")
        self._entries = entries
        self._names = {each.lower(): each for each in self._contents}
        self.main = next(iter(self.related("", "officeDocument")), "")
        if not self.main or CONTENT_TYPES not in self._contents:
            raise NotOurDocument(f"it is a zip archive, and no Word document (.docx); {_SAVE}")

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return tuple(self._contents)

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._contents[name]

    def content_type(self, name: str) -> str:
        """What a part is, as the package says by its name; empty if it says so by its ending only, or not at all."""
        named = (
            each.get("ContentType", "")
            for each in self.xml(CONTENT_TYPES).iter(OVERRIDE)
            if each.get("PartName", "").lstrip("/").lower() == name.lower()
        )
        return next(named, "")

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """The parts that a part leads to by relationships of a kind, `comments`; the package itself has an empty name."""
        links = relationships_of(source)
        if links not in self._contents:
            return ()
        targets = (
            posixpath.normpath(
                posixpath.join("/", posixpath.dirname(source), each.get("Target", ""))
            )
            for each in self.xml(links).iter(RELATIONSHIP)
            if each.get("Type", "").rpartition("/")[2] == kind
            and each.get("TargetMode") != "External"
        )
        names = (self._names.get(each.lstrip("/").lower()) for each in targets)
        return tuple(dict.fromkeys(each for each in names if each is not None))

    def xml(self, name: str) -> etree._Element:
        """The root of a part. Raises `NotOurDocument` if it is no XML, or too large."""
        content = self._contents[name]
        if len(content) > _LARGEST_XML:
            size = f"{_LARGEST_XML // 2**20} MiB"
            raise NotOurDocument(f"its part {name} is larger than {size}, which no report is")
        # A document type could bring entities; no part of Office has one.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise NotOurDocument(f"its part {name} is torn ({error.msg}); {_SAVE}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise NotOurDocument(f"its part {name} has a document type, which Office never writes")
        return root

    def saved(self, changed: Mapping[str, etree._Element]) -> bytes:
        """The package with other contents, or new parts; all else is byte for byte what it was."""
        if not changed:
            raise ValueError("nothing to save")
        contents = {name: _written(root) for name, root in changed.items()}
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, entry in self._all_entries(contents):
                content = contents.get(name, self._contents.get(name, b""))
                archive.writestr(entry, content)
        return packed.getvalue()

    def _all_entries(self, contents: Mapping[str, bytes]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        for each in self._entries:
            entry = zipfile.ZipInfo(each.filename, each.date_time)
            entry.compress_type = each.compress_type
            entry.external_attr = each.external_attr
            entry.create_system = each.create_system
            yield each.filename, entry
        for name in contents:
            if name not in self._contents:
                entry = zipfile.ZipInfo(name, STAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                yield name, entry


def relationships_of(source: str) -> str:
    """The name of the part with the relationships of a part."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _must_be_bounded(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_PARTS or sum(each.file_size for each in entries) > _LARGEST:
        size = f"{_LARGEST // 2**20} MiB, or than {_MOST_PARTS} parts"
        raise NotOurDocument(f"unpacked it would be more than {size}, which no report is")
    for each in entries:
        if each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotOurDocument(f"it is packed in a way that Office does not know; {_SAVE}")


def _written(root: etree._Element) -> bytes:
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
