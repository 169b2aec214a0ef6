"""Opens a Word document of ours. It is unpacked and parsed once, whatever is done with it then.

    file ──open_document──▶ OpenedDocument ──attachments──▶ report.json ──loads──▶ Report ──lay_out──▶ Document
                              │   └──────────────────────────texts_of_cells──────────────────────────────┘──▶ {path: text}
                              └──with_comments──▶ file

Other rooms know what the texts mean: a format does not know what a report is.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen
from lxml import etree

from disclosure_schema.limits import LIMITS, Limits
from disclosure_schema.opc.package import Package
from renderers.document import Attachment
from renderers.docx.errors import NotOurDocument
from renderers.docx.reading.data_part import RenderedTable, data_of
from renderers.docx.reading.package_faults import faults_of_word_documents
from renderers.docx.reading.tables_now import TableNow, tables_now
from renderers.docx.xml import IN_W

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@frozen(eq=False)
class OpenedDocument:
    """A Word document of ours. Neither reading it nor writing comments into a copy changes it."""

    package: Package
    #: The files in its data part, by their names: `report.json`.
    attachments: dict[str, Attachment]
    #: Its tables as they were rendered, from its data part.
    rendered: tuple[RenderedTable, ...]
    #: The root of its main part, `word/document.xml`.
    root: etree._Element
    #: The body of the main part: what stands on its pages.
    body: etree._Element
    #: The tables on its pages as they are now, with those that others have added.
    tables: tuple[TableNow, ...]
    #: How much it may hold.
    limits: Limits


def open_document(file: bytes, *, limits: Limits = LIMITS) -> OpenedDocument:
    """Open a Word document of ours, which others may have edited.

    Raises `NotOurDocument`, which says what is wrong with it and what to do.
    """
    with faults_of_word_documents():
        package = Package(file, limits)
        data = data_of(package, limits)
        root = package.xml(package.main)
        body = _body(package, root)
    attachments = {each.name: each for each in data.attachments}
    return OpenedDocument(package, attachments, data.tables, root, body, tables_now(body), limits)


def _body(package: Package, root: etree._Element) -> etree._Element:
    """The body of the text. Raises `NotOurDocument` for a document of another kind than .docx."""
    body = root.find(f"{IN_W}body")
    if root.tag != f"{IN_W}document" or body is None:
        if etree.QName(root).namespace == _STRICT:
            raise NotOurDocument("it was saved as Strict Open XML; save it as an ordinary .docx")
        raise NotOurDocument(f"its main part, {package.main}, is none of a Word document (.docx)")
    # Word opens a template or a file with macros only if its name has the ending for it. Our copies end in .docx.
    if re.search("macroEnabled|template", package.content_type(package.main)):
        raise NotOurDocument("it is a template, or may hold macros; save it as .docx")
    return body
