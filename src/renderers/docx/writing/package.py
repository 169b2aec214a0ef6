"""The package of a Word document: its parts, their content types, and the relationships between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from disclosure_schema.opc.names import PACKAGE
from disclosure_schema.opc.packing import packed
from renderers.docx.writing.data_part import data_xml, item_properties_xml
from renderers.docx.writing.links import Links
from renderers.docx.writing.page_setup import FOOTERS, footer_xml, settings_xml
from renderers.docx.writing.properties import program_xml, properties_xml
from renderers.docx.writing.styles import fonts_xml, styles_xml
from renderers.docx.xml import HEAD, R, W, quoted
from renderers.style import Style

if TYPE_CHECKING:
    from renderers.document import Document

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_ML: Final = f"{_OFFICE}.wordprocessingml"

ITEM_PROPERTIES_TYPE: Final = f"{_OFFICE}.customXmlProperties+xml"
COMMENTS_TYPE: Final = f"{_ML}.comments+xml"

_TYPES: Final = {
    "word/document.xml": f"{_ML}.document.main+xml",
    "word/styles.xml": f"{_ML}.styles+xml",
    "word/settings.xml": f"{_ML}.settings+xml",
    "word/fontTable.xml": f"{_ML}.fontTable+xml",
    "word/footer1.xml": f"{_ML}.footer+xml",
    "word/footer2.xml": f"{_ML}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
    "customXml/itemProps1.xml": ITEM_PROPERTIES_TYPE,
}

# The relationships of document.xml, by their ids.
_RELATED: Final = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("fontTable", "fontTable.xml"),
    FOOTERS[0]: ("footer", "footer1.xml"),
    FOOTERS[1]: ("footer", "footer2.xml"),
    "rId6": ("customXml", "../customXml/item1.xml"),
}


def package(document: Document, style: Style, body: str, links: Links) -> bytes:
    """The whole file: `body` holds its sections, and `links` the relationships that these name."""
    parts = {
        "word/document.xml": (
            f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
        ),
        **_parts_of_style(style, document.language),
        "docProps/core.xml": properties_xml(document),
        "docProps/app.xml": program_xml(),
        "customXml/item1.xml": data_xml(document),
        "customXml/itemProps1.xml": item_properties_xml(),
        "customXml/_rels/item1.xml.rels": _DATA,
    }
    related = [_relationship(each, *_RELATED[each]) for each in _RELATED]
    related += [_link(identifier, address) for address, identifier in links.by_address.items()]
    parts["word/_rels/document.xml.rels"] = _relationships(related)
    return packed({"[Content_Types].xml": _content_types(parts), "_rels/.rels": _ROOT, **parts})


@lru_cache(maxsize=8)
def _parts_of_style(style: Style, language: str) -> dict[str, str]:
    """The parts that are the same in all documents of a style and a language."""
    return {
        "word/styles.xml": styles_xml(style, language),
        "word/settings.xml": settings_xml(language),
        "word/fontTable.xml": fonts_xml(style),
        "word/footer1.xml": footer_xml(style, "right"),
        "word/footer2.xml": footer_xml(style, "left"),
    }


def _relationship(identifier: str, kind: str, target: str) -> str:
    kind = kind if "://" in kind else f"{R}/{kind}"
    return f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'


def _link(identifier: str, address: str) -> str:
    return (
        f'<Relationship Id="{identifier}" Type="{R}/hyperlink" Target={quoted(address)} '
        'TargetMode="External"/>'
    )


def _relationships(entries: Iterable[str]) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'
    )


_ROOT: Final = _relationships(
    [
        _relationship("rId1", "officeDocument", "word/document.xml"),
        _relationship(
            "rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"
        ),
        _relationship("rId3", "extended-properties", "docProps/app.xml"),
    ]
)
_DATA: Final = _relationships([_relationship("rId1", "customXmlProps", "itemProps1.xml")])


def _content_types(parts: Iterable[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>'
        for name in parts
        if name in _TYPES
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
