"""Writes the custom XML part of a Word document, which people do not see: attached files, and the paths of its cells.

    <data xmlns="urn:disclosure-schema:docx/1">
      <attachment name="report.json" mediaType="application/json" description="…">{ … }</attachment>
      <attachment name="seal.png" mediaType="image/png" encoding="base64">iVBORw0…</attachment>
      <table key="requests" rows="28">…</table>
    </data>

The first `table` belongs to the first table of the document, and so on. It has one line for each cell, in reading
order, merged cells once. The line is the path of the cell in the report, with %, line feed and carriage return as
%25, %0A, %0D; the line of a label is empty. When the file is read again, the numbers of rows and cells show which
table is which. Word keeps the part when it saves a file.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from renderers.document import Attachment, Table
from renderers.docx.xml import HEAD, escaped, fits, quoted

if TYPE_CHECKING:
    from renderers.document import Document

#: The namespace of the part, by which a program finds it.
NAMESPACE: Final = "urn:disclosure-schema:docx/1"


def data_xml(document: Document) -> str:
    """The XML of the part."""
    tables = (each for each in document.blocks if isinstance(each, Table))
    content = "".join((*map(_attachment, document.attachments), *map(_origins, tables)))
    return f'{HEAD}<data xmlns="{NAMESPACE}">{content}</data>'


def _attachment(attachment: Attachment) -> str:
    text, encoding = _as_text(attachment.data)
    description = f" description={quoted(attachment.description)}" if attachment.description else ""
    return (
        f"<attachment name={quoted(attachment.name)} mediaType={quoted(attachment.media_type)}"
        f"{description}{encoding}>{escaped(text)}</attachment>"
    )


def _as_text(data: bytes) -> tuple[str, str]:
    """The bytes as text, or in base64 where XML would not give the same text back: it reads a carriage return as a line feed."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _base64(data)
    return _base64(data) if "\r" in text or not fits(text) else (text, "")


def _base64(data: bytes) -> tuple[str, str]:
    return base64.b64encode(data).decode("ascii"), ' encoding="base64"'


def _origins(table: Table) -> str:
    # The key of a row that an office added may be any text. A line break in it would shift the lines below.
    lines = "\n".join(_on_one_line(each.origin) if each.origin else "" for each in table.cells)
    rows = len(table.shape.rows)
    return f'<table key={quoted(table.key)} rows="{rows}">{escaped(lines)}</table>'


def _on_one_line(origin: str) -> str:
    return origin.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def item_properties_xml() -> str:
    """What Word wants to know of a custom XML part: an id, which is always the same, and its namespace."""
    return (
        f'{HEAD}<ds:datastoreItem ds:itemID="{{5B0C0A8E-5C1D-5D7B-9E0B-2E4C2D6B7A11}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
