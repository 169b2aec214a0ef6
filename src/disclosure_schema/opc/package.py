"""A package that is there already: read within bounds, and written again as it was.

A library that knows what parts mean would write them in its own way, and leave out those that nothing leads to.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from disclosure_schema.opc.bounds import MOST_BYTES, MOST_PARTS, MOST_XML_BYTES
from disclosure_schema.opc.errors import PackageFault, UnreadablePackage
from disclosure_schema.opc.names import CONTENT_TYPES, OVERRIDE, RELATIONSHIP, relationships_of
from disclosure_schema.opc.packing import deflated

# How an older or an encrypted document of Office begins.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

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


class Package:
    """The parts of a package, by their names. Nothing changes it once it is read.

    Raises `UnreadablePackage` for what is no package, or is too large.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_COMPOUND):
            raise UnreadablePackage(PackageFault.COMPOUND_FILE)
        #: The file that it was read from.
        self.data = data
        self._entries, self._contents = _unpacked(data)
        self._names = {each.lower(): each for each in self._contents}
        self._roots: dict[str, etree._Element] = {}
        #: The name of the part that the package is about: `word/document.xml`.
        self.main = next(iter(self.related("", "officeDocument")), "")
        if not self.main or CONTENT_TYPES not in self._contents:
            raise UnreadablePackage(PackageFault.NO_PACKAGE)

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
        """The root of a part, parsed once. It belongs to the package: whoever changes a part takes a `copy`.

        Raises `UnreadablePackage` if the part is no XML, or too large.
        """
        if name not in self._roots:
            self._roots[name] = _parsed(name, self._contents[name])
        return self._roots[name]

    def copy(self, name: str) -> etree._Element:
        """The root of a copy of a part, to be changed and given to `saved`. Raises as `xml` does."""
        return deepcopy(self.xml(name).getroottree()).getroot()

    def saved(self, changed: Mapping[str, etree._Element]) -> bytes:
        """The package with other contents in some parts, or with new parts; all else is byte for byte what it was."""
        if not changed:
            raise ValueError("nothing to save")
        contents = {name: _written(root) for name, root in changed.items()}
        archived = io.BytesIO()
        with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, entry in self._all_entries(contents):
                content = contents.get(name, self._contents.get(name, b""))
                archive.writestr(entry, content)
        return archived.getvalue()

    def _all_entries(self, contents: Mapping[str, bytes]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        for each in self._entries:
            entry = zipfile.ZipInfo(each.filename, each.date_time)
            entry.compress_type = each.compress_type
            entry.external_attr = each.external_attr
            entry.create_system = each.create_system
            yield each.filename, entry
        for name in contents:
            if name not in self._contents:
                yield name, deflated(name)


def _unpacked(data: bytes) -> tuple[list[zipfile.ZipInfo], dict[str, bytes]]:
    """The entries of an archive, and what each holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _must_be_bounded(entries)
            contents = {each.filename: archive.read(each) for each in entries}
    except UnreadablePackage:
        raise
    except _TORN as error:
        raise UnreadablePackage(PackageFault.NO_ARCHIVE, detail=str(error)) from error
    if len(contents) != len(entries):
        raise UnreadablePackage(PackageFault.DOUBLED_PART)
    return entries, contents


def _must_be_bounded(entries: list[zipfile.ZipInfo]) -> None:
    """Look at what an archive says of itself. No more than that is unpacked, so one that says too little is torn."""
    if len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > MOST_BYTES:
        raise UnreadablePackage(PackageFault.TOO_LARGE)
    for each in entries:
        if each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadablePackage(PackageFault.UNKNOWN_COMPRESSION)


def _parsed(name: str, content: bytes) -> etree._Element:
    if len(content) > MOST_XML_BYTES:
        raise UnreadablePackage(PackageFault.PART_TOO_LARGE, name)
    # A document type could bring entities; no part of Office has one.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadablePackage(PackageFault.TORN_PART, name, error.msg) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadablePackage(PackageFault.DOCUMENT_TYPE, name)
    return root


def _written(root: etree._Element) -> bytes:
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
