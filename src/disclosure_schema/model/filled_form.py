"""The form of an edition, filled in with the four tables of a report: every cell by its path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import cast

from disclosure_schema.cell_path import CellPath, NoSuchCell, getter_of
from disclosure_schema.editions.edition import Edition
from disclosure_schema.form.headings import Heading
from disclosure_schema.form.tables import Form, Place
from disclosure_schema.frozen import frozen
from disclosure_schema.rows.disputes import Cases, Litigation
from disclosure_schema.rows.extra_rows import ExtraRows
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Requests
from disclosure_schema.text.near_names import nearest
from disclosure_schema.values import Amount, Count


@frozen
class ReportCell:
    """A cell of a report: its place on the form, and what stands in it."""

    path: CellPath
    #: The key of the section that prints it: `proactive`, `requests` or `disputes`.
    section: str
    #: The labels of its row and of its column, the outermost first.
    row: tuple[str, ...]
    column: tuple[str, ...]
    value: Count | Amount


@frozen(kw_only=True)
class FilledForm:
    """The form of an edition and the four tables of a report."""

    edition: Edition
    proactive: Proactive
    requests: Requests
    reconsideration: Cases
    litigation: Litigation

    def forms(self) -> Iterator[tuple[str, Form]]:
        """The printed tables, each with the key of its section, with the rows that the office added."""
        for section, form in self.edition.tables():
            rows = self.extra_rows(section)
            added = tuple((each.after, each.label) for each in rows)
            yield section, _with_rows(form, section, added) if added else form

    def cells(self) -> Iterator[ReportCell]:
        """Every cell of the form, in the order of the page, absent ones included."""
        for section, form in self.forms():
            for place, value in zip(_places(form), _values(form)(self), strict=True):
                cell = cast("Count | Amount", value)
                yield ReportCell(place.path, section, place.row, place.column, cell)

    def values(self) -> dict[CellPath, Count | Amount]:
        """What stands in every cell of the form, by its path, in the order of the page."""
        return {
            path: cast("Count | Amount", value)
            for _, form in self.forms()
            for path, value in zip(_paths(form), _values(form)(self), strict=True)
        }

    def at(self, path: str) -> Count | Amount:
        """What stands in the cell at `path`. Raises `NoSuchCell` if the form has no such cell."""
        (value,) = getter_of((self.known(path),))(self)
        return cast("Count | Amount", value)

    def known(self, path: str) -> CellPath:
        """The path itself. Raises `NoSuchCell` if the form has no such cell."""
        # Most paths are known to the forms of the edition. A form with added rows would have to be made first.
        if any(path in _paths(form) for _, form in self.edition.tables()):
            return CellPath(path)
        paths = {each: None for _, form in self.forms() for each in _paths(form)}
        if path in paths:
            return CellPath(path)
        raise NoSuchCell(path, tuple(nearest(path, paths, 3)))

    def extra_rows(self, section: str) -> ExtraRows:
        """The rows that the office added to the table of a section."""
        match section:
            case "proactive":
                return self.proactive.extra_rows
            case "requests":
                return self.requests.extra_rows
            case _:
                return ()


@lru_cache(maxsize=64)
def _with_rows(form: Form, section: str, added: tuple[tuple[str, str], ...]) -> Form:
    """The form with rows that an office added: each stands behind the row at a path, and has a label."""
    for index in reversed(range(len(added))):
        after, label = added[index]
        cells = f"/{section}/extra_rows/{index}/cells"
        form = form.with_row(after, Heading(label, cells=cells))
    return form


@lru_cache(maxsize=64)
def _places(form: Form) -> tuple[Place, ...]:
    return form.places()


@lru_cache(maxsize=64)
def _paths(form: Form) -> Mapping[CellPath, None]:
    """The paths of the cells of a form in their order, quick to be looked up."""
    return dict.fromkeys(form.paths())


@lru_cache(maxsize=64)
def _values(form: Form) -> Callable[[object], tuple[object, ...]]:
    """A function that takes the values of all cells of a form out of an object that has the tables."""
    return getter_of(form.paths())
