"""A whole document: its blocks, what it is about, and the files that go with it."""

from __future__ import annotations

import datetime

from attrs import evolve, field, frozen

from renderers.document.blocks import Block, Heading, Paragraph, Table
from renderers.document.printable import all_printable, printable, printable_if_any
from renderers.errors import NoSuchPart


@frozen(kw_only=True)
class Properties:
    """What the document is about, for the properties of a file: Dublin Core in PDF and DOCX, `meta` in HTML."""

    agency: str = field(validator=printable)
    year: int
    #: The id of the edition of the form.
    edition: str = field(validator=printable)
    #: The day the report was signed.
    date: datetime.date | None = None
    publisher: str | None = field(default=None, validator=printable_if_any)
    index_number: str | None = field(default=None, validator=printable_if_any)
    keywords: tuple[str, ...] = field(default=(), validator=all_printable)
    #: The source (来源) that a site names, where that is not the publisher.
    source: str | None = field(default=None, validator=printable_if_any)
    #: What the report says, in a sentence or two.
    summary: str | None = field(default=None, validator=printable_if_any)
    #: The day the report was published, which is not the day it was signed.
    published: datetime.date | None = None
    #: The address at which it was published.
    url: str | None = field(default=None, validator=printable_if_any)


@frozen
class Attachment:
    """A file that goes with the document, in formats that can hold one."""

    #: The name of the file, without a folder.
    name: str = field(validator=printable)
    media_type: str = field(validator=printable)
    data: bytes = field(repr=False)
    #: What the file is, for people.
    description: str = field(default="", validator=printable)


@frozen(kw_only=True)
class Document:
    """A printed page: its blocks from top to bottom, without positions, which every format works out for itself."""

    title: str = field(validator=printable)
    #: A BCP 47 tag, such as `zh-CN`.
    language: str = field(validator=printable)
    properties: Properties
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...] = ()

    def section(self, key: str) -> Document:
        """The same document with one section or annex only: its heading, and what stands below it.

        `key` is that of the heading: `requests`, `annex-1`. If several have it, it is the first one. Raises `NoSuchPart`.
        """
        starts: dict[str, int] = {}
        for index, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.level == 1 and block.key:
                starts.setdefault(block.key, index)
        if key not in starts:
            raise NoSuchPart("section", key, tuple(starts))
        start = starts[key]
        rest = self.blocks[start + 1 :]
        end = next((index for index, block in enumerate(rest) if _ends_section(block)), len(rest))
        return self.only(self.blocks[start], *rest[:end])

    def table(self, key: str) -> Table:
        """The table of that key: `proactive`, `requests`, `disputes`. If several have it, the first. Raises `NoSuchPart`."""
        tables: dict[str, Table] = {}
        for each in self.blocks:
            if isinstance(each, Table) and each.key:
                tables.setdefault(each.key, each)
        if key not in tables:
            raise NoSuchPart("table", key, tuple(tables))
        return tables[key]

    def only(self, *blocks: Block) -> Document:
        """The same document with these blocks only; what is attached to it stays."""
        return evolve(self, blocks=blocks)


def _ends_section(block: Block) -> bool:
    """Whether a block no longer belongs to a section: it is the next heading of level 1, or the end of the report."""
    match block:
        case Heading(level=1):
            return True
        case Paragraph(role=role):
            return role in ("annexes", "signature", "date", "reviewer")
        case _:
            return False
