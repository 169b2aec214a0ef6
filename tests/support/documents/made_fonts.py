"""Small fonts made for tests: any names, any rights, a square for each character."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

#: What a made font has if nothing else is said: the characters of a title, and of its page number.
PLAIN = "标题政府信息公开年度报告—0123456789 "


def made_font(
    family: str | Mapping[str, str],
    *,
    characters: str = PLAIN,
    weight: int = 400,
    rights: int = 0,
    postscript: str = "Made-Regular",
) -> TTFont:
    """A font with TrueType outlines; `family` by language, or in English; `rights` are its fsType."""
    names = {"en": family} if isinstance(family, str) else dict(family)
    glyphs = {f"u{ord(each):04X}": ord(each) for each in characters}
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 800))
    pen.lineTo((900, 800))
    pen.lineTo((900, 0))
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *glyphs])
    builder.setupCharacterMap({code: name for name, code in glyphs.items()})
    builder.setupGlyf(dict.fromkeys((".notdef", *glyphs), square))
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *glyphs), (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": names, "styleName": "Regular", "fullName": names, "psName": postscript},
        mac=False,
    )
    builder.setupOS2(usWeightClass=weight, fsType=rights, sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    font: TTFont = builder.font
    return font


def write_font(path: Path, family: str | Mapping[str, str], **more: object) -> Path:
    """A made font in a file of that path, whose folder is made too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made_font(family, **more).save(path)  # type: ignore[arg-type]
    return path


def write_collection(path: Path, *fonts: TTFont) -> Path:
    """Several fonts in one file."""
    collection = TTCollection()
    collection.fonts = list(fonts)
    collection.save(path)
    return path
