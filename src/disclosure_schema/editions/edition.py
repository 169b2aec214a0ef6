"""Edition: one published version of the form, as a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from attrs import field, fields

from disclosure_schema.cell_path import CellPath
from disclosure_schema.editions.unfit import held_paths, verify
from disclosure_schema.form.headings import Headings
from disclosure_schema.form.tables import Bands, Form, Grid
from disclosure_schema.frozen import frozen
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Applicants, OtherwiseHandled

#: The keys of the six sections, in the order of the form.
SECTION_KEYS = ("overview", "proactive", "requests", "disputes", "problems", "other_matters")

_ID = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


def _by_id(identifier: str) -> Edition:
    from disclosure_schema.editions import EDITIONS

    return next(each for each in EDITIONS if each.id == identifier)


def _remade(parts: dict[str, Any]) -> Edition:
    return Edition(**parts)


@lru_cache(maxsize=64)
def _paths_of(table: Form) -> tuple[CellPath, ...]:
    """The paths of a table's cells. Raises ValueError if its headings do not fit together.

    Found once for each table, as editions have some tables in common.
    """
    return tuple(each.path for each in table.geometry().placements if each.path is not None)


@frozen(kw_only=True)
class Edition:
    """One published version of the form: its headings, its tables, the classes of their data, and its title.

    Editions compare and hash by `id`. Ours pickle by id too, so that a report sent to another process
    comes back with the very same constant. An edition of someone else's is pickled whole.

    Raises ValueError for an id, a title or headings that cannot be, and `UnfitEdition`, a ValueError too,
    if the classes do not hold the cells of the form.
    """

    id: str
    #: The text that published the form.
    source: str = field(eq=False)
    #: First and last report year (数据年度) it is meant for; None while it is in force.
    first_year: int = field(eq=False)
    last_year: int | None = field(eq=False)
    #: The title of a report, with `{agency}` and `{year}`.
    title: str = field(eq=False)
    #: The six headings, keyed by the attributes of `Sections`.
    sections: Headings = field(eq=False, repr=False)
    proactive: Bands = field(eq=False, repr=False)
    requests: Grid = field(eq=False, repr=False)
    disputes: Grid = field(eq=False, repr=False)
    #: The class that holds table 二.
    proactive_class: type[Proactive] = field(eq=False, repr=False)
    #: The class that holds （六）其他处理 of table 三: three rows, or one that is undivided.
    otherwise_handled_class: type[OtherwiseHandled | Applicants] = field(eq=False, repr=False)
    #: The paths of all cells of the form, in the order of the page.
    paths: tuple[CellPath, ...] = field(init=False, eq=False, repr=False)
    #: The cells that its classes have and its form has not.
    unused_paths: tuple[CellPath, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(
                f"the id of an edition is made of letters, digits, - and ., not {self.id!r}"
            )
        try:
            self.title.format(agency="", year="")
        except (LookupError, ValueError):
            expected = "the title of an edition has places for {agency} and {year} at most"
            raise ValueError(f"{expected}, not {self.title!r}") from None
        keys = tuple(each.key for each in self.sections)
        if keys != SECTION_KEYS:
            raise ValueError(
                f"the sections of an edition are {', '.join(SECTION_KEYS)}; found {keys}"
            )
        paths = tuple(path for _, table in self.tables() for path in _paths_of(table))
        if len(set(paths)) < len(paths):
            raise ValueError(f"two cells of the edition {self.id} have the same path")
        held = held_paths(self.proactive_class, self.otherwise_handled_class)
        verify(self.id, paths, held)
        object.__setattr__(self, "paths", paths)
        known = set(paths)
        object.__setattr__(self, "unused_paths", tuple(each for each in held if each not in known))

    def tables(self) -> Iterator[tuple[str, Bands | Grid]]:
        """The printed tables in their order, each with the key of the section that holds it."""
        yield "proactive", self.proactive
        yield "requests", self.requests
        yield "disputes", self.disputes

    def __reduce__(self) -> str | tuple[object, ...]:
        from disclosure_schema.editions import EDITIONS

        if any(self is each for each in EDITIONS):
            return _by_id, (self.id,)
        return _remade, (
            {each.name: getattr(self, each.name) for each in fields(Edition) if each.init},
        )
