"""Where the operators of a PDF put each character is where Pages says."""

from __future__ import annotations

import re

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.pdf.embedded_fonts import EmbeddedFonts
from renderers.pdf.page_stream import page_stream
from renderers.pdf.structure.tags import tags_of
from renderers.style import GB_T_9704, SCREEN
from renderers.typeset import Pages, typeset
from support.documents.paper import FONTS

# What a run is written with: its font and spacing where they change, its start, and what is shown.
_RUN = re.compile(
    r"(?:/(?P<font>\w+) (?P<size>[\d.]+) Tf )?(?:(?P<spacing>[-\d.]+) Tc )?"
    r"1 0 0 1 (?P<x>[-\d.]+) (?P<y>[-\d.]+) Tm \[(?P<shown>[^\]]*)\]TJ"
)


def drawn(pages: Pages) -> list[list[tuple[float, float]]]:
    """For each run of text where each of its characters stands, computed from the operators alone."""
    fonts = EmbeddedFonts.of(pages)
    widths = {
        each.resource: {int(code, 16): each.advances[glyph] for glyph, code in each.codes.items()}
        for each in fonts.by_face.values()
    }
    runs: list[list[tuple[float, float]]] = []
    for page in pages.pages:
        content, _ = page_stream(page, fonts, pages.document, tags_of(pages))
        font, size, spacing = "", 0.0, 0.0
        for found in _RUN.finditer(content.decode()):
            if found["font"]:
                font, size = found["font"], float(found["size"])
            if found["spacing"]:
                spacing = float(found["spacing"])
            x, places = float(found["x"]), []
            for codes, move in re.findall(r"<([0-9A-F]+)>(-?\d+)?", found["shown"]):
                for code in re.findall("....", codes):
                    places.append((x, page.height - float(found["y"])))
                    x += widths[font][int(code, 16)] * size + spacing
                x -= float(move or 0) / 1000 * size
            runs.append(places)
    return runs


def furthest(document: Document) -> float:
    """How far, in em, any character is from its place, in all our styles."""
    worst = 0.0
    for style in (GB_T_9704, SCREEN):
        pages = typeset(document, style, FONTS)
        texts = [each for page in pages.pages for each in page.texts]
        for text, places in zip(texts, drawn(pages), strict=True):
            x = text.x
            for (left, base), advance in zip(places, text.advances, strict=True):
                worst = max(worst, abs(left - x) / text.size, abs(base - text.y) / text.size)
                x += advance
    return worst


def test_characters_stand_in_their_places(reports_by_name: dict[str, Report]):
    """In every example each character is within a hundredth of an em of where Pages has it."""
    for report in reports_by_name.values():
        assert furthest(lay_out(report)) < 0.01
