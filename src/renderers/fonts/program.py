"""What is in a font file: metrics, glyphs, outlines, and the subset of it that another file embeds.

HarfBuzz reads the fonts, any OTF, TTF or TTC. It maps the file into memory and does not parse it as a whole.
"""

# uharfbuzz has no type information.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

import uharfbuzz as hb
from attrs import frozen

from renderers.errors import UnusableFont

# The tag of the table that maps characters to glyphs, as a number.
_CMAP = int.from_bytes(b"cmap", "big")

# OS/2 fsType, embedding licensing rights.
_RESTRICTED, _PREVIEW, _EDITABLE, _NO_SUBSETTING, _BITMAP_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200

#: A piece of an outline as SVG has it: M, L, Q, C or Z, and the coordinates of its points, x before y.
Segment: TypeAlias = tuple[Literal["M", "L", "Q", "C", "Z"], tuple[float, ...]]


@frozen
class FaceMetrics:
    """What a font descriptor needs, in thousandths of an em."""

    ascent: float
    descent: float
    cap_height: float
    box: tuple[float, float, float, float]
    italic_angle: float


@frozen
class Subset:
    """The part of a face that a file embeds: a font program, and for each glyph its number in that."""

    program: bytes
    outlines: Literal["cff", "truetype"]
    numbers: dict[int, int]


def open_face(file: str, index: int) -> hb.Face:
    """A face of a font file, whatever its licence says. Raises `UnusableFont` if the file has no such face."""
    path = Path(file)
    if not path.is_file():
        reason = "it is no file" if path.exists() else "there is no such file"
        raise UnusableFont(file, reason)
    try:
        face = hb.Face(hb.Blob.from_file_path(path), index)
    except hb.HarfBuzzError:
        raise UnusableFont(file, "it cannot be opened") from None
    if not face.glyph_count:
        raise UnusableFont(file, f"it is no OTF, TTF or TTC with a face {index}")
    return face


class FontProgram:
    """An open font file. Raises `UnusableFont` if it cannot be read, or may not or cannot be embedded."""

    def __init__(self, file: str, index: int) -> None:
        self._path = file
        self._face = open_face(file, index)
        self._font = hb.Font(self._face)
        self._em = self._face.upem
        self._glyphs: dict[str, tuple[int, float] | None] = {}
        self._refuse_forbidden_embedding()
        self._refuse_other_outlines()

    def _refuse_forbidden_embedding(self) -> None:
        table = bytes(self._face.reference_table("OS/2").data)
        rights = int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0
        if rights & _RESTRICTED and not rights & (_PREVIEW | _EDITABLE):
            raise UnusableFont(self._path, "its licence forbids embedding (OS/2 fsType)")
        if rights & (_NO_SUBSETTING | _BITMAP_ONLY):
            raise UnusableFont(
                self._path, "its licence forbids embedding a part of it (OS/2 fsType)"
            )

    def _refuse_other_outlines(self) -> None:
        if not {"glyf", "CFF "} & set(self._face.table_tags):
            raise UnusableFont(
                self._path, "it has no outlines of fixed weight (neither glyf nor CFF)"
            )

    @cached_property
    def name(self) -> str:
        """Its PostScript name, as far as it is ASCII."""
        name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or Path(self._path).stem
        letters = [each for each in name if each.isascii() and (each.isalnum() or each in "-_")]
        return "".join(letters) or "Unnamed"

    @cached_property
    def metrics(self) -> FaceMetrics:
        """Its metrics."""
        scale = 1000 / self._em
        extents = self._font.get_font_extents("ltr")
        head = bytes(self._face.reference_table("head").data)
        box = [
            int.from_bytes(head[at : at + 2], "big", signed=True) * scale for at in range(36, 44, 2)
        ]
        post = bytes(self._face.reference_table("post").data)
        tag = hb.OTMetricsTag.CAP_HEIGHT
        return FaceMetrics(
            ascent=extents.ascender * scale,
            descent=extents.descender * scale,
            cap_height=self._font.get_metric_position_with_fallback(tag) * scale,
            box=(box[0], box[1], box[2], box[3]),
            italic_angle=int.from_bytes(post[4:8], "big", signed=True) / 65536,
        )

    def glyph(self, character: str) -> tuple[int, float] | None:
        """The glyph of a character and its advance in em, or None."""
        try:
            return self._glyphs[character]
        except KeyError:
            number = self._font.get_nominal_glyph(ord(character))
            found = (number, self.advance(number)) if number else None
            self._glyphs[character] = found
            return found

    def advance(self, glyph: int) -> float:
        """The advance of a glyph in em."""
        return float(self._font.get_glyph_h_advance(glyph) / self._em)

    def subset(self, glyphs: Mapping[int, str]) -> Subset:
        """A font program with these glyphs only, unhinted. `glyphs` has for each of them a character that it stands for."""
        request = hb.SubsetInput()
        # HarfBuzz is asked by character where possible, which is fast. Where it is asked by glyph number, as for the space
        # that stands for a tab, it goes through all characters of the font, which takes as long as all the rest.
        for number, character in glyphs.items():
            found = self.glyph(character)
            if found is not None and found[0] == number:
                request.unicode_set.add(ord(character))
            else:
                request.glyph_set.add(number)
        # The codes on the page are glyph numbers, so nobody needs the table from characters to glyphs.
        request.drop_table_tag_set.add(_CMAP)
        request.layout_feature_tag_set.clear()
        # With an identity charset the codes on the page, which are CIDs, are the glyph numbers of the subset.
        request.flags = (
            hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.DESUBROUTINIZE
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        )
        plan = hb.SubsetPlan(self._face, request)
        numbers = dict(plan.old_to_new_glyph_mapping.items())
        face = plan.execute()
        cff = bytes(face.reference_table("CFF ").data)
        if cff:
            return Subset(cff, "cff", numbers)
        return Subset(bytes(face.blob.data), "truetype", numbers)

    def outline(self, glyph: int) -> tuple[Segment, ...]:
        """The outline of a glyph, in thousandths of an em."""
        pen = _Pen(1000 / self._em)
        self._font.draw_glyph_with_pen(glyph, pen)
        return tuple(pen.segments)


class _Pen:
    """Records what HarfBuzz draws. HarfBuzz calls these methods, which have the names of fontTools pens."""

    def __init__(self, scale: float) -> None:
        self.segments: list[Segment] = []
        self._scale = scale

    def _points(self, *points: tuple[float, float]) -> tuple[float, ...]:
        return tuple(each * self._scale for point in points for each in point)

    def moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.segments.append(("M", self._points(to)))

    def lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.segments.append(("L", self._points(to)))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.segments.append(("Q", self._points(*points)))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.segments.append(("C", self._points(*points)))

    def closePath(self) -> None:  # noqa: N802
        self.segments.append(("Z", ()))
