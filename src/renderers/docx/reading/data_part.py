"""Reads the custom XML part that `writing.data_part` writes: attached files, and the paths of cells."""

from __future__ import annotations

import base64
from typing import Final

from attrs import frozen
from lxml import etree

from disclosure_schema.limits import Limits
from disclosure_schema.opc.package import Package
from renderers.document import Attachment
from renderers.docx.errors import NotOurDocument
from renderers.docx.writing.data_part import NAMESPACE
from renderers.docx.xml import whole_number

_DATA: Final = f"{{{NAMESPACE}}}data"
_FAMILY: Final = NAMESPACE.rpartition("/")[0]
_RENDER: Final = (
    "render the report anew (disclosure render REPORT.json --to docx), and go on from that file"
)
_CODES: Final = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))


@frozen
class RenderedTable:
    """A table as it was rendered: its key, its number of rows, and the path of each cell, which is empty for a label."""

    key: str
    rows: int
    origins: tuple[str, ...]

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and cells it has."""
        return self.rows, len(self.origins)

    @property
    def is_of_the_form(self) -> bool:
        """Whether any of its cells has a path. Cells of tables in prose have none."""
        return any(self.origins)


@frozen
class Data:
    """What the custom XML part of ours holds."""

    attachments: tuple[Attachment, ...]
    tables: tuple[RenderedTable, ...]


def data_of(package: Package, limits: Limits) -> Data:
    """Read the part.

    Raises `NotOurDocument` if there is none, more than one, or one of a newer version, or if it has more cells than
    the document may have elements, and `UnreadablePackage` if it is torn.
    """
    roots = [
        root for each in package.related(package.main, "customXml") for root in _ours(package, each)
    ]
    if not roots:
        raise NotOurDocument(
            "it has no data of a report in it, so it cannot be told what its cells are: it was not rendered from a report, "
            f"or the data were taken out, as Word's document inspector does; {_RENDER}"
        )
    if len(roots) > 1:
        raise NotOurDocument(f"it has the data of {len(roots)} reports in it; {_RENDER}")
    (root,) = roots
    if root.tag != _DATA:
        reason = f"its data are of a later format, {etree.QName(root).namespace}"
        raise NotOurDocument(f"{reason}; a newer version of disclosure-schema may know it")
    tables = list(root.iterchildren(f"{{{NAMESPACE}}}table"))
    # Each line of a table stands for a cell, and a cell is an element at least.
    if sum((each.text or "").count("\n") for each in tables) > limits.xml_elements:
        raise NotOurDocument(f"its data tell of more than {limits.xml_elements:,} cells; {_RENDER}")
    attachments = tuple(map(_attachment, root.iterchildren(f"{{{NAMESPACE}}}attachment")))
    if len({each.name for each in attachments}) != len(attachments):
        raise NotOurDocument(f"its data have two files of one name; {_RENDER}")
    return Data(attachments, tuple(map(_table, tables)))


def _ours(package: Package, name: str) -> list[etree._Element]:
    """The root of a custom XML part, if it is one of ours of any version. Those of other programs are not parsed."""
    if _FAMILY.encode() not in package.source(name):
        return []
    root = package.xml(name)
    return [root] if (etree.QName(root).namespace or "").startswith(f"{_FAMILY}/") else []


def _attachment(element: etree._Element) -> Attachment:
    name, text = element.get("name", ""), element.text or ""
    media_type, description = element.get("mediaType", ""), element.get("description", "")
    is_encoded = element.get("encoding") == "base64"
    try:
        data = base64.b64decode(text, validate=True) if is_encoded else text.encode()
        return Attachment(name, media_type, data, description)
    except ValueError as error:
        raise NotOurDocument(f"the file {name!a} in its data is torn; {_RENDER}") from error


def _table(element: etree._Element) -> RenderedTable:
    lines = (element.text or "").split("\n")
    for code, character in _CODES:
        lines = [each.replace(code, character) for each in lines]
    return RenderedTable(
        element.get("key", ""), whole_number(element.get("rows", "")), tuple(lines)
    )
