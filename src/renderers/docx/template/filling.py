"""A template and a document → a Word file: the text of the template is replaced; styles, page, headers and footers stay."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.document import CT_Body
from docx.oxml.parser import parse_xml

from disclosure_schema.opc.packing import repacked
from renderers.docx.template.page_setup import TemplatePages
from renderers.docx.template.reading import Template
from renderers.docx.writing.body import body_xml
from renderers.docx.writing.data_part import NAMESPACE, data_xml, item_properties_xml
from renderers.docx.writing.links import target
from renderers.docx.writing.package import ITEM_PROPERTIES_TYPE
from renderers.docx.writing.properties import LONGEST
from renderers.docx.xml import R, W

if TYPE_CHECKING:
    from renderers.document import Document


def filled(template: Template, document: Document) -> bytes:
    """The whole file: the template with a document in place of its text. The `template` is changed, so it serves once."""
    word = template.word

    def relate(address: str) -> str:
        return word.part.relate_to(target(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    body: CT_Body = word.element.body  # pyright: ignore[reportAttributeAccessIssue]  # it is the root of document.xml
    pages = TemplatePages(word, template.style.paper)
    content = body_xml(document, template.style, template.ids, relate, pages.set_up)
    for each in list(body):
        body.remove(each)
    body.extend(parse_xml(f'<w:body xmlns:w="{W}" xmlns:r="{R}">{content}</w:body>'))
    _describe(word, document)
    _add_data(word, document)
    saved = io.BytesIO()
    word.save(saved)
    return repacked(saved.getvalue())


def _describe(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:LONGEST]
    properties.author = document.properties.agency[:LONGEST]
    properties.identifier = (document.properties.index_number or "")[:LONGEST]
    properties.language = document.language
    properties.keywords = ", ".join(document.properties.keywords)[:LONGEST]
    if (day := document.properties.date) is not None:
        moment = datetime.datetime(day.year, day.month, day.day)
        properties.created = properties.modified = moment


def _add_data(word: WordDocument, document: Document) -> None:
    """Add the custom XML part (`writing.data_part`), under the first number that the template does not use."""
    _drop_earlier_data(word)
    package = word.part.package
    assert package is not None  # only a part that is being made has none
    taken = {each.partname for each in package.iter_parts()}
    number = 1
    while f"/customXml/item{number}.xml" in taken or f"/customXml/itemProps{number}.xml" in taken:
        number += 1
    item = Part(
        PackURI(f"/customXml/item{number}.xml"),
        "application/xml",
        data_xml(document).encode(),
        package,
    )
    properties = Part(
        PackURI(f"/customXml/itemProps{number}.xml"),
        ITEM_PROPERTIES_TYPE,
        item_properties_xml().encode(),
        package,
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _drop_earlier_data(word: WordDocument) -> None:
    """Remove the data of another report: a template may have been rendered from a report, and its data must not stay."""
    for identifier, each in list(word.part.rels.items()):
        is_item = each.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and not each.is_external
        if is_item and NAMESPACE.encode() in each.target_part.blob:
            del word.part.rels[identifier]
