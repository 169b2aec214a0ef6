"""Font files: which are in a folder, and which names their faces have."""

# uharfbuzz has no type information.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import uharfbuzz as hb
from attrs import frozen

from renderers.fonts.faces import Face
from renderers.fonts.program import open_face

_SUFFIXES: Final = frozenset((".otf", ".ttf", ".ttc", ".otc"))

_ID = hb.OTNameIdPredefined
_NAMING: Final = frozenset(
    (_ID.FONT_FAMILY, _ID.FULL_NAME, _ID.POSTSCRIPT_NAME, _ID.TYPOGRAPHIC_FAMILY, _ID.WWS_FAMILY)
)


@frozen
class NamedFace:
    """A face, and what its file says about it."""

    face: Face
    #: Family, full and PostScript names in all languages.
    names: frozenset[str]
    #: 400 is regular, 700 is bold.
    weight: float
    slanted: bool
    #: Whether it is a variable font: one with outlines for any weight in between.
    variable: bool


def files_in(folder: Path) -> Iterator[Path]:
    """The font files in a folder and in all folders in it, in the order of their names.

    Links to folders are followed, but no folder is visited twice.
    """
    seen: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in _SUFFIXES and path.is_file():
                yield path


def faces_of(path: Path) -> tuple[NamedFace, ...]:
    """All faces of a file. Raises `UnusableFont` if there is none."""
    count = max(1, open_face(str(path), 0).count)
    return tuple(_named(Face(path, index)) for index in range(count))


def _named(face: Face) -> NamedFace:
    opened = open_face(face.path, face.index)
    names = (
        opened.get_name(each.name_id, each.language)
        for each in opened.list_names()
        if each.name_id in _NAMING
    )
    font = hb.Font(opened)
    return NamedFace(
        face=face,
        names=frozenset(filter(None, names)),
        weight=float(font.get_style_value(hb.StyleTag.WEIGHT)),
        slanted=bool(font.get_style_value(hb.StyleTag.ITALIC))
        or bool(font.get_style_value(hb.StyleTag.SLANT_ANGLE)),
        variable=bool(opened.has_var_data),
    )


def system_folders() -> tuple[Path, ...]:
    """The folders in which this system keeps fonts, those of all users first. Some may not exist.

    The environment decides where Windows is (`WINDIR`), and on every system where home is.
    """
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return (windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        system = Path("/System/Library")
        return (
            system / "Fonts",
            # Chinese faces that macOS fetches when they are first asked for.
            *sorted(system.glob("AssetsV2/com_apple_MobileAsset_Font*")),
            Path("/Library/Fonts"),
            home / "Library/Fonts",
        )
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )
