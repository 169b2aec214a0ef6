"""Links as annotations (ISO 32000-1, 12.5.6.5), without a border."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFName, PDFString

from renderers.document import Figure, Paragraph
from renderers.pdf.writing.objects import Array, Dictionary

if TYPE_CHECKING:
    from renderers.document import Document
    from renderers.typeset.pages import Mark, PlacedLink

# What stands for itself in an address (RFC 3986); everything else is percent-encoded.
_RESERVED = "%:/?#[]@!$&'()*+,;=-._~"

# Flag 3, Print: archives want an annotation to be printed if it is shown (ISO 19005-3, 6.3.2).
_PRINT = 4


def annotation(link: PlacedLink, document: Document, height: float, parent: int) -> Dictionary:
    """A link on a page that is `height` points high; `parent` is its key in the parent tree of the structure."""
    box = (link.x, height - link.y - link.height, link.x + link.width, height - link.y)
    action = {"S": PDFName("URI"), "URI": PDFString(quote(link.address, _RESERVED))}
    return Dictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": Array([round(each, 2) for each in box]),
            "Border": Array([0, 0, 0]),
            "F": _PRINT,
            "Contents": PDFString(_words(link.mark, document) or link.address),
            "StructParent": parent,
            "A": Dictionary(action),
        }
    )


def _words(mark: Mark, document: Document) -> str:
    """What a screen reader says of a link: the words that it lies on."""
    match document.blocks[mark.block]:
        case Paragraph(runs) if mark.run is not None:
            return runs[mark.run].text.strip()
        case Figure(alt):
            return alt.strip()
        case _:
            return ""
