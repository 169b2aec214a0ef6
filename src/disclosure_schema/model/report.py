"""Report: one agency's filled-in form for one year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, cast

from attrs import Factory, evolve, field

from disclosure_schema.cell_path import CellPath, replaced
from disclosure_schema.editions import Edition, edition_for
from disclosure_schema.errors import InvalidSource
from disclosure_schema.form.tables import Form
from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import Unfit, Wording, Year
from disclosure_schema.limits import LIMITS
from disclosure_schema.model.agency import Agency, Contact, Scope, Signature
from disclosure_schema.model.consistency import faults_of
from disclosure_schema.model.extensions import EXTENSIONS, FrozenObject, frozen_object
from disclosure_schema.model.filled_form import FilledForm, ReportCell
from disclosure_schema.model.narrative import Annex, Narrative, Sections
from disclosure_schema.model.publication import Publication
from disclosure_schema.model.remarks import Remark, carries_minus
from disclosure_schema.rows.disputes import Cases, Litigation
from disclosure_schema.rows.proactive import Proactive
from disclosure_schema.rows.requests import Requests, fitted
from disclosure_schema.rows.row import unprinted
from disclosure_schema.values import BLANK, Absent, Amount, Count


@frozen(kw_only=True)
class Report:
    """One agency's report for one year: what it means, whatever it looked like.

    Numbers are kept as reported, right or wrong. Nothing is computed, and nothing is filled in.
    A table that is not given is not on the page. `Report.blank` makes a draft, with all tables and no number.
    Raises `Unfit`, a ValueError, for what has no meaning, and `InvalidSource`
    for remarks and rows that do not belong to the form.
    """

    edition: Edition
    agency: Agency
    #: 数据年度: the year that the numbers are about.
    year: Year
    #: What the numbers cover; None where it is not known.
    scope: Scope | None = None
    #: The title as published, where it differs from the form's.
    title: Wording | None = None
    #: 导语, what stands before section 一.
    preamble: Narrative = ()
    contact: tuple[Contact, ...] = ()
    sections: Sections = Sections()
    proactive: Proactive = Factory(lambda self: self.edition.proactive_class(), takes_self=True)
    requests: Requests = Requests()
    reconsideration: Cases = unprinted(Cases)
    litigation: Litigation = Litigation()
    signature: Signature | None = None
    annexes: tuple[Annex, ...] = ()
    publication: Publication | None = None
    remarks: tuple[Remark, ...] = ()
    #: What other people keep with a report, by reverse domain. It is kept and never judged; hashes leave it out.
    extensions: Annotated[Mapping[str, object], EXTENSIONS] = field(
        factory=FrozenObject, converter=frozen_object, hash=False
    )

    def __attrs_post_init__(self) -> None:
        expected = self.edition.proactive_class
        if not isinstance(self.proactive, expected):
            hint = f"the edition {self.edition.id} has another table 二"
            found = type(self.proactive).__name__
            raise Unfit(found, f"a {expected.__name__}", hint, "Report.proactive")
        requests = fitted(self.requests, self.edition.otherwise_handled_class)
        object.__setattr__(self, "requests", requests)
        if faults := faults_of(self._filled_form(), self.remarks):
            listed = faults[: LIMITS.faults_reported]
            raise InvalidSource(listed, len(faults) - len(listed))

    def __repr__(self) -> str:
        cells = self.values().values()
        numbers = sum(not isinstance(each, Absent) for each in cells)
        return (
            f"<Report of {self.agency.name} for {self.year}, edition {self.edition.id}, "
            f"numbers in {numbers} of {len(cells)} cells>"
        )

    @classmethod
    def blank(cls, agency: Agency | str, year: int, edition: Edition | None = None) -> Report:
        """A draft: every row of the form is on the page, and every cell of it blank.

        The edition is the one meant for the year, if no other is given.
        """
        chosen = edition or edition_for(year)
        named = Agency(name=agency) if isinstance(agency, str) else agency
        nothing_printed = cls(edition=chosen, agency=named, year=year)
        return nothing_printed.with_cells(dict.fromkeys(chosen.paths, BLANK))

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
        """The printed tables, each with the key of its section, with the rows that the office added."""
        return self._filled_form().forms()

    def cells(self) -> Iterator[ReportCell]:
        """Every cell of the form, in the order of the page, absent ones included."""
        return self._filled_form().cells()

    def values(self) -> dict[CellPath, Count | Amount]:
        """What stands in every cell of the form, by its path, in the order of the page."""
        return self._filled_form().values()

    def at(self, path: str) -> Count | Amount:
        """What stands in the cell at `path`. Raises `NoSuchCell` if the form has no such cell."""
        return self._filled_form().at(path)

    def with_cell(self, path: str, value: Count | Amount) -> Report:
        """A copy with `value` in the cell at `path`. As `with_cells`, for one cell."""
        return self.with_cells({path: value})

    def with_cells(self, values: Mapping[str, Count | Amount]) -> Report:
        """A copy with these values in the cells at their paths.

        A row that was not on the page is put on it by giving all its cells.
        Where a number changes, its remark keeps the words around it and loses how the number was written.
        Where no number is left, the remark goes.
        Raises `NoSuchCell`, or ValueError if a cell cannot hold such a value.
        """
        form = self._filled_form()
        changes = {form.known(path): value for path, value in values.items()}
        kept = tuple(
            remark for each in self.remarks if (remark := self._kept(each, changes)) is not None
        )
        parts = {path[1:]: value for path, value in changes.items()}
        return cast("Report", replaced(self, {**parts, "remarks": kept}))

    def _kept(self, remark: Remark, changes: Mapping[CellPath, Count | Amount]) -> Remark | None:
        """A remark after cells have changed, or None if it no longer says anything."""
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

    def _filled_form(self) -> FilledForm:
        return FilledForm(
            edition=self.edition,
            proactive=self.proactive,
            requests=self.requests,
            reconsideration=self.reconsideration,
            litigation=self.litigation,
        )
