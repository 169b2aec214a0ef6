"""Fonts chosen by name, from the files in a folder or from those of the system.

The same files give the same choice, in whatever order they are listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from os import PathLike
from pathlib import Path

from attrs import frozen

from renderers.errors import UnusableFont
from renderers.fonts.faces import Face, Fonts, packaged_fonts
from renderers.fonts.files import NamedFace, faces_of, files_in, system_folders
from renderers.style import FaceRole
from renderers.style.face_names import PREFERRED, RARE


@frozen
class PassedOver:
    """A face that would have been chosen but cannot be used, and the reason. Where `index` is None, the whole file cannot be read."""

    path: str
    index: int | None
    reason: str


@frozen
class RoleChoice:
    """The face that was found for a role."""

    role: FaceRole
    #: The face that is asked first, or None if that is a packaged one.
    face: Face | None
    #: The names that come before the name of this face, and under which no usable face was found.
    in_vain: tuple[str, ...]


@frozen
class FontChoice:
    """Fonts, and why these; `roles` is empty if no face was looked for."""

    fonts: Fonts
    roles: tuple[RoleChoice, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


def fonts_from(*places: str | PathLike[str]) -> Fonts:
    """The best fonts in some folders and files; see `choose_fonts`."""
    return choose_fonts(*places).fonts


def system_fonts() -> Fonts:
    """The best fonts that are installed on this machine; see `choose_system_fonts`."""
    return choose_system_fonts().fonts


def choose_fonts(*places: str | PathLike[str]) -> FontChoice:
    """For each role the face that offices use for it, by name (`style.face_names`), from folders and files.

    Folders are searched with all folders in them. Behind the face that is found stand the packaged ones,
    which serve alone where none is found. A face that may not be embedded is passed over.

    Raises `UnusableFont` for a place that does not exist, a folder without fonts, and a named file that is not a font
    or has no name that a role looks for. (A face of any name can be put into `Fonts` directly.)
    """
    found: list[NamedFace] = []
    passed: list[PassedOver] = []
    for place in map(Path, places):
        if place.is_dir():
            files = tuple(files_in(place))
            if not files:
                raise UnusableFont(str(place), "there is no OTF, TTF or TTC in this folder")
            found += _faces(files, passed)
        else:
            named = faces_of(place)
            if not any(map(_is_wanted, named)):
                raise UnusableFont(str(place), "none of its names is one that is looked for")
            found += named
    return _chosen(found, passed)


def choose_system_fonts() -> FontChoice:
    """As `choose_fonts`, from the folders in which this system keeps its fonts (`fonts.files.system_folders`)."""
    passed: list[PassedOver] = []
    files = (each for folder in system_folders() for each in files_in(folder))
    return _chosen(list(_faces(files, passed)), passed)


def packaged_choice() -> FontChoice:
    """The packaged fonts, as a choice for which no face was looked for."""
    return FontChoice(packaged_fonts())


def _faces(files: Iterable[Path], passed: list[PassedOver]) -> Iterator[NamedFace]:
    for each in files:
        try:
            yield from faces_of(each)
        except UnusableFont as error:
            passed.append(PassedOver(error.path, None, error.reason))


def _chosen(found: Sequence[NamedFace], passed: list[PassedOver]) -> FontChoice:
    known: dict[str, list[NamedFace]] = defaultdict(list)
    for each in found:
        for name in {_plain(name) for name in each.names}:
            known[name].append(each)
    refused: dict[Face, PassedOver] = {}
    roles = {role: _best(role, known, refused) for role in PREFERRED}
    rare = tuple(face for name in RARE for face in islice(_usable(known, name, refused), 1))
    packaged = packaged_fonts()

    def serving(role: FaceRole) -> tuple[Face, ...]:
        face = roles[role].face
        chosen = () if face is None else (face,)
        return tuple(dict.fromkeys((*chosen, *packaged.serving(role), *rare)))

    fonts = Fonts(
        title=serving("title"),
        body=serving("body"),
        heading=serving("heading"),
        subheading=serving("subheading"),
        table=serving("table"),
        page_number=serving("page_number"),
    )
    return FontChoice(fonts, tuple(roles.values()), (*passed, *refused.values()))


def _best(
    role: FaceRole, known: dict[str, list[NamedFace]], refused: dict[Face, PassedOver]
) -> RoleChoice:
    names = PREFERRED[role]
    for index, name in enumerate(names):
        for face in _usable(known, name, refused):
            return RoleChoice(role, face, names[:index])
    return RoleChoice(role, None, names)


def _usable(
    known: dict[str, list[NamedFace]], name: str, refused: dict[Face, PassedOver]
) -> Iterator[Face]:
    """The faces of that name that can be embedded, the one nearest to regular first. The others are added to `refused`."""
    for each in sorted(_called(known, name), key=_from_regular):
        face = each.face
        if face in refused:
            continue
        reason = _unusable(each)
        if reason is None:
            yield face
        else:
            refused[face] = PassedOver(face.path, face.index, reason)


def _is_wanted(face: NamedFace) -> bool:
    known = {_plain(name): [face] for name in face.names}
    return any(_called(known, name) for names in (*PREFERRED.values(), RARE) for name in names)


def _called(known: dict[str, list[NamedFace]], name: str) -> list[NamedFace]:
    if not name.endswith("*"):
        return known.get(_plain(name), [])
    start = _plain(name)
    return [each for key in sorted(known) if key.startswith(start) for each in known[key]]


def _from_regular(face: NamedFace) -> tuple[bool, bool, float, str, int]:
    return (
        face.variable,
        face.slanted,
        abs(face.weight - 400),
        Path(face.face.path).name,
        face.face.index,
    )


def _unusable(face: NamedFace) -> str | None:
    """Why a face cannot be embedded, or None."""
    if face.variable:
        return "it is a variable font; one of fixed weight is needed"
    try:
        _ = face.face.metrics
    except UnusableFont as error:
        return error.reason
    return None


def _plain(name: str) -> str:
    return "".join(each for each in name.casefold() if each.isalnum())
