"""Which faces serve the characters of a document, and which characters none of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from attrs import frozen

from renderers.document import Figure, Heading, Paragraph, Table
from renderers.errors import MissingGlyph
from renderers.fonts.faces import Face, glyph_of

if TYPE_CHECKING:
    from renderers.document import Document
    from renderers.fonts.faces import Fonts
    from renderers.style import FaceRole, Style


@frozen
class Coverage:
    """How a document can be set in some fonts."""

    #: Each face that is used, in the order of first use, and the number of characters it serves.
    served: tuple[tuple[Face, int], ...]
    #: Each character that no face of its role has, once for each text in which it stands.
    missing: tuple[MissingGlyph, ...]


def coverage(document: Document, style: Style, fonts: Fonts) -> Coverage:
    """Which faces have the characters of a document, and which characters no face has.

    Typesetting stops at the first missing character; this reports all of them. Raises `UnusableFont`.
    """
    served: Counter[Face] = Counter()
    missing: dict[tuple[str, str], MissingGlyph] = {}
    for role, text in _texts(document, style):
        faces = fonts.serving(role)
        for character in text.replace("\n", ""):
            try:
                glyph = glyph_of(character, faces)
            except MissingGlyph as error:
                missing.setdefault((character, text), MissingGlyph(character, text, error.faces))
                continue
            if glyph is not None:
                served[glyph.face] += 1
    return Coverage(tuple(served.items()), tuple(missing.values()))


def _texts(document: Document, style: Style) -> Iterator[tuple[FaceRole, str]]:
    """The texts of a document, each with the role of the faces that it is set in."""
    yield style.title.face, document.title
    for block in document.blocks:
        match block:
            case Heading(text, level):
                yield style.headings[level - 1].face, text
            case Paragraph():
                yield style.paragraphs.of(block.role).face, block.text
            case Table():
                if block.caption_printed:
                    yield style.caption.face, block.caption
                for each in block.cells:
                    yield style.table.face, each.text
            case Figure():
                yield style.caption.face, block.stand_in
                yield style.caption.face, block.caption or ""
            case _:
                assert_never(block)
