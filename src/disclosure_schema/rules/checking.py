"""Report → Assessment: every rule, and one finding for every cause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Final, cast

from attrs import define, evolve

from disclosure_schema.paths import Path
from disclosure_schema.rules.added_lines import added_outcomes, with_added_outcomes
from disclosure_schema.rules.arithmetic import Sheet, is_signed, sheet_of
from disclosure_schema.rules.catalogue import rule_of
from disclosure_schema.rules.findings import (
    Assessment,
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
from disclosure_schema.rules.locating import located
from disclosure_schema.rules.mistakes import Mistake
from disclosure_schema.rules.units import FEES, fees_in_yuan, in_ten_thousands
from disclosure_schema.values import AMOUNT, Absent

if TYPE_CHECKING:
    from decimal import Decimal

    from disclosure_schema.identities import Identity
    from disclosure_schema.report import Report

_CLEAN: Final = Assessment()

# What lies further down a list is not looked at by anybody.
_MOST_SUGGESTIONS: Final = 5


def check(report: Report, *, silence: Collection[str] = ()) -> Assessment:
    """Whether a report adds up, and which cells are wrong where it does not.

    `silence` names findings to be left out, by the code of their rule or by their fingerprint;
    they are kept in `silenced`. The report stays as it is: `Suggestion.apply` gives a corrected copy.
    """
    sheet = sheet_of(report.edition.paths)
    if sheet.is_clean(report) and fees_in_yuan(report) is None:
        return _CLEAN
    examination = _Examination(report, sheet)
    order = {path: index for index, path in enumerate(examination.labels)}
    findings = sorted(examination.findings(), key=lambda each: (order[each.path], each.code))
    silent = [each for each in findings if each.code in silence or each.fingerprint in silence]
    return Assessment(
        tuple(each for each in findings if each not in silent),
        tuple(examination.not_assessed()),
        tuple(silent),
    )


@define(frozen=True, slots=False, eq=False)
class _Examination:
    """A report that does not pass at the first look, looked at closely."""

    report: Report
    sheet: Sheet

    @cached_property
    def cells(self) -> Mapping[Path, int | Decimal | Absent]:
        """What stands in the cells of the form, and in those of lines that were added among the outcomes."""
        values = cast("Sequence[int | Decimal | Absent]", self.sheet.values(self.report))
        return {**dict(zip(self.sheet.paths, values, strict=True)), **self.added}

    @cached_property
    def added(self) -> dict[Path, int]:
        return added_outcomes(self.report)

    @cached_property
    def numbers(self) -> dict[Path, int]:
        return {path: each for path, each in self.cells.items() if isinstance(each, int)}

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        identities = self.sheet.identities
        return (
            with_added_outcomes(identities, self.added, self.numbers) if self.added else identities
        )

    @cached_property
    def labels(self) -> dict[Path, str]:
        labels = labels_of(self.report.edition)
        if not self.added:
            return labels
        # Only where a line was added: going through the cells of a report takes longer.
        return labels | {
            each.path: f"{each.row[-1]} · {each.column[-1]}"
            for each in self.report.cells()
            if each.path in self.added
        }

    def not_assessed(self) -> Iterator[NotAssessed]:
        for each in self.identities:
            absent = tuple(path for path in each.paths if path not in self.numbers)
            if absent:
                yield NotAssessed(each.code, each.right[0], self.labels[each.right[0]], absent)

    def findings(self) -> Iterator[Finding]:
        negative = [
            path
            for path, value in self.cells.items()
            if not isinstance(value, Absent) and value < 0 and not is_signed(path)
        ]
        for finding in self._broken():
            # A cell below zero that is wrong anyway is one cause, and the sign says more than the sum.
            if finding.located and finding.path in negative:
                negative.remove(finding.path)
                yield evolve(finding, code="NEGATIVE", severity=rule_of("NEGATIVE").severity)
            else:
                yield finding
        for path in negative:
            value = cast("int | Decimal", self.cells[path])
            bounds = [each for each in self._broken_bounds() if path in each.paths]
            yield self._finding(
                "NEGATIVE",
                path,
                related=self._discrepancies(bounds),
                suggestions=(self._suggestion("sign", {path: -value}),),
            )
        if (fees := fees_in_yuan(self.report)) is not None:
            amount = in_ten_thousands(fees)
            meant = (self._suggestion("unit", {FEES: amount}),) if AMOUNT.fits(amount) else ()
            yield self._finding("T2-UNIT", FEES, suggestions=meant)

    def _broken(self) -> Iterator[Finding]:
        assessed = [each for each in self.identities if self._is_assessed(each)]
        table = [each for each in assessed if each.code.startswith("T3")]
        yield from self._of_ledger(self._ledger(table, _lines(self.sheet.paths, "/requests/")))
        for each in assessed:
            if each.code == "T4-SUM":
                yield from self._of_ledger(self._ledger([each], (each.paths,)))
        for each in self._broken_bounds():
            yield from self._of_bound(each)

    def _is_assessed(self, identity: Identity) -> bool:
        return all(path in self.numbers for path in identity.paths)

    def _ledger(self, identities: Iterable[Identity], lines: Sequence[tuple[Path, ...]]) -> Ledger:
        return Ledger(tuple(lines), self.numbers, tuple(identities))

    def _of_ledger(self, ledger: Ledger) -> Iterator[Finding]:
        location = located(ledger)
        broken = [ledger.identities[index] for index in ledger.imbalance]
        unexplained = [ledger.identities[index] for index in location.unexplained]
        if len(location.explanations) == 1:
            # One finding for each mistake. Where a table was taken apart they are likely and not certain.
            (explanation,) = location.explanations
            for mistake in explanation:
                changed = {path for path, _ in mistake.changes}
                related = [each for each in broken if changed & set(each.paths)]
                suggestion = self._suggestion(mistake.kind, dict(mistake.changes))
                yield self._finding(
                    related[0].code,
                    mistake.changes[0][0],
                    located=location.is_certain,
                    related=self._discrepancies(related),
                    suggestions=(suggestion,),
                )
        elif location.explanations:
            few = location.explanations[:_MOST_SUGGESTIONS]
            yield self._finding(
                broken[0].code,
                broken[0].right[0],
                located=False,
                related=self._discrepancies(broken),
                suggestions=tuple(map(self._of_explanation, few)),
            )
        for each in unexplained:
            yield self._finding(
                each.code,
                each.right[0],
                located=False,
                related=self._discrepancies([each]),
            )

    def _broken_bounds(self) -> Iterator[Identity]:
        for each in self.identities:
            if each.relation == "≤" and self._is_assessed(each):
                (left,), (right,) = each.left, each.right
                if self.numbers[left] > self.numbers[right]:
                    yield each

    def _of_bound(self, identity: Identity) -> Iterator[Finding]:
        (left,), (right,) = identity.left, identity.right
        # A number below zero is told as such, and explains this too.
        if self.numbers[right] >= 0:
            swapped = {left: self.numbers[right], right: self.numbers[left]}
            yield self._finding(
                identity.code,
                left,
                located=False,
                related=self._discrepancies([identity]),
                suggestions=(self._suggestion("cells_swapped", swapped),),
            )

    def _of_explanation(self, explanation: tuple[Mistake, ...]) -> Suggestion:
        changes = {path: number for each in explanation for path, number in each.changes}
        kind = explanation[0].kind if len(explanation) == 1 else "several"
        return self._suggestion(kind, changes)

    def _suggestion(self, kind: Kind, changes: Mapping[Path, int | Decimal]) -> Suggestion:
        return Suggestion(
            kind,
            tuple(
                Change(path, self.labels[path], cast("int | Decimal", self.cells[path]), expected)
                for path, expected in changes.items()
            ),
        )

    def _discrepancies(self, identities: Iterable[Identity]) -> tuple[Discrepancy, ...]:
        return tuple(
            Discrepancy(each.code, self._terms(each.left), self._terms(each.right))
            for each in identities
        )

    def _terms(self, paths: Iterable[Path]) -> tuple[Term, ...]:
        return tuple(Term(each, self.labels[each], self.numbers[each]) for each in paths)

    def _finding(
        self,
        code: str,
        path: Path,
        *,
        located: bool = True,
        related: tuple[Discrepancy, ...] = (),
        suggestions: tuple[Suggestion, ...] = (),
    ) -> Finding:
        return Finding(
            code=code,
            severity=rule_of(code).severity,
            path=path,
            label=self.labels[path],
            value=cast("int | Decimal", self.cells[path]),
            agency=self.report.agency.name,
            year=self.report.year,
            located=located,
            related=related,
            suggestions=suggestions,
        )


def _lines(paths: Iterable[Path], prefix: str) -> list[tuple[Path, ...]]:
    """The lines of a table: the paths of cells that stand side by side."""
    chosen = (each for each in paths if each.startswith(prefix))
    return [tuple(line) for _, line in groupby(chosen, lambda each: each.rpartition("/")[0])]
