"""DOCX: a Word document with real styles, real merged cells, and the fonts of official documents.

python-docx keeps the package: parts, relationships, properties.
The body is written as XML and parsed in one go; going through its tables cell by cell is a hundred times slower.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING, Final

import docx
from attrs import frozen
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from renderers.docx.body import body_xml
from renderers.docx.package import blank_package
from renderers.style import GB_T_9704, Style

if TYPE_CHECKING:
    from renderers.document import Document

# The earliest moment that a zip entry can bear: files must not depend on when they were made.
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


@frozen
class DocxRenderer:
    """Makes Office Open XML for Word, WPS and LibreOffice."""

    name = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    extension = "docx"

    style: Style = GB_T_9704

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        package = docx.Document(io.BytesIO(blank_package(self.style)))

        def relate(address: str) -> str:
            return package.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

        body = package.element.body  # pyright: ignore[reportAttributeAccessIssue]  # it is the root of document.xml
        for child in reversed(parse_xml(body_xml(document, self.style, relate))):
            body.insert(0, child)
        properties = package.core_properties
        # The format limits each property to 255 characters.
        properties.title = document.title[:255]
        properties.author = document.properties.agency[:255]
        properties.language = document.language
        properties.keywords = ", ".join(document.properties.keywords)[:255]
        if (day := document.properties.date) is not None:
            moment = datetime.datetime(day.year, day.month, day.day)
            properties.created = properties.modified = moment
        saved = io.BytesIO()
        package.save(saved)
        return _without_times(saved)


def _without_times(saved: io.BytesIO) -> bytes:
    """The same zip archive, with every entry stamped alike."""
    stable = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as source,
        zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return stable.getvalue()
