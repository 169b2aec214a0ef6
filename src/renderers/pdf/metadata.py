"""What the file says about itself: the information dictionary, and the same as XMP (ISO 16684-1)."""

from __future__ import annotations

import datetime
from html import escape
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import PDFString

from renderers.pdf.writing.objects import Dictionary

if TYPE_CHECKING:
    from renderers.document import Document, Properties

PRODUCER: Final = "disclosure-schema"

_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}

# PDF/A wants a description of each property that it does not know itself (ISO 19005-3, 6.6.2.3): here pdfuaid:part.
_EXTENSION: Final = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def information(document: Document) -> Dictionary:
    """The information dictionary: entries for what is known, no empty ones."""
    properties = document.properties
    entries: dict[str, object] = {
        "Title": PDFString(document.title),
        "Author": PDFString(properties.agency),
        "Subject": PDFString(_subject(properties)),
        "Producer": PDFString(PRODUCER),
    }
    if properties.keywords:
        entries["Keywords"] = PDFString(_keywords(properties))
    if properties.date is not None:
        entries["CreationDate"] = PDFString(pdf_date(properties.date))
    return Dictionary(entries)


def xmp(document: Document, archive: tuple[int, str] | None) -> bytes:
    """The XMP packet. `archive` is the part of PDF/A that the file conforms to and the level, such as (3, "b")."""
    properties = document.properties
    members = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(document.title)}</dc:title>",
        f"<dc:creator>{_array('Seq', (properties.agency,))}</dc:creator>",
        f"<dc:description>{_alternatives(_subject(properties))}</dc:description>",
        f"<dc:language>{_array('Bag', (document.language,))}</dc:language>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if properties.keywords:
        members += [
            f"<dc:subject>{_array('Bag', properties.keywords)}</dc:subject>",
            f"<pdf:Keywords>{_escaped(_keywords(properties))}</pdf:Keywords>",
        ]
    if properties.publisher is not None:
        members.append(f"<dc:publisher>{_array('Bag', (properties.publisher,))}</dc:publisher>")
    if properties.index_number is not None:
        members.append(f"<dc:identifier>{_escaped(properties.index_number)}</dc:identifier>")
    if properties.date is not None:
        members.append(
            f"<xmp:CreateDate>{properties.date.isoformat()}T00:00:00+08:00</xmp:CreateDate>"
        )
    if archive is not None:
        part, level = archive
        members.append(f"<pdfaid:part>{part}</pdfaid:part>")
        members.append(f"<pdfaid:conformance>{level.upper()}</pdfaid:conformance>")
    namespaces = " ".join(f'xmlns:{key}="{name}"' for key, name in _NAMESPACES.items())
    lines = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        f'<rdf:Description rdf:about="" {namespaces}>',
        *members,
        "</rdf:Description>",
        f"{_EXTENSION if archive is not None else ''}</rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="r"?>',
    )
    return "\n".join(lines).encode("utf-8")


def pdf_date(day: datetime.date) -> str:
    """Midnight at the beginning of a day, in the time of Beijing, as PDF writes it."""
    return f"D:{day.year:04d}{day.month:02d}{day.day:02d}000000+08'00'"


def _subject(properties: Properties) -> str:
    number = f"，索引号{properties.index_number}" if properties.index_number else ""
    return f"{properties.agency}，{properties.year}年{number}"


def _keywords(properties: Properties) -> str:
    return ", ".join(properties.keywords)


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def _array(kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{_escaped(each)}</rdf:li>" for each in texts)
    return f"<rdf:{kind}>{items}</rdf:{kind}>"
