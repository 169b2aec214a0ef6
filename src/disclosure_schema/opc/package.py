"""Reads a package within limits, and writes it again with other contents in some parts.

A library that knows what parts mean would write them in its own way, and leave out those that nothing leads to.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cached_property

from lxml import etree

from disclosure_schema.limits import LIMITS, Limits
from disclosure_schema.opc.archive import Archive
from disclosure_schema.opc.errors import PackageFault, UnreadablePackage
from disclosure_schema.opc.names import (
    CONTENT_TYPES,
    DEFAULT,
    OVERRIDE,
    RELATIONSHIP,
    relationships_of,
)
from disclosure_schema.opc.parsing import XmlParser, as_utf_8, written


class Package:
    """The parts of a package, by their names. Nothing changes it once it is read.

    Every method raises `UnreadablePackage` if a part that it needs is torn, or if the package holds more than the
    limits allow; making it does so, too, for what is no package.
    """

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        #: The file that it was read from.
        self.data = data
        self._archive = Archive(data, limits)
        self._names = {each.lower(): each for each in self._archive.names()}
        self._parser = XmlParser(limits)
        self._sources: dict[str, bytes] = {}
        self._roots: dict[str, etree._Element] = {}
        #: The name of the part that the package is about: `word/document.xml`.
        self.main = next(iter(self.related("", "officeDocument")), "")
        if not self.main or CONTENT_TYPES not in self._archive:
            raise UnreadablePackage(PackageFault.NO_PACKAGE)

    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return self._archive.names()

    def content(self, name: str) -> bytes:
        """The bytes of a part, unpacked each time."""
        return self._archive.content(name)

    def content_type(self, name: str) -> str:
        """The content type of a part: the one given to its name, else the one given to its ending, else empty."""
        named, usual = self._content_types
        ending = name.lower().rpartition(".")[2]
        return named.get(f"/{name.lower()}", "") or usual.get(ending, "")

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        """The content types that are given to names of parts, and to endings."""
        types = self.xml(CONTENT_TYPES)
        named, usual = types.iterchildren(OVERRIDE), types.iterchildren(DEFAULT)
        return _types_by(named, "PartName"), _types_by(usual, "Extension")

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """The parts that a part leads to by relationships of a kind, such as `comments`; the package itself has an empty name.

        A relationship that leads out of the package, or to a part that is not there, is passed over.
        """
        links = relationships_of(source)
        if links not in self._archive:
            return ()
        targets = (
            posixpath.normpath(
                posixpath.join("/", posixpath.dirname(source), each.get("Target", ""))
            )
            for each in self.xml(links).iterchildren(RELATIONSHIP)
            if each.get("Type", "").rpartition("/")[2] == kind
            and each.get("TargetMode") != "External"
        )
        names = (self._names.get(each.lstrip("/").lower()) for each in targets)
        return tuple(dict.fromkeys(each for each in names if each is not None))

    def related_as(self, source: str, kind: str, root: str) -> tuple[str, ...]:
        """The parts that `related` gives, each with a root element of the name `root`.

        Raises `UnreadablePackage` if a part has another root: the main part may be called the comments, and would be
        overwritten as such.
        """
        names = self.related(source, kind)
        for each in names:
            if self.xml(each).tag != root:
                raise UnreadablePackage(PackageFault.ANOTHER_KIND, each, kind)
        return names

    def source(self, name: str) -> bytes:
        """The text of an XML part, in UTF-8. It counts towards the limits of XML."""
        if name not in self._sources:
            self._parser.admit(name, self._archive.size(name))
            self._sources[name] = as_utf_8(name, self.content(name))
        return self._sources[name]

    def xml(self, name: str) -> etree._Element:
        """The root of a part, parsed once. It belongs to the package: to change a part, take a `copy`."""
        if name not in self._roots:
            self._roots[name] = self._parser.parse(name, self.source(name))
        return self._roots[name]

    def copy(self, name: str) -> etree._Element:
        """The root of a copy of a part, to be changed and given to `saved`."""
        return deepcopy(self.xml(name).getroottree()).getroot()

    def saved(self, changed: Mapping[str, etree._Element]) -> bytes:
        """The package with other contents in some parts, or with new parts; all else is byte for byte what it was."""
        if not changed:
            raise ValueError("nothing to save")
        return self._archive.with_contents({name: written(root) for name, root in changed.items()})


def _types_by(elements: Iterable[etree._Element], attribute: str) -> dict[str, str]:
    """The content type that each element gives to what the attribute names; of two, the first one."""
    types: dict[str, str] = {}
    for each in elements:
        types.setdefault(each.get(attribute, "").lower(), each.get("ContentType", ""))
    return types
