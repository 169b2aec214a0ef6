"""A report while it is checked: its numbers, labels and identities, and the way to make findings of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field

from disclosure_schema.cell_path import CellPath
from disclosure_schema.form.identities import Identity, identities_of
from disclosure_schema.rules.added_rows import added_rows, quoted_label, with_added_outcomes
from disclosure_schema.rules.catalogue import rule_of
from disclosure_schema.rules.cells import labels_of
from disclosure_schema.rules.filled_texts import column_of
from disclosure_schema.rules.findings import Discrepancy, Finding, NotAssessed, Suggestion
from disclosure_schema.rules.locating.ledger import Ledger, rows_of
from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.locating.mistakes import MistakeKind
from disclosure_schema.rules.terms import Change, Term
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from decimal import Decimal

    from disclosure_schema.model.report import Report


@define(frozen=True, slots=False, eq=False)
class Context:
    """What the rules look at in a report. Rows that an office added have cells like those of the form."""

    report: Report
    _discrepancies: dict[Identity, Discrepancy] = field(factory=dict, init=False)

    @cached_property
    def numbers(self) -> dict[CellPath, int | Decimal]:
        """What stands in the cells that hold numbers."""
        values = self.report.values()
        return {path: each for path, each in values.items() if not isinstance(each, Absent)}

    @cached_property
    def counts(self) -> dict[CellPath, int]:
        """The numbers that are counts, 件."""
        return {path: each for path, each in self.numbers.items() if isinstance(each, int)}

    @cached_property
    def labels(self) -> dict[CellPath, str]:
        """The labels of the cells as the form has them, in the order of the page."""
        labels = labels_of(self.report.edition)
        if not any(added_rows(self.report)):
            return labels
        return {
            each.path: labels.get(each.path)
            or f"{quoted_label(''.join(each.row[-1:]))} · {''.join(each.column[-1:])}"
            for each in self.report.cells()
        }

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """The identities of the edition. Where the office counted the rows that it added, they are in its sums."""
        identities = identities_of(self.report.edition.paths)
        return with_added_outcomes(identities, self.report, self.counts)

    @cached_property
    def assessed(self) -> tuple[Identity, ...]:
        """The identities all of whose cells hold numbers."""
        return tuple(
            each for each in self.identities if all(path in self.counts for path in each.paths)
        )

    def not_assessed(self) -> Iterator[NotAssessed]:
        """The identities that have a cell without a number."""
        for each in self.identities:
            absent = tuple(path for path in each.paths if path not in self.counts)
            if absent:
                first, *others = each.right
                label = column_of(self.labels[first]) if others else self.labels[first]
                yield NotAssessed(each.code, first, label, absent)

    def ledgers(self) -> Iterator[Ledger]:
        """Table 三, and each block of table 四, as the blocks share no cell."""
        sums = [each for each in self.assessed if each.relation == "="]
        requests = tuple(each for each in sums if each.table == "requests")
        cells = (each for each in self.report.edition.paths if each.startswith("/requests/"))
        yield Ledger(rows_of(cells), self.counts, requests)
        for each in sums:
            if each.table != "requests":
                yield Ledger((each.paths,), self.counts, (each,))

    def bounds(self) -> Iterator[Identity]:
        """The identities that say that a number is at most another one."""
        return (each for each in self.assessed if each.relation == "≤")

    def finding(
        self,
        code: str,
        path: CellPath,
        certainty: Certainty,
        *,
        related: Iterable[Identity] = (),
        suggestions: Sequence[Suggestion] = (),
        possibilities: int | None = None,
    ) -> Finding:
        """A finding on a cell."""
        return Finding(
            code=code,
            severity=rule_of(code).severity,
            path=path,
            label=self.labels[path],
            value=self.numbers[path],
            agency=self.report.agency.name,
            year=self.report.year,
            certainty=certainty,
            related=tuple(map(self._discrepancy, related)),
            suggestions=tuple(suggestions),
            possibilities=len(suggestions) if possibilities is None else possibilities,
        )

    def suggestion(
        self, kind: MistakeKind, changes: Mapping[CellPath, int | Decimal]
    ) -> Suggestion:
        """A suggestion of other numbers."""
        return Suggestion(
            kind,
            tuple(
                Change(path, self.labels[path], self.numbers[path], expected)
                for path, expected in changes.items()
            ),
        )

    def _discrepancy(self, identity: Identity) -> Discrepancy:
        """A broken identity. It is made once, as hundreds of cells below zero may break the same one."""
        if identity not in self._discrepancies:
            left, right = self._terms(identity.left), self._terms(identity.right)
            self._discrepancies[identity] = Discrepancy(identity.code, left, right)
        return self._discrepancies[identity]

    def _terms(self, paths: Iterable[CellPath]) -> tuple[Term, ...]:
        return tuple(Term(each, self.labels[each], self.counts[each]) for each in paths)
