"""What PDF/UA-1 demands of fonts and a machine can test, by the numbers of the Matterhorn Protocol 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

from support.reading.tagged_pdf import Tagged


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


def program_of(descriptor: Any) -> Any:
    """The font program, read by fontTools."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(descriptor.FontFile3.read_bytes()), None)
    return fonts[0]


def test_10_001_characters_have_a_meaning(files: list[Tagged]):
    """10-001, 31-027 to 31-029: every code that is shown is mapped to Unicode, and to nothing that is no character."""
    for file in files:
        texts = "".join(each.text for page in file.painted.values() for each in page)
        assert not {"\0", "\ufeff", "\ufffe"} & set(texts)
        assert all("/ToUnicode" in font for font, _ in fonts_of([file]))


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
