"""Whether the classes that an edition names hold the cells of its form."""

from __future__ import annotations

from disclosure_schema.cell_path import CellPath
from disclosure_schema.rows.disputes import Cases, Litigation
from disclosure_schema.rows.paths import paths_below
from disclosure_schema.rows.requests import Requests


class UnfitEdition(ValueError):
    """An edition that its classes cannot hold; `paths` lists the cells in question."""

    def __init__(self, edition: str, paths: tuple[str, ...], reason: str) -> None:
        super().__init__(edition, paths, reason)
        self.edition = edition
        self.paths = paths
        self.reason = reason

    def __str__(self) -> str:
        return f"the edition {self.edition!r} does not fit the model: {self.reason} {', '.join(self.paths)}"


def held_paths(proactive: type, otherwise_handled: type) -> tuple[CellPath, ...]:
    """The cells that a report has whose edition names these classes for table 二 and for （六）其他处理."""
    return (
        *paths_below(proactive, "/proactive"),
        *paths_below(Requests, "/requests"),
        *paths_below(otherwise_handled, "/requests/outcomes/otherwise_handled"),
        *paths_below(Cases, "/reconsideration"),
        *paths_below(Litigation, "/litigation"),
    )


def verify(edition: str, paths: tuple[CellPath, ...], held: tuple[CellPath, ...]) -> None:
    """Raise `UnfitEdition` unless the classes hold every cell of the form, and the form every row as a whole.

    `paths` are the cells of the form, `held` those of the classes.
    """
    if homeless := set(paths).difference(held):
        raise UnfitEdition(edition, tuple(sorted(homeless)), "no class holds")
    # 行政许可 and others stand in table 二 as cells of their own. They are in no row that could be incomplete.
    rows = {_row_of(each) for each in paths} - {"/proactive"}
    if lacking := {each for each in held if _row_of(each) in rows}.difference(paths):
        raise UnfitEdition(edition, tuple(sorted(lacking)), "its lines lack")


def _row_of(path: CellPath) -> str:
    return path.rpartition("/")[0]
