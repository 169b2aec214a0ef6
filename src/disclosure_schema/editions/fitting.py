"""Which classes hold the data of an edition: read off its trees.

Where editions differ in their lines, the model has a closed union of classes.
The member that has all cells of the edition's tree is the one that fits.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast, get_type_hints

from attrs import evolve, fields, frozen, has

from disclosure_schema.cell_path import CellPath
from disclosure_schema.described import Described
from disclosure_schema.form import Bands, Grid
from disclosure_schema.rows.lines import Applicants, Cases, CellLine, blank, unprinted
from disclosure_schema.rows.tables import (
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
    """An edition that the classes of the model cannot hold; `paths` lists the cells in question."""

    def __init__(self, edition: str, paths: tuple[str, ...], reason: str) -> None:
        super().__init__(edition, paths, reason)
        self.edition = edition
        self.paths = paths
        self.reason = reason

    def __str__(self) -> str:
        return f"the edition {self.edition!r} does not fit the model: {self.reason} {', '.join(self.paths)}"


@lru_cache(maxsize=256)
def cell_paths(cls: type, prefix: str) -> frozenset[str]:
    """The paths below `prefix` of all cells that instances of an attrs class hold, added ones left out."""
    return frozenset(f"{prefix}{below}" for below in _cells_below(cls))


@lru_cache(maxsize=64)
def _cells_below(cls: type) -> tuple[str, ...]:
    """The paths of a class's cells, from the class on: most lines are of one class, whose hints are dear."""
    hints = get_type_hints(cls)
    paths: list[str] = []
    for attribute in fields(cls):
        hint = hints[attribute.name]
        if isinstance(hint, type) and has(hint):
            paths.extend(f"/{attribute.name}{below}" for below in _cells_below(hint))
        elif Absent in getattr(hint, "__args__", ()):
            paths.append(f"/{attribute.name}")
    return tuple(paths)


@frozen(repr=False)
class _Fit(Described):
    """The classes that hold an edition's data, and what keeps them from it."""

    proactive: type[Proactive]
    otherwise_handled: type[OtherwiseHandled | Applicants]
    #: Cells of the edition that no class holds.
    homeless: tuple[str, ...]
    #: Cells that the edition lacks though it has others of their line.
    lacking: tuple[str, ...]


# By its tables, which remember their hashes: to hash the paths of all cells takes longer than what follows.
_Tables: TypeAlias = tuple[Bands, Grid, Grid]


def _tables(edition: Edition) -> _Tables:
    return edition.proactive, edition.requests, edition.disputes


@lru_cache(maxsize=64)
def _fit(tables: _Tables) -> _Fit:
    paths = _paths(tables)
    proactive = _nearest(paths, PROACTIVE, "/proactive")
    otherwise = _nearest(paths, OTHERWISE_HANDLED, "/requests/outcomes/otherwise_handled")
    held = _held(proactive, otherwise)
    wanted = frozenset(paths)
    lines = {each.rpartition("/")[0] for each in wanted}
    # 行政许可 and the like are cells and no lines: their neighbours below the table are cells of their own.
    partly = {each for each in held - wanted if each.rpartition("/")[0] in lines - {"/proactive"}}
    return _Fit(proactive, otherwise, tuple(sorted(wanted - held)), tuple(sorted(partly)))


def _paths(tables: _Tables) -> tuple[CellPath, ...]:
    return tuple(path for each in tables for path in each.paths())


def _nearest(paths: tuple[CellPath, ...], members: tuple[C, ...], prefix: str) -> C:
    """The member that lacks the fewest of the cells below `prefix`."""
    wanted = {each for each in paths if each.startswith(f"{prefix}/")}
    return min(members, key=lambda each: len(wanted - cell_paths(each, prefix)))


def _held(proactive: type, otherwise: type) -> frozenset[str]:
    return (
        cell_paths(proactive, "/proactive")
        | cell_paths(Requests, "/requests")
        | cell_paths(otherwise, "/requests/outcomes/otherwise_handled")
        | cell_paths(Cases, "/reconsideration")
        | cell_paths(Litigation, "/litigation")
    )


def _fit_of(edition: Edition) -> _Fit:
    fit = _fit(_tables(edition))
    if fit.homeless:
        raise UnfitEdition(edition.id, fit.homeless, "no class holds")
    if fit.lacking:
        raise UnfitEdition(edition.id, fit.lacking, "its lines lack")
    return fit


def fits(edition: Edition) -> bool:
    """Whether the classes of the model can hold an edition."""
    fit = _fit(_tables(edition))
    return not fit.homeless and not fit.lacking


def proactive_class(edition: Edition) -> type[Proactive]:
    """The class that holds table 二 of an edition. Raises `UnfitEdition`."""
    return _fit_of(edition).proactive


def otherwise_handled_class(edition: Edition) -> type[OtherwiseHandled | Applicants]:
    """The class that holds （六）其他处理 of an edition. Raises `UnfitEdition`."""
    return _fit_of(edition).otherwise_handled


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
    cls: type = proactive_class(edition)
    return cast("Proactive", _blank(cls, "/proactive", _tables(edition)))


def blank_requests(edition: Edition) -> Requests:
    """Table 三 of an edition with all lines on the page and all cells blank."""
    return cast("Requests", _blank(Requests, "/requests", _tables(edition)))


def blank_cases(edition: Edition) -> Cases:
    """The left half of table 四, blank."""
    return cast("Cases", _blank(Cases, "/reconsideration", _tables(edition)))


def blank_litigation(edition: Edition) -> Litigation:
    """The right half of table 四, blank."""
    return cast("Litigation", _blank(Litigation, "/litigation", _tables(edition)))


@lru_cache(maxsize=64)
def _blank(cls: type, prefix: str, tables: _Tables) -> object:
    """An instance whose cells are blank where the form has them. One serves all drafts: it cannot be changed."""
    return _blank_below(cls, prefix, frozenset(_paths(tables)), _fit(tables).otherwise_handled)


def _blank_below(cls: type, prefix: str, paths: frozenset[str], otherwise: type) -> object:
    if issubclass(cls, CellLine):
        is_there = any(each.startswith(f"{prefix}/") for each in paths)
        return blank(cls) if is_there else unprinted(cls)
    values: dict[str, object] = {}
    for name, hint in get_type_hints(cls).items():
        path = f"{prefix}/{name}"
        if hint == OtherwiseHandled | Applicants:
            hint = otherwise
        if isinstance(hint, type) and has(hint):
            values[name] = _blank_below(hint, path, paths, otherwise)
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


def foreign_paths(edition: Edition, proactive: type, otherwise: type) -> tuple[CellPath, ...]:
    """The cells that the classes have and the form of the edition has not."""
    return _foreign_paths(_tables(edition), proactive, otherwise)


@lru_cache(maxsize=64)
def _foreign_paths(tables: _Tables, proactive: type, otherwise: type) -> tuple[CellPath, ...]:
    held = _held(proactive, otherwise)
    return tuple(CellPath(each) for each in sorted(held - frozenset(_paths(tables))))
