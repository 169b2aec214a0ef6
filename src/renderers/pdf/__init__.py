"""PDF: draws Pages with the document objects of reportlab.

reportlab writes the file: objects, references, page tree, streams.
Its canvas is not used: it would embed an unwanted Helvetica, format every number on its own,
and read its configuration from the environment.
"""

from __future__ import annotations

import datetime
from hashlib import md5
from urllib.parse import quote

from attrs import field, frozen
from attrs.validators import instance_of
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from renderers.document import Document, Properties
from renderers.fonts import Fonts, packaged_fonts
from renderers.pdf.font_objects import EmbeddedFonts
from renderers.pdf.page_stream import page_stream
from renderers.style import GB_T_9704, Style
from renderers.typeset import Pages, PlacedLink, typeset


@frozen
class PdfRenderer:
    """Makes PDF 1.7, with its fonts embedded.

    Raises `MissingGlyph` for a character that no face has, and `UnusableFont`.
    """

    name = "pdf"
    media_type = "application/pdf"
    extension = "pdf"

    style: Style = field(default=GB_T_9704, validator=instance_of(Style))
    fonts: Fonts = field(factory=packaged_fonts, validator=instance_of(Fonts))

    def render(self, document: Document, /) -> bytes:
        """The whole file."""
        return draw(typeset(document, self.style, self.fonts))


def draw(pages: Pages) -> bytes:
    """The PDF file of typeset pages."""
    meant = pages.document
    document = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang=meant.language)
    # reportlab hashes SOURCE_DATE_EPOCH into the identifier of the file; ours comes from what is in it.
    document.signature = md5(b"disclosure-schema", usedforsecurity=False)  # type: ignore[attr-defined]  # missing in the stubs
    document.info = _Info(meant.title, meant.properties)
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})  # type: ignore[attr-defined]  # missing in the stubs
    fonts = EmbeddedFonts.of(pages)
    resources = PDFDictionary({"Font": fonts.dictionary(document)})
    for page in pages.pages:
        stream = page_stream(page, fonts)
        document.updateSignature(stream)
        sheet = PDFPage()
        sheet.MediaBox = PDFArray([0, 0, round(page.width, 3), round(page.height, 3)])
        sheet.Resources = resources
        sheet.Contents = PDFStream(content=stream, filters=[PDFZCompress])
        if page.links:
            sheet.Annots = PDFArray([_annotation(each, page.height) for each in page.links])
        document.addPage(sheet)
    data: bytes = document.GetPDFData(None)
    return data


# What stands for itself in an address (RFC 3986); everything else is percent-encoded.
_RESERVED = "%:/?#[]@!$&'()*+,;=-._~"


def _annotation(link: PlacedLink, height: float) -> PDFDictionary:
    """A link without a border, as PDF has it (ISO 32000-1, 12.5.6.5)."""
    box = (link.x, height - link.y - link.height, link.x + link.width, height - link.y)
    action = {"S": PDFName("URI"), "URI": PDFString(quote(link.address, _RESERVED))}
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(each, 2) for each in box]),
            "Border": PDFArray([0, 0, 0]),
            "A": PDFDictionary(action),
        }
    )


class _Info(PDFInfo):
    """The information dictionary, with what is known and nothing else: reportlab's own invents the rest."""

    def __init__(self, title: str, properties: Properties) -> None:
        super().__init__()
        self.title = title
        self.author = properties.agency
        self.subject = ""
        self.keywords = ", ".join(properties.keywords)
        self._date = properties.date

    def format(self, document: PDFDocument) -> bytes:
        entries: dict[str, object] = {
            "Title": PDFString(self.title),
            "Author": PDFString(self.author),
            "Producer": PDFString("disclosure-schema"),
        }
        if self.keywords:
            entries["Keywords"] = PDFString(self.keywords)
        if self._date is not None:
            entries["CreationDate"] = PDFString(_pdf_date(self._date))
        formatted: bytes = PDFDictionary(entries).format(document)
        return formatted


def _pdf_date(day: datetime.date) -> str:
    """A day as PDF writes it, in the time of Beijing."""
    return f"D:{day.year:04d}{day.month:02d}{day.day:02d}000000+08'00'"
