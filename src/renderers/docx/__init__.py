"""DOCX: a Word document with real styles, real merged cells, and the fonts of official documents.

Its parts are written as text and packed. python-docx is loaded where there is a document to be read first:
a template of the user, or a file that comments are added to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import instance_of

from renderers.docx.body import body_xml
from renderers.docx.package import Links, package
from renderers.docx.style_ids import OWN_STYLES
from renderers.style import GB_T_9704, Style

if TYPE_CHECKING:
    from renderers.document import Document


@frozen
class DocxRenderer:
    """Makes Office Open XML for Word, WPS and LibreOffice.

    Raises `MissingGlyph` for a character that XML cannot hold.
    """

    name = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    extension = "docx"

    style: Style = field(default=GB_T_9704, validator=instance_of(Style))

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        links = Links()
        body = body_xml(document, self.style, OWN_STYLES, links.to)
        return package(document, self.style, body, links)
