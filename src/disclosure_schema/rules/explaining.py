"""The findings on the sums of one table: one finding for every cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import define, evolve

from disclosure_schema.rules.locating.ledger import Ledger
from disclosure_schema.rules.locating.location import Certainty, Explanation, Location
from disclosure_schema.rules.locating.minus import without_minus
from disclosure_schema.rules.locating.mistakes import Mistake
from disclosure_schema.rules.locating.smallest import located

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.form.identities import Identity
    from disclosure_schema.rules.context import Context
    from disclosure_schema.rules.findings import Finding, Suggestion

# Nobody reads further down a list of suggestions.
_MOST_SUGGESTIONS: Final = 5


def explained(
    context: Context, ledger: Ledger, below_zero: Sequence[CellPath]
) -> Iterator[Finding]:
    """The findings on the sums of a table, and on its cells below zero.

    A cell below zero is wrong without doubt. Its finding lists the sums that the cell breaks.
    The finding suggests a number where the sums confirm one.
    """
    unsigned = without_minus(ledger, below_zero) if below_zero else {}
    for path, number in unsigned.items():
        yield context.finding(
            "NEGATIVE",
            path,
            Certainty.CERTAIN,
            related=_identities_at(ledger, ledger.broken_with([path])),
            suggestions=[context.suggestion("sign", {path: number})],
        )
    rest = evolve(ledger, numbers={**ledger.numbers, **unsigned}) if unsigned else ledger
    location = located(rest)
    proved = _proved(location)
    unexplained = [each for each in below_zero if each not in unsigned and each not in proved]
    for path in unexplained:
        related = _identities_at(ledger, ledger.broken_with([path]))
        yield context.finding("NEGATIVE", path, Certainty.CERTAIN, related=related)
    yield from _Explaining(context, rest, rest.broken_with(unexplained)).findings(location)


def _proved(location: Location) -> set[CellPath]:
    """The cells whose right number is certain, one for each mistake."""
    if location.certainty is not Certainty.CERTAIN:
        return set()
    return {each.changes[0][0] for each in location.explanations[0]}


def _identities_at(ledger: Ledger, indexes: Iterable[int]) -> list[Identity]:
    return [ledger.identities[index] for index in sorted(indexes)]


@define(frozen=True)
class _Explaining:
    context: Context
    ledger: Ledger
    #: The indexes of the identities that a finding on a cell below zero has listed.
    reported: set[int]

    def findings(self, location: Location) -> Iterator[Finding]:
        match location.certainty:
            case Certainty.CERTAIN:
                for mistake in location.explanations[0]:
                    yield self._certain(mistake)
            case Certainty.LIKELY:
                for mistake in location.explanations[0]:
                    yield from self._likely(mistake)
            case Certainty.POSSIBLE:
                yield from self._possible(location.explanations)
            case Certainty.UNKNOWN:
                pass
        for index in location.unexplained:
            if index not in self.reported:
                yield from self._where_it_shows([index], Certainty.UNKNOWN)

    def _certain(self, mistake: Mistake) -> Finding:
        """The finding at the cell that is wrong. That a number is below zero matters more than the sums it breaks."""
        path = mistake.changes[0][0]
        related = _identities_at(self.ledger, self._broken_with(mistake))
        code = "NEGATIVE" if self.ledger.numbers[path] < 0 else related[0].code
        return self.context.finding(
            code,
            path,
            Certainty.CERTAIN,
            related=related,
            suggestions=[self.context.suggestion(mistake.kind, dict(mistake.changes))],
        )

    def _likely(self, mistake: Mistake) -> Iterator[Finding]:
        """The finding on a mistake that is likely, at the total of the first sum that it breaks."""
        suggestion = self.context.suggestion(mistake.kind, dict(mistake.changes))
        return self._where_it_shows(
            sorted(self._broken_with(mistake) - self.reported), Certainty.LIKELY, [suggestion]
        )

    def _possible(self, explanations: tuple[Explanation, ...]) -> Iterator[Finding]:
        """One finding for the whole table: it lists all sums that do not balance, and the likeliest explanations."""
        return self._where_it_shows(
            [each for each in self.ledger.imbalance if each not in self.reported],
            Certainty.POSSIBLE,
            list(map(self._suggested, explanations[:_MOST_SUGGESTIONS])),
            len(explanations),
        )

    def _where_it_shows(
        self,
        broken: Sequence[int],
        certainty: Certainty,
        suggestions: Sequence[Suggestion] = (),
        possibilities: int | None = None,
    ) -> Iterator[Finding]:
        """The finding on broken identities, at the total of the first one; none if there is no such identity."""
        if broken:
            related = _identities_at(self.ledger, broken)
            yield self.context.finding(
                related[0].code,
                related[0].right[0],
                certainty,
                related=related,
                suggestions=suggestions,
                possibilities=possibilities,
            )

    def _suggested(self, explanation: Explanation) -> Suggestion:
        changes = {path: number for each in explanation for path, number in each.changes}
        kind = explanation[0].kind if len(explanation) == 1 else "several"
        return self.context.suggestion(kind, changes)

    def _broken_with(self, mistake: Mistake) -> set[int]:
        return self.ledger.broken_with(path for path, _ in mistake.changes)
