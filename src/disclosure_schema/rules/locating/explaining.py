"""One table's findings: what its sums say of it, and one finding for every cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import define, evolve

from disclosure_schema.rules.certainty import Certainty
from disclosure_schema.rules.ledger import Ledger
from disclosure_schema.rules.locating.minus import without_minus
from disclosure_schema.rules.locating.mistakes import Mistake
from disclosure_schema.rules.locating.smallest import Explanation, Location, located

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.form.identities import Identity
    from disclosure_schema.rules.context import Examination
    from disclosure_schema.rules.findings import Finding, Suggestion

# What lies further down a list is not looked at by anybody.
_MOST_SUGGESTIONS: Final = 5


def explained(
    examination: Examination, ledger: Ledger, below_zero: Sequence[CellPath]
) -> Iterator[Finding]:
    """The findings on the sums of a table, and on its cells below zero.

    A cell below zero is wrong without doubt, and the sums that it breaks are told with it.
    What it should be is told where the sums bear it out.
    """
    unsigned = without_minus(ledger, below_zero) if below_zero else {}
    for path, number in unsigned.items():
        yield examination.finding(
            "NEGATIVE",
            path,
            Certainty.CERTAIN,
            related=_at(ledger, ledger.touched([path])),
            suggestions=[examination.suggestion("sign", {path: number})],
        )
    rest = evolve(ledger, numbers={**ledger.numbers, **unsigned}) if unsigned else ledger
    location = located(rest)
    left = [each for each in below_zero if each not in unsigned and each not in _proved(location)]
    for path in left:
        related = _at(ledger, ledger.touched([path]))
        yield examination.finding("NEGATIVE", path, Certainty.CERTAIN, related=related)
    yield from _Explaining(examination, rest, rest.touched(left)).findings(location)


def _proved(location: Location) -> set[CellPath]:
    """The cells of which it is certain what they should be, one by one."""
    if location.certainty is not Certainty.CERTAIN:
        return set()
    return {each.changes[0][0] for each in location.explanations[0]}


def _at(ledger: Ledger, indexes: Iterable[int]) -> list[Identity]:
    return [ledger.identities[index] for index in sorted(indexes)]


@define(frozen=True)
class _Explaining:
    examination: Examination
    ledger: Ledger
    #: The identities that are told already, with a cell below zero.
    told: set[int]

    def findings(self, location: Location) -> Iterator[Finding]:
        match location.certainty:
            case Certainty.CERTAIN:
                for mistake in location.explanations[0]:
                    yield self._of_known(mistake)
            case Certainty.LIKELY:
                for mistake in location.explanations[0]:
                    yield from self._of_likely(mistake)
            case Certainty.POSSIBLE:
                yield from self._of_several(location.explanations)
            case Certainty.UNKNOWN:
                pass
        for index in location.unexplained:
            if index not in self.told:
                yield from self._where_it_shows([index], Certainty.UNKNOWN)

    def _of_known(self, mistake: Mistake) -> Finding:
        """A mistake that is certain, found where it is; the sign of a number says more than its sums."""
        path = mistake.changes[0][0]
        related = _at(self.ledger, self._touched(mistake))
        code = "NEGATIVE" if self.ledger.numbers[path] < 0 else related[0].code
        return self.examination.finding(
            code,
            path,
            Certainty.CERTAIN,
            related=related,
            suggestions=[self.examination.suggestion(mistake.kind, dict(mistake.changes))],
        )

    def _of_likely(self, mistake: Mistake) -> Iterator[Finding]:
        """A mistake that is likely, told where the trouble shows."""
        suggestion = self.examination.suggestion(mistake.kind, dict(mistake.changes))
        return self._where_it_shows(
            sorted(self._touched(mistake) - self.told), Certainty.LIKELY, [suggestion]
        )

    def _of_several(self, explanations: tuple[Explanation, ...]) -> Iterator[Finding]:
        """Everything in the table that does not add up, with the likeliest of its explanations."""
        return self._where_it_shows(
            [each for each in self.ledger.imbalance if each not in self.told],
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
        """The finding on identities that do not hold, at the first of them; none if there is nothing left to tell."""
        if broken:
            related = _at(self.ledger, broken)
            yield self.examination.finding(
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
        return self.examination.suggestion(kind, changes)

    def _touched(self, mistake: Mistake) -> set[int]:
        return self.ledger.touched(path for path, _ in mistake.changes)
