"""A report that does not pass at the first look, made ready to be looked at closely: its cells, sums, and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, cast

from attrs import define

from disclosure_schema.cell_path import CellPath
from disclosure_schema.rules.added_rows import (
    AddedCells,
    added_below_zero,
    added_cells,
    with_added_outcomes,
)
from disclosure_schema.rules.catalogue import rule_of
from disclosure_schema.rules.certainty import Certainty
from disclosure_schema.rules.findings import (
    Change,
    Discrepancy,
    Finding,
    Kind,
    NotAssessed,
    Suggestion,
    Term,
)
from disclosure_schema.rules.labels import labels_of
from disclosure_schema.rules.ledger import Ledger
from disclosure_schema.rules.wording import column_of
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from decimal import Decimal

    from disclosure_schema.form.identities import Identity
    from disclosure_schema.model.report import Report
    from disclosure_schema.rules.arithmetic import Sheet


@define(frozen=True, slots=False, eq=False)
class Examination:
    """A report with the sheet of its edition, and the findings that are made of its cells."""

    report: Report
    sheet: Sheet

    @cached_property
    def cells(self) -> Mapping[CellPath, int | Decimal | Absent]:
        """What stands in the cells of the form, and in those of lines that were added."""
        values = cast("Sequence[int | Decimal | Absent]", self.sheet.values(self.report))
        return {**dict(zip(self.sheet.paths, values, strict=True)), **self._added}

    @cached_property
    def _added(self) -> AddedCells:
        return added_cells(self.report)

    @cached_property
    def numbers(self) -> dict[CellPath, int]:
        """The counts among them."""
        return {path: each for path, each in self.cells.items() if isinstance(each, int)}

    @cached_property
    def labels(self) -> dict[CellPath, str]:
        """What the form calls the cells, in the order of the page."""
        labels = labels_of(self.report.edition)
        if not self._added:
            return labels
        # Only where a line was added: going through the cells of a report takes longer.
        return {
            each.path: labels.get(each.path)
            or f"{''.join(each.row[-1:])} · {''.join(each.column[-1:])}"
            for each in self.report.cells()
        }

    @cached_property
    def below_zero(self) -> tuple[CellPath, ...]:
        """The cells that are below zero and must not be."""
        signed = self.sheet.signed
        return (
            *(
                path
                for path in self.sheet.paths
                if path not in signed
                and not isinstance(value := self.cells[path], Absent)
                and value < 0
            ),
            *added_below_zero(self.report, signed),
        )

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """The identities of the edition, with the lines that were added where these count."""
        return with_added_outcomes(self.sheet.identities, self.report, self.numbers)

    @cached_property
    def assessed(self) -> tuple[Identity, ...]:
        """Those all of whose cells hold numbers."""
        return tuple(
            each for each in self.identities if all(path in self.numbers for path in each.paths)
        )

    def not_assessed(self) -> Iterator[NotAssessed]:
        """The others."""
        for each in self.identities:
            absent = tuple(path for path in each.paths if path not in self.numbers)
            if absent:
                first, *others = each.right
                label = column_of(self.labels[first]) if others else self.labels[first]
                yield NotAssessed(each.code, first, label, absent)

    def ledgers(self) -> Iterator[Ledger]:
        """Table 三, and each block of table 四, whose sums share no cell."""
        sums = [each for each in self.assessed if each.relation == "="]
        requests = tuple(each for each in sums if each.table == "requests")
        yield Ledger(_lines(self.sheet.paths, "/requests/"), self.numbers, requests)
        for each in sums:
            if each.table != "requests":
                yield Ledger((each.paths,), self.numbers, (each,))

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
            value=cast("int | Decimal", self.cells[path]),
            agency=self.report.agency.name,
            year=self.report.year,
            certainty=certainty,
            related=tuple(map(self._discrepancy, related)),
            suggestions=tuple(suggestions),
            possibilities=len(suggestions) if possibilities is None else possibilities,
        )

    def suggestion(self, kind: Kind, changes: Mapping[CellPath, int | Decimal]) -> Suggestion:
        """A suggestion of other numbers."""
        return Suggestion(
            kind,
            tuple(
                Change(path, self.labels[path], cast("int | Decimal", self.cells[path]), expected)
                for path, expected in changes.items()
            ),
        )

    def _discrepancy(self, identity: Identity) -> Discrepancy:
        return Discrepancy(identity.code, self._terms(identity.left), self._terms(identity.right))

    def _terms(self, paths: Iterable[CellPath]) -> tuple[Term, ...]:
        return tuple(Term(each, self.labels[each], self.numbers[each]) for each in paths)


def _lines(paths: Iterable[CellPath], prefix: str) -> tuple[tuple[CellPath, ...], ...]:
    """The lines of a table: the paths of cells that stand side by side."""
    chosen = (each for each in paths if each.startswith(prefix))
    return tuple(tuple(line) for _, line in groupby(chosen, lambda each: each.rpartition("/")[0]))
