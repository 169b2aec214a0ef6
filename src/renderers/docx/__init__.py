"""DOCX: a Word document with real styles, real merged cells, and the fonts of official documents.

Its parts are written as text and packed, without a library. Two libraries are loaded only when a file is read:
python-docx for a template of the user, lxml for a document of ours that others have edited.

    writing/    Document → the parts of a file
    template/   a user's own document, filled
    reading/    a document of ours, edited by others → the texts of its cells
    comments/   comments at its cells
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import instance_of, optional

from renderers.docx.template.styles import TemplateStyles
from renderers.docx.writing.body import body_xml
from renderers.docx.writing.links import Links
from renderers.docx.writing.package import package
from renderers.docx.writing.page_setup import section_xml
from renderers.docx.writing.style_ids import OWN_STYLES
from renderers.style import GB_T_9704, Style

if TYPE_CHECKING:
    from renderers.document import Document

__all__ = ["DocxRenderer", "TemplateStyles"]


@frozen
class DocxRenderer:
    """Makes Office Open XML for Word, WPS and LibreOffice.

    `template` is a Word document of the user's own, as bytes: its text is replaced, and its styles, page, headers
    and footers are kept; `template_styles` says which of its styles are used. With a template, `style` only says how
    tables are ruled and shaded.

    Making the renderer raises `UnusableTemplate` for a template that cannot be read, and `MissingStyles` for all
    styles that it lacks (`renderers.docx.errors`). `render` raises `MissingGlyph` for a character that XML cannot
    hold, and `TooLarge` for a table of more than 63 columns, the most that Word can hold.
    """

    name = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    extension = "docx"

    style: Style = field(default=GB_T_9704, validator=instance_of(Style))
    template: bytes | None = field(default=None, validator=optional(instance_of(bytes)), repr=False)
    template_styles: TemplateStyles = field(
        factory=TemplateStyles, validator=instance_of(TemplateStyles)
    )

    def __attrs_post_init__(self) -> None:
        if self.template is not None:
            from renderers.docx.template.reading import read_template

            read_template(self.template, self.template_styles, self.style)

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        if self.template is not None:
            from renderers.docx.template.filling import filled
            from renderers.docx.template.reading import read_template

            return filled(read_template(self.template, self.template_styles, self.style), document)
        links, set_up = Links(), partial(section_xml, self.style)
        body = body_xml(document, self.style, OWN_STYLES, links.to, set_up)
        return package(document, self.style, body, links)
