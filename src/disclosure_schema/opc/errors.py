"""Why a file cannot be read as a package."""

from __future__ import annotations

from enum import StrEnum


class PackageFault(StrEnum):
    """What is wrong with a package. The value says it in English."""

    #: OLE compound files: .doc, and every Office file that a password protects.
    COMPOUND_FILE = "it is a file of an older Office, or protected by a password"
    #: `detail` is what the library says.
    NO_ARCHIVE = "it is no zip archive, or not all of it is there"
    DOUBLED_PART = "it has two parts of one name"
    #: A zip archive without `[Content_Types].xml`, or without a main part.
    NO_PACKAGE = "it is a zip archive, and no package of Office"
    #: `detail` says how large it may be.
    TOO_LARGE = "unpacked it would be too large"
    UNKNOWN_COMPRESSION = "it is compressed in a way that Office does not know"
    #: All parts that are parsed count, up to the one that is named; `detail` says how much there may be.
    TOO_MUCH_XML = "it has too much XML to be parsed"
    #: `detail` is what the parser says.
    TORN_PART = "a part is no well-formed XML"
    DOCUMENT_TYPE = "a part has a document type, which Office never writes"
    #: `detail` is the kind of the relationship: `comments`.
    ANOTHER_KIND = "a relationship leads to a part of another kind"


class UnreadablePackage(ValueError):
    """A file that cannot be read as a package: what is wrong, the name of the part if it is one, and details."""

    def __init__(self, fault: PackageFault, part: str = "", detail: str = "") -> None:
        super().__init__(fault, part, detail)
        self.fault = fault
        self.part = part
        self.detail = detail

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.part, self.fault, self.detail)))


def size_in_words(size: int) -> str:
    """A number of bytes, for people."""
    return f"{size:,} bytes" if size % 2**20 else f"{size // 2**20} MiB"
