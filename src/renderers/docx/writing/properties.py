"""The properties of a Word document: title, agency, date, and the program that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renderers.docx.xml import HEAD, escaped

if TYPE_CHECKING:
    from renderers.document import Document

#: The most characters that the format allows in a property.
LONGEST: Final = 255


def properties_xml(document: Document) -> str:
    """Title, agency, keywords, index number, language, and the day of the signature in place of the time of writing."""
    properties = document.properties
    entries = {
        "dc:title": document.title,
        "dc:creator": properties.agency,
        "dc:identifier": properties.index_number or "",
        "cp:keywords": ", ".join(properties.keywords),
        "dc:language": document.language,
    }
    texts = "".join(
        f"<{name}>{escaped(text[:LONGEST])}</{name}>" for name, text in entries.items() if text
    )
    day = properties.date
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day is not None
    )
    return (
        f"{HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{texts}{moments}</cp:coreProperties>'
    )


def program_xml() -> str:
    """What made the file, which Word shows among its properties."""
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>disclosure-schema</Application></Properties>"
    )
