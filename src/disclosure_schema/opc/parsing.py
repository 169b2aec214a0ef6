"""The XML of a package from a stranger: parsed as long as all parts together stay within limits."""

from __future__ import annotations

import codecs
import re
from typing import Final

from lxml import etree

from disclosure_schema.limits import Limits
from disclosure_schema.opc.errors import PackageFault, UnreadablePackage, size_in_words

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# lxml puts the namespace into the name of each element that it gives out, so a long one costs again for each element.
_LONG_NAMESPACE: Final = re.compile(
    rb"""(?<=\s)xmlns[^\s=<>"']*+\s*+=\s*+(?:"[^"]{1001}|'[^']{1001})"""
)

# The limits of libxml2.
_OF_THE_PARSER: Final = "256 levels of elements, or 10,000,000 characters in one text"

# How many characters of the message of the parser are told: it may quote a name of 50,000.
_LONGEST_DETAIL: Final = 200


class XmlParser:
    """Parses the XML parts of one package. Raises `UnreadablePackage` once they are more than `limits` allow, in all.

    How many elements and attributes a part has is counted by the signs `<` and `=` before it is parsed, as the tree
    takes up to a hundred times as much memory as the text. So a sign in the text counts, too.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._bytes = self._elements = self._attributes = 0

    def admit(self, name: str, size: int) -> None:
        """Count the bytes of a part that will be unpacked. Call it once for each part."""
        self._bytes += size
        if self._bytes > self._limits.xml_bytes:
            raise _too_much(name, f"{size_in_words(self._limits.xml_bytes)} of XML")

    def parse(self, name: str, content: bytes) -> etree._Element:
        """The root of a part. `content` is what `as_utf_8` gave."""
        if b"<!DOCTYPE" in content:  # it could bring entities; no part of Office has one
            raise UnreadablePackage(PackageFault.DOCUMENT_TYPE, name)
        self._elements += content.count(b"<") - content.count(b"</")
        if self._elements > self._limits.xml_elements:
            raise _too_much(name, f"{self._limits.xml_elements:,} elements")
        self._attributes += content.count(b"=")
        if self._attributes > self._limits.xml_attributes:
            raise _too_much(name, f"{self._limits.xml_attributes:,} attributes")
        if _LONG_NAMESPACE.search(content):
            raise _too_much(name, "1,000 characters in the name of a namespace")
        # The encoding that a part names is not asked: all parts are in UTF-8 here.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8")
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            detail = (error.msg or "")[:_LONGEST_DETAIL]
            if "XML_PARSE_HUGE" in detail:  # the parser has limits of its own
                raise _too_much(name, _OF_THE_PARSER) from error
            raise UnreadablePackage(PackageFault.TORN_PART, name, detail) from error


def as_utf_8(name: str, content: bytes) -> bytes:
    """The bytes of a part in UTF-8. The parts of a package are in UTF-8 or UTF-16 (ECMA-376-2, 6.5.2).

    Raises `UnreadablePackage` for a part that is torn.
    """
    if not content.startswith(_UTF_16):
        return content
    try:
        return content.decode("utf-16").encode()
    except UnicodeError as error:
        raise UnreadablePackage(PackageFault.TORN_PART, name, "it is no UTF-16") from error


def written(root: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _too_much(name: str, limit: str) -> UnreadablePackage:
    return UnreadablePackage(PackageFault.TOO_MUCH_XML, name, limit)
