"""Pages → the bytes of a PDF file."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFName, PDFString

from renderers.document import Figure
from renderers.pdf.attachments import embed
from renderers.pdf.embedded_fonts import EmbeddedFonts
from renderers.pdf.link_annotations import annotation
from renderers.pdf.metadata import information, xmp
from renderers.pdf.outline import outline
from renderers.pdf.page_stream import page_stream
from renderers.pdf.srgb_profile import srgb_profile
from renderers.pdf.structure.elements import Annotation, Content, Elements
from renderers.pdf.structure.tags import tags_of, write_structure
from renderers.pdf.writing.file import File
from renderers.pdf.writing.objects import Array, Dictionary, reference
from renderers.pdf.writing.streams import Stream, compressed_stream, plain_stream, stream
from renderers.typeset.pages import ASCENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renderers.pdf.structure.tags import Box
    from renderers.typeset import Page, Pages, PlacedText

#: A part of PDF/A and its level of conformance, or none.
Archive: TypeAlias = Literal["3b", "3a", "2a", "2u", "none"]


def draw(pages: Pages, archive: Archive = "3b") -> bytes:
    """The PDF file of typeset pages."""
    file, document = File(), pages.document
    level = None if archive == "none" else (int(archive[0]), archive[1])
    tags = tags_of(pages)
    tree, page_objects, contents, annotations = _write_pages(pages, tags, file)
    counts = Counter(each.page for each in contents)
    structure = Elements(
        file.next_number, page_objects, [counts[each] for each in range(len(page_objects))]
    )
    write_structure(document, tags, structure, contents, annotations, _boxes(pages).get)
    file.add_written(structure.bodies)
    bookmarks = file.next_number
    items = outline(pages, bookmarks, page_objects)
    file.add_written(items)
    catalog = {
        "Type": PDFName("Catalog"),
        "Pages": tree,
        "Lang": PDFString(document.language),
        "MarkInfo": Dictionary({"Marked": "true"}),
        "StructTreeRoot": reference(structure.first),
        "ViewerPreferences": Dictionary({"DisplayDocTitle": "true"}),
        "PageLabels": Dictionary({"Nums": "[0<</S/D>>]"}),
        "Metadata": file.reference(_metadata(xmp(document, level))),
    }
    if items:
        catalog["Outlines"] = reference(bookmarks)
    if level is not None:
        catalog["OutputIntents"] = Array([_output_intent(file)])
    # In PDF/A-2 an embedded file has to be PDF/A itself.
    if level is None or level[0] == 3:
        catalog.update(embed(document, file))
    return file.whole(Dictionary(catalog), information(document))


def _write_pages(
    pages: Pages, tags: Mapping[int, str], file: File
) -> tuple[str, list[int], list[Content], list[Annotation]]:
    """Add the pages to the file.

    Returned are a reference to the page tree, the numbers of the page objects, and what the structure refers to.
    """
    fonts = EmbeddedFonts.of(pages)
    resources = Dictionary({"Font": fonts.dictionary(file)})
    tree = Dictionary({"Type": PDFName("Pages"), "Count": len(pages.pages)})
    parent = file.reference(tree)
    page_objects: list[int] = []
    contents: list[Content] = []
    annotations: list[Annotation] = []
    for index, page in enumerate(pages.pages):
        operators, marks = page_stream(page, fonts, pages.document, tags)
        contents += [Content(mark, index, number) for number, mark in enumerate(marks)]
        entries = {
            "Type": PDFName("Page"),
            "Parent": parent,
            "MediaBox": Array([0, 0, round(page.width, 3), round(page.height, 3)]),
            "Resources": resources,
            "Contents": file.reference(stream(operators)),
            "StructParents": index,
            "Tabs": PDFName("S"),
        }
        own: list[str] = []
        for link in page.links:
            key = len(pages.pages) + len(annotations)
            number = file.number(annotation(link, pages.document, page.height, key))
            annotations.append(Annotation(link, index, number, key))
            own.append(reference(number))
        if own:
            entries["Annots"] = Array(own)
        page_objects.append(file.number(Dictionary(entries)))
    tree["Kids"] = Array(map(reference, page_objects))
    return parent, page_objects, contents, annotations


def _metadata(packet: bytes) -> Stream:
    """The XMP packet as a stream. It is not compressed, so that programs find it without reading PDF."""
    return plain_stream(packet, Type=PDFName("Metadata"), Subtype=PDFName("XML"))


def _output_intent(file: File) -> Dictionary:
    """The colour space in which grey and RGB are meant: sRGB."""
    return Dictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": file.reference(compressed_stream(_profile(), N=3)),
        }
    )


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return zlib.compress(srgb_profile())


def _boxes(pages: Pages) -> dict[int, Box]:
    """The rectangles that figures take without their captions. A figure that stands on several pages has none."""
    found: dict[int, list[tuple[Page, PlacedText]]] = defaultdict(list)
    blocks = pages.document.blocks
    for page in pages.pages:
        for text in page.texts:
            block = text.mark.block
            if block >= 0 and text.mark.part is None and isinstance(blocks[block], Figure):
                found[block].append((page, text))
    return {
        block: _box(texts)
        for block, texts in found.items()
        if len({page.number for page, _ in texts}) == 1
    }


def _box(texts: Sequence[tuple[Page, PlacedText]]) -> Box:
    return (
        min(text.x for _, text in texts),
        min(page.height - text.y - (1 - ASCENT) * text.size for page, text in texts),
        max(text.x + sum(text.advances) for _, text in texts),
        max(page.height - text.y + ASCENT * text.size for page, text in texts),
    )
