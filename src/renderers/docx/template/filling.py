"""A template and a document → a Word file: the text of the template is replaced; styles, page, headers and footers stay."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Final, cast

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.document import CT_Body
from docx.oxml.parser import element_class_lookup
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from disclosure_schema.opc.packing import repacked
from renderers.docx.template.links import TemplateLinks
from renderers.docx.template.page_setup import TemplatePages
from renderers.docx.template.reading import Template
from renderers.docx.writing.body import body_xml
from renderers.docx.writing.data_part import NAMESPACE, data_xml, item_properties_xml
from renderers.docx.writing.package import ITEM_PROPERTIES_TYPE
from renderers.docx.writing.properties import LONGEST
from renderers.docx.xml import R, W

if TYPE_CHECKING:
    from renderers.document import Document

# What stands in the body of a template while its text is replaced.
_PLACE: Final = "\ue000text\ue000"


def filled(template: Template, document: Document) -> bytes:
    """The whole file: the template with a document in place of its text. The `template` is changed, so it serves once."""
    word = template.word

    pages = TemplatePages(word, template.style.paper)
    links = TemplateLinks(word.part.rels)
    content = body_xml(document, template.style, template.ids, links.to, pages.set_up)
    word.part._element = _with_body(word, content)  # there is no other way
    _describe(word, document)
    _add_data(word, document)
    saved = io.BytesIO()
    word.save(saved)
    return repacked(saved.getvalue())


def _with_body(word: WordDocument, content: str) -> BaseOxmlElement:
    """The root of the main part with `content` in place of its text.

    It is written and parsed again: to move a large tree into another takes lxml a time that grows with its square.
    """
    body: CT_Body = word.element.body  # pyright: ignore[reportAttributeAccessIssue]  # it is the root of document.xml
    for each in list(body):
        body.remove(each)
    missing = "".join(
        f' xmlns:{prefix}="{name}"'
        for prefix, name in (("w", W), ("r", R))
        if body.nsmap.get(prefix) != name
    )
    body.text = f"{body.text or ''}{_PLACE}"
    before, _, after = etree.tostring(word.element, encoding="unicode").partition(_PLACE)
    # The tag of the body is the last one before its text.
    earlier, _, tag = before.rpartition("<")
    tag = tag.replace(">", f"{missing}>", 1)
    # The set-up of each section declares all namespaces of the template again.
    parser = etree.XMLParser(resolve_entities=False, ns_clean=True, huge_tree=True)
    parser.set_element_class_lookup(element_class_lookup)
    root = etree.fromstring(f"{earlier}<{tag}{content}{after}", parser)
    return cast("BaseOxmlElement", root)


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
