"""The files that a document carries, embedded and tied to it (ISO 19005-3, 6.8)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName, PDFString

from renderers.pdf.metadata import pdf_date
from renderers.pdf.writing.objects import Array, Dictionary
from renderers.pdf.writing.streams import stream

if TYPE_CHECKING:
    from renderers.document import Attachment, Document, Properties
    from renderers.pdf.writing.file import File


def embed(document: Document, file: File) -> dict[str, object]:
    """Add the attachments of a document to the file; the entries of the catalog that lead to them, none without attachments."""
    if not document.attachments:
        return {}
    day = _day(document.properties)
    specifications = [
        file.reference(_specification(each, day, file)) for each in document.attachments
    ]
    names = _different([each.name for each in document.attachments])
    pairs = sorted(
        zip(names, specifications, strict=True), key=lambda pair: pair[0].encode("utf-16-be")
    )
    tree = Array([item for name, each in pairs for item in (PDFString(name), each)])
    return {
        "AF": Array(specifications),
        "Names": Dictionary({"EmbeddedFiles": Dictionary({"Names": tree})}),
    }


def _specification(attachment: Attachment, day: datetime.date, file: File) -> Dictionary:
    content = stream(
        attachment.data,
        Type=PDFName("EmbeddedFile"),
        Subtype=_name_of(attachment.media_type),
        Params=Dictionary({"Size": len(attachment.data), "ModDate": PDFString(pdf_date(day))}),
    )
    reference = file.reference(content)
    return Dictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(attachment.name),
            "UF": PDFString(attachment.name),
            "Desc": PDFString(attachment.description or attachment.name),
            "AFRelationship": PDFName("Data"),
            "EF": Dictionary({"F": reference, "UF": reference}),
        }
    )


def _name_of(media_type: str) -> str:
    """A media type as a name. Its slash is written as a code, since a slash begins a name."""
    main, _, sub = media_type.partition("/")
    return f"{PDFName(main)}#2F{PDFName(sub)[1:]}"


def _day(properties: Properties) -> datetime.date:
    """The day on which the attachments were changed last. PDF/A-3 wants one (ISO 19005-3, 6.8), and a report has none for its data.

    It is the day on which the report was signed, or else the first day of the year after the one that it is about.
    """
    return properties.date or datetime.date(properties.year + 1, 1, 1)


def _different(names: Sequence[str]) -> list[str]:
    """The names, each with a number behind it if it stood before: a.json, a.json (2)."""
    found: dict[str, None] = {}
    numbers: Counter[str] = Counter()
    for name in names:
        different = name
        while different in found:
            numbers[name] += 1
            different = f"{name} ({numbers[name] + 1})"
        found[different] = None
    return list(found)
