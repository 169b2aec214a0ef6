"""Which classes hold the data of an edition: read off its trees.

Where editions differ in their lines, the model has a closed union of classes.
The member that has all cells of the edition's tree is the one that fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast, get_type_hints

from attrs import evolve, fields, has

from disclosure_schema.lines import Applicants, Cases, CellLine, unprinted
from disclosure_schema.paths import Path
from disclosure_schema.tables import (
    Litigation,
    OtherwiseHandled,
    Proactive,
    Proactive2019,
    Proactive2021,
    Requests,
)
from disclosure_schema.values import BLANK, Absent

if TYPE_CHECKING:
    from disclosure_schema.editions import Edition

C = TypeVar("C", bound=type)

PROACTIVE: tuple[type[Proactive], ...] = (Proactive2021, Proactive2019)
OTHERWISE_HANDLED: tuple[type[OtherwiseHandled | Applicants], ...] = (OtherwiseHandled, Applicants)


class UnfitEdition(ValueError):
    """An edition with cells that no class of the model holds; `paths` lists them."""

    def __init__(self, edition: str, paths: tuple[str, ...]) -> None:
        super().__init__(edition, paths)
        self.edition = edition
        self.paths = paths

    def __str__(self) -> str:
        return (
            f"no class of the model holds these cells of the edition {self.edition!r}: "
            f"{', '.join(self.paths)}"
        )


@lru_cache(maxsize=256)
def cell_paths(cls: type, prefix: str) -> frozenset[str]:
    """The paths below `prefix` of all cells that instances of an attrs class hold, added ones left out."""
    return frozenset(_cell_paths(cls, prefix))


def _cell_paths(cls: type, prefix: str) -> Iterator[str]:
    hints = get_type_hints(cls)
    for attribute in fields(cls):
        path = f"{prefix}/{attribute.name}"
        hint = hints[attribute.name]
        if isinstance(hint, type) and has(hint):
            yield from _cell_paths(hint, path)
        elif Absent in getattr(hint, "__args__", ()):
            yield path


def _fitting(edition: Edition, members: tuple[C, ...], prefix: str) -> C:
    index, lacking = _nearest(edition.paths, members, prefix)
    if lacking:
        raise UnfitEdition(edition.id, lacking)
    return members[index]


@lru_cache(maxsize=256)
def _nearest(
    paths: tuple[Path, ...], members: tuple[type, ...], prefix: str
) -> tuple[int, tuple[str, ...]]:
    """Which member lacks the fewest of the cells below `prefix`, and which those are."""
    wanted = {each for each in paths if each.startswith(f"{prefix}/")}
    missing = [sorted(wanted - cell_paths(each, prefix)) for each in members]
    index = min(range(len(members)), key=lambda each: len(missing[each]))
    return index, tuple(missing[index])


def proactive_class(edition: Edition) -> type[Proactive]:
    """The class that holds table 二 of an edition. Raises `UnfitEdition`."""
    return _fitting(edition, PROACTIVE, "/proactive")


def otherwise_handled_class(edition: Edition) -> type[OtherwiseHandled | Applicants]:
    """The class that holds （六）其他处理 of an edition. Raises `UnfitEdition`."""
    return _fitting(edition, OTHERWISE_HANDLED, "/requests/outcomes/otherwise_handled")


def nothing_printed(cls: type) -> object:
    """An instance of a table's class, or of a line's, of which nothing is on the page."""
    return unprinted(cls) if issubclass(cls, CellLine) else cls()


def no_proactive(edition: Edition) -> Proactive:
    """Table 二 of an edition with nothing on the page."""
    return cast("Proactive", nothing_printed(proactive_class(edition)))


def no_requests(edition: Edition) -> Requests:
    """Table 三 of an edition with nothing on the page."""
    return fitted(Requests(), edition)


def blank_proactive(edition: Edition) -> Proactive:
    """Table 二 of an edition with all lines on the page and all cells blank."""
    return cast("Proactive", _blank(proactive_class(edition), "/proactive", edition))


def blank_requests(edition: Edition) -> Requests:
    """Table 三 of an edition with all lines on the page and all cells blank."""
    return cast("Requests", _blank(Requests, "/requests", edition))


def blank_cases(edition: Edition) -> Cases:
    """The left half of table 四, blank."""
    return cast("Cases", _blank(Cases, "/reconsideration", edition))


def blank_litigation(edition: Edition) -> Litigation:
    """The right half of table 四, blank."""
    return cast("Litigation", _blank(Litigation, "/litigation", edition))


def _blank(cls: type, prefix: str, edition: Edition) -> object:
    """An instance whose cells are blank where the form of the edition has them."""
    paths = edition.paths
    if issubclass(cls, CellLine):
        if any(each.startswith(f"{prefix}/") for each in paths):
            return cls(**dict.fromkeys(get_type_hints(cls), BLANK))
        return unprinted(cls)
    values: dict[str, object] = {}
    for name, hint in get_type_hints(cls).items():
        path = f"{prefix}/{name}"
        if hint == OtherwiseHandled | Applicants:
            hint = otherwise_handled_class(edition)
        if isinstance(hint, type) and has(hint):
            values[name] = _blank(hint, path, edition)
        elif path in paths:
            values[name] = BLANK
    return cls(**values)


def fitted(requests: Requests, edition: Edition) -> Requests:
    """The same table, where （六）其他处理 is not on the page, with the class that the edition has for it."""
    cls = otherwise_handled_class(edition)
    line = requests.outcomes.otherwise_handled
    if isinstance(line, cls) or line != nothing_printed(type(line)):
        return requests
    nothing = cast("Applicants", nothing_printed(cls))
    return evolve(requests, outcomes=evolve(requests.outcomes, otherwise_handled=nothing))


@lru_cache(maxsize=64)
def foreign_paths(
    edition_paths: tuple[str, ...], proactive: type, otherwise: type
) -> tuple[Path, ...]:
    """The cells that the classes have and the form of the edition has not."""
    held = (
        cell_paths(proactive, "/proactive")
        | cell_paths(Requests, "/requests")
        | cell_paths(otherwise, "/requests/outcomes/otherwise_handled")
        | cell_paths(Cases, "/reconsideration")
        | cell_paths(Litigation, "/litigation")
    )
    return tuple(Path(each) for each in sorted(held - frozenset(edition_paths)))
