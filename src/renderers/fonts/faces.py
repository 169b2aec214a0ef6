"""Faces, their glyphs, and which faces serve which role.

Faces and fonts are values: they name files and hold nothing of them, so they pickle into a few hundred bytes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from renderers.errors import MissingGlyph
from renderers.fonts.program import FaceMetrics, FontProgram, Segment, Subset
from renderers.typography.widths import is_unseen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attrs import Attribute

    from renderers.style import FaceRole

__all__ = [
    "Face",
    "FaceMetrics",
    "Fonts",
    "Glyph",
    "Segment",
    "Subset",
    "glyph_of",
    "packaged_fonts",
]

# A space for which a face has no glyph is drawn as another one.
_SPACES = {"\t": " ", "\u2002": "\u3000", "\u2003": "\u3000"}


@frozen(cache_hash=True)
class Face:
    """One face of a font file. Faces compare by file and index; what is read from the file is cached.

    Raises `UnusableFont` on first use if the file cannot be read or forbids embedding.
    """

    path: str = field(converter=str)
    index: int = 0

    @property
    def name(self) -> str:
        """Its PostScript name."""
        return _program(self).name

    @property
    def metrics(self) -> FaceMetrics:
        """Its metrics."""
        return _program(self).metrics

    def glyph(self, character: str) -> tuple[int, float] | None:
        """The glyph of a character and its advance in em, or None if the face has none."""
        return _program(self).glyph(character)

    def advance(self, glyph: int) -> float:
        """The advance of a glyph in em."""
        return _program(self).advance(glyph)

    def subset(self, glyphs: Mapping[int, str]) -> Subset:
        """A font program with these glyphs only, unhinted. `glyphs` has for each of them a character that it stands for."""
        return _program(self).subset(glyphs)

    def outline(self, glyph: int) -> tuple[Segment, ...]:
        """The outline of a glyph in thousandths of an em, y upwards from the baseline; empty for a space."""
        return _program(self).outline(glyph)


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


def glyph_of(character: str, faces: tuple[Face, ...], context: str = "") -> Glyph | None:
    """The glyph of a character in the first face that has it; None if it has neither ink nor width.

    Raises `MissingGlyph`, which names the text `context` in which the character stands.
    """
    glyph = _first_glyph(character, faces)
    if glyph is None and not is_unseen(character):
        raise MissingGlyph(character, context or character, tuple(each.name for each in faces))
    return glyph


# The context is no key of this cache: it would keep whole texts of documents.
@lru_cache(maxsize=65536)
def _first_glyph(character: str, faces: tuple[Face, ...]) -> Glyph | None:
    """The glyph of a character in the first face that has it, or that has the space that is drawn for it."""
    for wanted in (character, _SPACES.get(character, " " if character.isspace() else "")):
        for face in faces if wanted else ():
            if (found := face.glyph(wanted)) is not None:
                return Glyph(character, face, *found)
    return None


@lru_cache(maxsize=1)
def packaged_fonts() -> Fonts:
    """The fonts that come with the package, the same on every machine: Noto Serif SC and Noto Sans SC.

    There is no package with a free FangSong or Kai, so the roles that want them use the serif.
    """
    import pylopdf_fonts_zh_cn as packaged

    serif = (Face(packaged.serif_path()), Face(packaged.sans_path()))
    sans = (serif[1], serif[0])
    return Fonts(
        title=serif, body=serif, heading=sans, subheading=serif, table=serif, page_number=serif
    )


@lru_cache(maxsize=64)
def _program(face: Face) -> FontProgram:
    return FontProgram(face.path, face.index)
