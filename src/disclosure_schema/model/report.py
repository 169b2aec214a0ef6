"""Report: one agency's filled-in form for one year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, cast

from attrs import Factory, evolve, field, frozen
from attrs.validators import optional

from disclosure_schema.cell_path import CellPath, NoSuchCell, getter_of, replaced
from disclosure_schema.described import Described
from disclosure_schema.editions import Edition, edition_for
from disclosure_schema.editions.fitting import (
    PROACTIVE,
    blank_cases,
    blank_litigation,
    blank_proactive,
    blank_requests,
    fitted,
    no_proactive,
    no_requests,
    proactive_class,
)
from disclosure_schema.errors import InvalidSource, nearest
from disclosure_schema.form import Form, Place
from disclosure_schema.form.headings import Line
from disclosure_schema.kinds import WORDING, YEAR, Unfit, Wording, Year, an, tuple_of
from disclosure_schema.model.agency import Agency, Contact, Scope, Signature
from disclosure_schema.model.consistency import faults_of
from disclosure_schema.model.extensions import EXTENSIONS, FrozenObject, frozen_object
from disclosure_schema.model.narrative import Annex, Narrative, Sections, must_be_narrative
from disclosure_schema.model.publication import Publication
from disclosure_schema.model.remarks import Remark, carries_minus
from disclosure_schema.rows.lines import Cases, unprinted
from disclosure_schema.rows.tables import ExtraRow, Litigation, Proactive, Requests
from disclosure_schema.values import Absent, Amount, Count


@frozen(repr=False)
class ReportCell(Described):
    """A cell of a report: its place on the form, and what stands in it."""

    path: CellPath
    #: The key of the section that prints it: `proactive`, `requests` or `disputes`.
    section: str
    #: The labels of its row and of its column, the outermost first.
    row: tuple[str, ...]
    column: tuple[str, ...]
    value: Count | Amount


@frozen(kw_only=True, repr=False)
class Report:
    """One agency's report for one year: what it means, whatever it looked like.

    Numbers are kept as reported, right or wrong; nothing is computed and nothing is filled in.
    Tables that are not given are not on the page; `Report.blank` gives a draft.
    Raises `Unfit`, a ValueError, for what has no meaning, and `InvalidSource`
    for remarks and lines that do not belong to the form.
    """

    edition: Edition = field(validator=an(Edition))
    agency: Agency = field(validator=an(Agency))
    #: 数据年度: the year that the numbers are about.
    year: Year = field(validator=YEAR)
    #: What the numbers cover; None where it is not known.
    scope: Scope | None = field(default=None, validator=optional(an(Scope)))
    #: The title as published, where it differs from the form's.
    title: Wording | None = field(default=None, validator=optional(WORDING))
    #: 导语, what stands before section 一.
    preamble: Narrative = field(default=(), validator=must_be_narrative)
    contact: tuple[Contact, ...] = field(default=(), validator=tuple_of(Contact))
    sections: Sections = field(default=Sections(), validator=an(Sections))
    proactive: Proactive = field(
        default=Factory(lambda self: no_proactive(self.edition), takes_self=True),
        validator=an(*PROACTIVE),
    )
    requests: Requests = field(
        default=Factory(lambda self: no_requests(self.edition), takes_self=True),
        validator=an(Requests),
    )
    reconsideration: Cases = field(default=unprinted(Cases), validator=an(Cases))
    litigation: Litigation = field(default=Litigation(), validator=an(Litigation))
    signature: Signature | None = field(default=None, validator=optional(an(Signature)))
    annexes: tuple[Annex, ...] = field(default=(), validator=tuple_of(Annex))
    publication: Publication | None = field(default=None, validator=optional(an(Publication)))
    remarks: tuple[Remark, ...] = field(default=(), validator=tuple_of(Remark))
    #: What others keep with a report, by reverse domain. It is kept and never judged; it takes no part in hashing.
    extensions: Annotated[Mapping[str, object], EXTENSIONS] = field(
        factory=FrozenObject, converter=frozen_object, validator=EXTENSIONS, hash=False
    )

    def __attrs_post_init__(self) -> None:
        expected = proactive_class(self.edition)
        if not isinstance(self.proactive, expected):
            hint = f"the edition {self.edition.id} has another table 二"
            found = type(self.proactive).__name__
            raise Unfit(found, f"a {expected.__name__}", hint, "Report.proactive")
        object.__setattr__(self, "requests", fitted(self.requests, self.edition))
        if faults := faults_of(self):
            raise InvalidSource(faults)

    def __repr__(self) -> str:
        cells = self.values().values()
        numbers = sum(not isinstance(each, Absent) for each in cells)
        return (
            f"<Report of {self.agency.name} for {self.year}, edition {self.edition.id}, "
            f"numbers in {numbers} of {len(cells)} cells>"
        )

    @classmethod
    def blank(cls, agency: Agency | str, year: int, edition: Edition | None = None) -> Report:
        """A draft: every line of the form is on the page, and every cell of it blank.

        The edition is the one meant for the year, if no other is given.
        """
        chosen = edition or edition_for(year)
        named = Agency(name=agency) if isinstance(agency, str) else agency
        return cls(
            edition=chosen,
            agency=named,
            year=year,
            proactive=blank_proactive(chosen),
            requests=blank_requests(chosen),
            reconsideration=blank_cases(chosen),
            litigation=blank_litigation(chosen),
        )

    @property
    def printed_title(self) -> str:
        """The title of the page: as published, or else as the edition words it."""
        return self.title or self.edition.title.format(agency=self.agency.name, year=self.year)

    @property
    def tables(self) -> dict[str, Proactive | Requests | Cases | Litigation]:
        """The four tables by name."""
        return {
            "proactive": self.proactive,
            "requests": self.requests,
            "reconsideration": self.reconsideration,
            "litigation": self.litigation,
        }

    def forms(self) -> Iterator[tuple[str, Form]]:
        """The printed tables, each with the key of its section, with the lines that the office added."""
        for key, form in self.edition.tables():
            added = tuple((each.after, each.label) for each in self._extra_rows(key))
            yield key, _with_lines(form, key, added) if added else form

    def cells(self) -> Iterator[ReportCell]:
        """Every cell of the form, in the order of the page, absent ones included."""
        for section, form in self.forms():
            for place, value in zip(_places(form), _values(form)(self), strict=True):
                cell = cast("Count | Amount", value)
                yield ReportCell(place.path, section, place.row, place.column, cell)

    def values(self) -> dict[CellPath, Count | Amount]:
        """What stands in every cell of the form, by its path, in the order of the page."""
        forms = [form for _, form in self.forms()]
        return {
            path: cast("Count | Amount", value)
            for form in forms
            for path, value in zip(_paths(form), _values(form)(self), strict=True)
        }

    def at(self, path: str) -> Count | Amount:
        """What stands in the cell at `path`. Raises `NoSuchCell` if the form has no such cell."""
        (value,) = getter_of((self._known(path),))(self)
        return cast("Count | Amount", value)

    def with_cell(self, path: str, value: Count | Amount) -> Report:
        """A copy with `value` in the cell at `path`. As `with_cells`, for one cell."""
        return self.with_cells({path: value})

    def with_cells(self, values: Mapping[str, Count | Amount]) -> Report:
        """A copy with these values in the cells at their paths.

        A line that was not on the page is put on it by giving all its cells.
        Where a number changes, its remark no longer says how it was written; without a number it goes.
        Raises `NoSuchCell`, or ValueError if a cell cannot hold such a value.
        """
        changes = {self._known(path): value for path, value in values.items()}
        kept = tuple(
            remark for each in self.remarks if (remark := self._kept(each, changes)) is not None
        )
        parts = {path[1:]: value for path, value in changes.items()}
        return cast("Report", replaced(self, {**parts, "remarks": kept}))

    def _kept(self, remark: Remark, changes: Mapping[CellPath, Count | Amount]) -> Remark | None:
        """What is left of a remark when cells change."""
        if remark.path not in changes:
            return remark
        value = changes[remark.path]
        if isinstance(value, Absent):
            return None
        if value == self.at(remark.path):
            return remark
        if carries_minus(remark) and value >= 0:
            return None
        kept = evolve(remark, written=None)
        return kept if kept.before or kept.after else None

    def _known(self, path: str) -> CellPath:
        # The forms of the edition know their cells; a form with added lines would have to be made for one look.
        if any(path in _paths(form) for _, form in self.edition.tables()) or self._is_added(path):
            return CellPath(path)
        paths = [each for _, form in self.forms() for each in _paths(form)]
        raise NoSuchCell(path, tuple(nearest(path, paths, 3)))

    def _is_added(self, path: str) -> bool:
        """Whether a path names a cell of a line that the office added."""
        return any(
            path == f"{_cells_of(section, index)}/{number}"
            for section in ("proactive", "requests")
            for index, row in enumerate(self._extra_rows(section))
            for number in range(len(row.cells))
        )

    def _extra_rows(self, section: str) -> tuple[ExtraRow, ...]:
        match section:
            case "proactive":
                return self.proactive.extra_rows
            case "requests":
                return self.requests.extra_rows
            case _:
                return ()


def _cells_of(section: str, index: int) -> str:
    """The path of the array that holds the cells of an added line."""
    return f"/{section}/extra_rows/{index}/cells"


@lru_cache(maxsize=64)
def _with_lines(form: Form, section: str, added: tuple[tuple[str, str], ...]) -> Form:
    """The form with lines that an office added: each stands behind the line at a path, and has a label."""
    for index in reversed(range(len(added))):
        after, label = added[index]
        form = form.with_line(after, Line(label, cells=_cells_of(section, index)))
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
    """A function that takes the values of all cells of a form out of a report."""
    return getter_of(form.paths())
