"""Fonts: which file serves which role, how wide its characters are, and the part of it that a file embeds.

HarfBuzz reads the fonts: any OTF, TTF or TTC, mapped into memory and not parsed.
"""

# uharfbuzz has no type information.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import uharfbuzz as hb
from attrs import field, frozen

from renderers.errors import MissingGlyph, UnusableFont
from renderers.line_breaking import is_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrs import Attribute

    from renderers.style import FaceRole

# OS/2 fsType, embedding licensing rights.
_RESTRICTED, _PREVIEW, _EDITABLE, _NO_SUBSETTING, _BITMAP_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200

# What a space without a glyph of its own is drawn as.
_SPACES = {"\t": " ", "\u2002": "\u3000", "\u2003": "\u3000"}


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
    """The part of a face that a file embeds: font program, and for each glyph its number in it."""

    program: bytes
    outlines: Literal["cff", "truetype"]
    numbers: dict[int, int]


@frozen
class Face:
    """One face of a font file. Faces compare by file and index; what is read from the file is kept.

    Raises `UnusableFont` on first use if the file cannot be read or forbids embedding.
    """

    path: str = field(converter=str)
    index: int = 0

    @property
    def name(self) -> str:
        """Its PostScript name."""
        return _loaded(self).name

    @property
    def metrics(self) -> FaceMetrics:
        """Its metrics."""
        return _loaded(self).metrics

    def glyph(self, character: str) -> tuple[int, float] | None:
        """The glyph of a character and its advance in em, or None if the face has none."""
        return _loaded(self).glyph(character)

    def advance(self, glyph: int) -> float:
        """The advance of a glyph in em."""
        return _loaded(self).advance(glyph)

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """A font program with these glyphs only, unhinted."""
        return _loaded(self).subset(frozenset(glyphs))


def _are_faces(_: object, attribute: Attribute[tuple[Face, ...]], value: object) -> None:
    if (
        not isinstance(value, tuple)
        or not value
        or not all(isinstance(each, Face) for each in value)
    ):
        raise TypeError(f"Fonts.{attribute.name} is a tuple of at least one Face, found {value!r}")


@frozen(kw_only=True)
class Fonts:
    """For each role the faces to look a character up in, first to last."""

    title: tuple[Face, ...] = field(validator=_are_faces)
    body: tuple[Face, ...] = field(validator=_are_faces)
    heading: tuple[Face, ...] = field(validator=_are_faces)
    subheading: tuple[Face, ...] = field(validator=_are_faces)
    table: tuple[Face, ...] = field(validator=_are_faces)
    page_number: tuple[Face, ...] = field(validator=_are_faces)

    def serving(self, role: FaceRole) -> tuple[Face, ...]:
        """The faces of a role."""
        faces: tuple[Face, ...] = getattr(self, role)
        return faces


@frozen
class Glyph:
    """A character set in a face: its glyph there, and the advance in em."""

    character: str
    face: Face
    number: int
    advance: float


@lru_cache(maxsize=65536)
def glyph_of(character: str, faces: tuple[Face, ...], context: str = "") -> Glyph | None:
    """The glyph of a character in the first face that has it; None if it has neither ink nor width.

    Raises `MissingGlyph`.
    """
    for wanted in (character, _SPACES.get(character, " " if character.isspace() else "")):
        for face in faces if wanted else ():
            if (found := face.glyph(wanted)) is not None:
                return Glyph(character, face, *found)
    if is_unseen(character):
        return None
    raise MissingGlyph(character, context or character, tuple(each.name for each in faces))


@lru_cache(maxsize=1)
def packaged_fonts() -> Fonts:
    """The fonts that come with the package, the same on every machine: Noto Serif SC and Noto Sans SC.

    No free FangSong or Kai is to be had as a package, so those roles use the serif.
    """
    import pylopdf_fonts_zh_cn as packaged

    serif = (Face(packaged.serif_path()), Face(packaged.sans_path()))
    sans = (serif[1], serif[0])
    return Fonts(
        title=serif, body=serif, heading=sans, subheading=serif, table=serif, page_number=serif
    )


class _Loaded:
    """An open font file."""

    def __init__(self, face: Face) -> None:
        path = Path(face.path)
        if not path.is_file():
            raise UnusableFont(
                face.path, "there is no such file" if not path.exists() else "it is no file"
            )
        self._path = face.path
        self._face = hb.Face(hb.Blob.from_file_path(path), face.index)
        if not self._face.glyph_count:
            raise UnusableFont(face.path, f"it is no OTF, TTF or TTC with a face {face.index}")
        self._font = hb.Font(self._face)
        self._em = self._face.upem
        self._glyphs: dict[str, tuple[int, float] | None] = {}
        self._refuse_forbidden_embedding()

    def _refuse_forbidden_embedding(self) -> None:
        table = bytes(self._face.reference_table("OS/2").data)
        rights = int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0
        if rights & _RESTRICTED and not rights & (_PREVIEW | _EDITABLE):
            raise UnusableFont(self._path, "its licence forbids embedding (OS/2 fsType)")
        if rights & (_NO_SUBSETTING | _BITMAP_ONLY):
            raise UnusableFont(
                self._path, "its licence forbids embedding a part of it (OS/2 fsType)"
            )

    @cached_property
    def name(self) -> str:
        name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or Path(self._path).stem
        return "".join(each for each in name if each.isalnum() or each in "-_")

    @cached_property
    def metrics(self) -> FaceMetrics:
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
        try:
            return self._glyphs[character]
        except KeyError:
            number = self._font.get_nominal_glyph(ord(character))
            found = (number, self.advance(number)) if number else None
            self._glyphs[character] = found
            return found

    def advance(self, glyph: int) -> float:
        return float(self._font.get_glyph_h_advance(glyph) / self._em)

    def subset(self, glyphs: frozenset[int]) -> Subset:
        request = hb.SubsetInput()
        request.glyph_set.update(glyphs)
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


@lru_cache(maxsize=64)
def _loaded(face: Face) -> _Loaded:
    return _Loaded(face)
