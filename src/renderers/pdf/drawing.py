"""Pages → the bytes of a PDF file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from renderers.pdf.attachments import embed
from renderers.pdf.colour import srgb_profile
from renderers.pdf.file import File, compressed, stream
from renderers.pdf.font_objects import EmbeddedFonts
from renderers.pdf.links import annotation
from renderers.pdf.metadata import information, xmp
from renderers.pdf.outline import outline
from renderers.pdf.page_stream import page_stream
from renderers.pdf.structure import Box, Structure, tags_of

if TYPE_CHECKING:
    from renderers.pdf.structure import Content, LinkObject
    from renderers.typeset import Pages

#: A part and a level of PDF/A, or none.
Archive: TypeAlias = Literal["3b", "3a", "2a", "2u", "none"]


def draw(pages: Pages, archive: Archive = "3b") -> bytes:
    """The PDF file of typeset pages."""
    file, document = File(), pages.document
    fonts = EmbeddedFonts.of(pages)
    resources = PDFDictionary({"Font": fonts.dictionary(file)})
    tree = PDFDictionary({"Type": PDFName("Pages"), "Count": len(pages.pages)})
    parent = file.Reference(tree)
    tags = tags_of(document)
    contents: list[Content] = []
    links: list[LinkObject] = []
    sheets: list[PDFDictionary] = []
    for index, page in enumerate(pages.pages):
        operators, marks = page_stream(page, fonts, document, tags)
        contents += [(mark, index, number) for number, mark in enumerate(marks)]
        sheet = PDFDictionary(
            {
                "Type": PDFName("Page"),
                "Parent": parent,
                "MediaBox": PDFArray([0, 0, round(page.width, 3), round(page.height, 3)]),
                "Resources": resources,
                "Contents": file.Reference(stream(operators)),
                "StructParents": index,
                "Tabs": PDFName("S"),
            }
        )
        sheets.append(sheet)
        for link in page.links:
            item = annotation(link, document, page.height, len(pages.pages) + len(links))
            links.append((link, index, file.number(item)))
        if page.links:
            own = [f"{number} 0 R" for _, at, number in links if at == index]
            sheet["Annots"] = PDFArray(own)
    numbers = [file.number(each) for each in sheets]
    tree["Kids"] = PDFArray([f"{each} 0 R" for each in numbers])
    structure = Structure(
        document, file.next_number, numbers, contents, links, lambda block: _box(pages, block)
    )
    file.add_written(structure.bodies)
    bookmarks = file.next_number
    items = outline(pages, bookmarks, numbers)
    file.add_written(items)
    level = None if archive == "none" else (int(archive[0]), archive[1])
    catalog = {
        "Type": PDFName("Catalog"),
        "Pages": parent,
        "Lang": PDFString(document.language),
        "MarkInfo": PDFDictionary({"Marked": "true"}),
        "StructTreeRoot": f"{structure.first} 0 R",
        "ViewerPreferences": PDFDictionary({"DisplayDocTitle": "true"}),
        "PageLabels": PDFDictionary({"Nums": "[0<</S/D>>]"}),
        "Metadata": file.Reference(_metadata(xmp(document, level))),
    }
    if items:
        catalog["Outlines"] = f"{bookmarks} 0 R"
    if level is not None:
        catalog["OutputIntents"] = PDFArray([_output_intent(file)])
    if (
        level is None or level[0] == 3
    ):  # PDF/A-2 lets only files that are PDF/A themselves be embedded
        catalog.update(embed(document, file))
    return file.whole(PDFDictionary(catalog), information(document))


def _metadata(packet: bytes) -> PDFStream:
    """Uncompressed, so that an archive finds it without reading PDF."""
    about = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(dictionary=about, content=packet, filters=[])


def _output_intent(file: File) -> PDFDictionary:
    """What grey and RGB mean: the colours of the screen."""
    about = PDFDictionary({"N": 3, "Filter": PDFName("FlateDecode")})
    profile = PDFStream(dictionary=about, content=_profile(), filters=[])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": file.Reference(profile),
        }
    )


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return compressed(srgb_profile())


def _box(pages: Pages, block: int) -> Box | None:
    """Where a block stands, if it stands on one page, without its caption."""
    found = [
        (index, page.height, text)
        for index, page in enumerate(pages.pages)
        for text in page.texts
        if text.mark.block == block and text.mark.part is None
    ]
    if len({index for index, _, _ in found}) != 1:
        return None
    return (
        min(text.x for _, _, text in found),
        min(height - text.y - 0.12 * text.size for _, height, text in found),
        max(text.x + sum(text.advances) for _, _, text in found),
        max(height - text.y + 0.88 * text.size for _, height, text in found),
    )
