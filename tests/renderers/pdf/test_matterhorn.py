"""What PDF/UA-1 demands and a machine can test, by the numbers of the Matterhorn Protocol 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

from disclosure_schema import Report
from renderers import lay_out
from renderers.document import (
    Attachment,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    Shape,
    Slot,
    Table,
)
from renderers.pdf import PdfRenderer
from support.documents.paper import page_of, prose
from support.reading.tagged_pdf import Tagged, objects_of

SITE = "http://www.example.gov.cn/"

#: The types that ISO 32000-1, 14.8.4 defines, as far as we use them, and what may stand right in which.
PARENTS: dict[str, set[str]] = {
    **{f"H{level}": {"Document"} for level in range(1, 7)},
    "P": {"Document"},
    "Figure": {"Document", "Link"},
    "Link": {"P"},
    "Table": {"Document"},
    "Caption": {"Table", "Figure"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}


def everything() -> Document:
    """A document with every kind of block, levels of headings that skip, a table over pages, and rare characters."""
    slots = (
        Slot(0, 0, rowspan=2, heading="column"),
        Slot(0, 1, heading="column"),
        *(
            Slot(row, column, heading="column" if row == 1 else None)
            for row in range(1, 60)
            for column in range(2)
            if (row, column) != (1, 0)
        ),
    )
    shape = Shape(columns=(1.0, 2.0), head_rows=2, stub_columns=0, slots=slots)
    cells = tuple(Cell("" if each.row % 7 == 6 else f"第{each.row}行") for each in slots)
    table = Table(key="", caption="表1", caption_printed=True, shape=shape, cells=cells)
    link = Run("某市人民政府门户网站" * 4, SITE)
    document = page_of(
        Heading("三级", 3),
        prose("⼈人𬭎" * 30),
        Heading("一级", 1),
        Heading("又三级", 3),
        Paragraph((Run("见"), link, Run("和"), link)),
        Figure("柱状图", "图1", SITE),
        Figure("", None),
        table,
        Paragraph(()),
    )
    attachment = Attachment("a.json", "application/json", b"{}")
    return Document(
        title=document.title,
        language="zh-CN",
        properties=document.properties,
        blocks=document.blocks,
        attachments=(attachment,),
    )


@pytest.fixture(scope="module")
def files(reports_by_name: dict[str, Report]) -> list[Tagged]:
    """The PDF of every example, and one of every kind of block."""
    documents = [*map(lay_out, reports_by_name.values()), everything()]
    return [Tagged(PdfRenderer().render(each)) for each in documents]


def fonts_of(files: list[Tagged]) -> Iterator[tuple[Any, Any]]:
    """Every font of the files with its descendant."""
    for file in files:
        for font in {
            each.objgen: each for page in file.pdf.pages for each in page.Resources.Font.values()
        }.values():
            yield font, font.DescendantFonts[0]


def used_codes(file: Tagged) -> dict[str, set[int]]:
    """For each font by its name on the page, the codes that are shown in it."""
    used: dict[str, set[int]] = {}
    for page in file.pdf.pages:
        name = ""
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                name = str(operands[0])
            elif str(operator) == "TJ":
                codes = b"".join(
                    bytes(each) for each in operands[0] if isinstance(each, pikepdf.String)
                )
                used.setdefault(name, set()).update(
                    int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2)
                )
    return used


def is_tagged(properties: Any) -> bool:
    """Whether marked content with these properties belongs to the structure."""
    return properties is not None and "/MCID" in properties


def test_01_003_artifacts_in_tagged_content(files: list[Tagged]):
    """01-003, 01-004: no artifact stands inside tagged content, and no tagged content inside an artifact."""
    for file in files:
        for each in (one for page in file.painted.values() for one in page):
            assert not (
                any(tag == "Artifact" for tag, _ in each.within)
                and any(is_tagged(one) for _, one in each.within)
            )


def test_01_005_content_neither_tagged_nor_artifact(files: list[Tagged]):
    """01-005: whatever is painted is tagged, in one element, or an artifact."""
    for file in files:
        for each in (one for page in file.painted.values() for one in page):
            owners = [tag for tag, one in each.within if is_tagged(one) or tag == "Artifact"]
            assert len(owners) == 1


def test_01_007_suspects(files: list[Tagged]):
    """01-007: the file says that it is tagged, and suspects nothing."""
    for file in files:
        assert file.root.MarkInfo.Marked is True
        assert not file.root.MarkInfo.get("/Suspects", False)


def test_02_001_types_are_standard(files: list[Tagged]):
    """02-001, 02-004: only standard types are used, so that none needs a role, and none is given another."""
    for file in files:
        assert {each.tag for each in file.document.walk()} <= {"Document", *PARENTS}
        assert "/RoleMap" not in file.root.StructTreeRoot


def test_06_001_metadata(files: list[Tagged]):
    """06-001 to 06-004: there are metadata, which name PDF/UA-1 and the title that stands on the page."""
    for file in files:
        assert file.root.Metadata.Subtype == "/XML"
        with file.pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert "".join(xmp["dc:title"].split()) == file.text(
                file.document.named("H1")[0]
            ).replace(" ", "")


def test_07_001_the_title_is_displayed(files: list[Tagged]):
    """07-001, 07-002: a window shows the title, not the name of the file."""
    assert all(file.root.ViewerPreferences.DisplayDocTitle is True for file in files)


def test_09_004_elements_are_nested_as_defined(files: list[Tagged]):
    """09-004: every element stands where its type may stand; tables are made of rows, and rows of cells."""
    for file in files:
        assert file.document.tag == "Document"
        for parent in file.document.walk():
            for each in parent.elements:
                assert parent.tag in PARENTS[each.tag]


def test_10_001_characters_have_a_meaning(files: list[Tagged]):
    """10-001, 31-027 to 31-029: every code that is shown is mapped to Unicode, and to nothing that is no character."""
    for file in files:
        texts = "".join(each.text for page in file.painted.values() for each in page)
        assert not {"\0", "\ufeff", "\ufffe"} & set(texts)
        assert all("/ToUnicode" in font for font, _ in fonts_of([file]))


def test_11_001_language(files: list[Tagged]):
    """11-001 to 11-007: the file says the language of all its text."""
    assert {str(file.root.Lang) for file in files} == {"zh-CN"}


def test_13_004_figures_have_words(files: list[Tagged]):
    """13-004: every figure says in words what it shows."""
    figures = [each for file in files for each in file.document.named("Figure")]

    assert len(figures) >= 2
    assert all(str(each.source.Alt).strip() for each in figures)


def test_14_003_headings_skip_no_level(files: list[Tagged]):
    """14-002, 14-003, 14-007: the first heading is an H1, none skips a level, and all are numbered."""
    for file in files:
        levels = [int(each.tag[1:]) for each in file.document.walk() if each.tag[0] == "H"]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_15_003_headings_of_tables_have_a_scope(files: list[Tagged]):
    """15-003: every heading of a table says whether it heads a column or a row."""
    heads = [each for file in files for each in file.document.named("TH")]

    assert heads
    assert {str(each.attribute("/Scope")) for each in heads} == {"/Column", "/Row"}


def test_20_001_nothing_is_hidden(files: list[Tagged]):
    """20-001, 25-001, 26-001, 30-001: no layers, no forms, no encryption, no content from elsewhere."""
    for file in files:
        assert not {"/OCProperties", "/AcroForm"} & set(file.root.keys())
        assert not file.pdf.is_encrypted
        assert all(set(page.Resources.keys()) == {"/Font"} for page in file.pdf.pages)


def test_21_001_attachments_are_named(files: list[Tagged]):
    """21-001: every attachment has its name in both places."""
    for file in files:
        assert len(file.root.AF) == 1
        assert all(each.F == each.UF for each in file.root.AF)


def test_28_002_annotations_are_tagged(files: list[Tagged]):
    """28-002, 28-004, 28-011, 28-012: every annotation is a link, in an element that says so, and has words."""
    count = 0
    for file in files:
        owned = {
            each.objgen: element.tag
            for element in file.document.walk()
            for each in objects_of(element)
        }
        for each in (one for page in file.pdf.pages for one in page.get("/Annots", [])):
            count += 1
            assert each.Subtype == "/Link"
            assert owned[each.objgen] == "Link"
            assert str(each.Contents).strip()
    assert count >= 5


def test_28_009_tabs_follow_the_structure(files: list[Tagged]):
    """28-008, 28-009: the order of tabs is that of the structure."""
    assert all(page.Tabs == "/S" for file in files for page in file.pdf.pages)


def test_31_001_character_collections_agree(files: list[Tagged]):
    """31-001 to 31-006: codes are glyph numbers, in the file, the font and the program alike."""
    for font, descendant in fonts_of(files):
        system = descendant.CIDSystemInfo
        assert font.Encoding == "/Identity-H"
        assert (str(system.Registry), str(system.Ordering), int(system.Supplement)) == (
            "Adobe",
            "Identity",
            0,
        )
        assert descendant.Subtype == "/CIDFontType0"


def test_31_009_programs_are_embedded(files: list[Tagged]):
    """31-009, 31-011, 31-014, 31-030: each font is embedded with all glyphs that are shown, and none is missing."""
    for file in files:
        for name, codes in used_codes(file).items():
            descriptor = file.pdf.pages[0].Resources.Font[name].DescendantFonts[0].FontDescriptor
            glyphs = program_of(descriptor).CharStrings
            assert 0 not in codes
            assert max(codes) < len(glyphs)
            assert "/CIDSet" not in descriptor


def test_31_016_widths_agree(files: list[Tagged]):
    """31-016: the widths in the file are those of the font program, to a thousandth of an em."""
    for font, descendant in fonts_of(files):
        program = program_of(descendant.FontDescriptor)
        given = list(descendant.W)
        widths = {
            int(code): float(array[0]) for code, array in zip(given[::2], given[1::2], strict=True)
        }
        meant = font.ToUnicode.read_bytes()
        for code, name in enumerate(program.charset):
            if f"<{code:04X}> <".encode() not in meant:
                continue
            outline = program.CharStrings[name]
            outline.draw(NullPen())
            assert abs(widths.get(code, float(descendant.DW)) - outline.width) <= 1


def program_of(descriptor: Any) -> Any:
    """The font program, read by fontTools."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(descriptor.FontFile3.read_bytes()), None)
    return fonts[0]


def test_cells_over_the_whole_head(files: list[Tagged]):
    """A cell that reaches over all rows of the head stands in the head, and no row is parted."""
    table = files[-1].document.named("Table")[0]
    (head,), (body,) = table.named("THead"), table.named("TBody")

    assert [each.tag for each in table.elements] == ["Caption", "THead", "TBody"]
    assert (len(head.named("TR")), len(body.named("TR"))) == (2, 58)
