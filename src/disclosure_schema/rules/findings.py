"""What does not add up in a report, or is doubtful: findings, with the cell, the arithmetic, and what may be meant."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from disclosure_schema.cell_path import CellPath
from disclosure_schema.frozen import frozen
from disclosure_schema.rules.filled_texts import (
    cell_message,
    change_message,
    correction,
    sum_message,
    sum_of,
)
from disclosure_schema.rules.judgements.fees_in_yuan import without_yuan
from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.locating.mistakes import MistakeKind
from disclosure_schema.rules.severity import Severity
from disclosure_schema.rules.terms import Change, Term
from disclosure_schema.rules.texts import Language
from disclosure_schema.rules.wording import LIKELY, NOT_LOCATED, SEPARATOR

if TYPE_CHECKING:
    from disclosure_schema.model.report import Report


@frozen
class Discrepancy:
    """An identity that does not hold, with the numbers in it."""

    code: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def left_sum(self) -> int:
        """The sum of the cells at the left."""
        return sum_of(self.left)

    @property
    def right_sum(self) -> int:
        """The sum of the cells at the right, which mostly are the one total."""
        return sum_of(self.right)

    def message(self, language: Language = "zh") -> str:
        """The arithmetic written out, with the labels of the form."""
        return sum_message(self.code, self.left, self.right, language)


@frozen
class Suggestion:
    """What may have been meant: numbers that make the report add up, and how the mistake came about."""

    kind: MistakeKind
    changes: tuple[Change, ...]

    def message(self, language: Language = "zh") -> str:
        """What the suggestion changes, and how the mistake may have come about."""
        return change_message(self.kind, self.changes, language)

    def apply(self, report: Report) -> Report:
        """A copy of the report with these numbers. Raises `NoSuchCell` if it is of another form.

        Remarks beside the cells stay; of them only the word 元 goes, where the suggestion turns 元 into 万元.
        """
        changed = report.with_cells({each.path: each.expected for each in self.changes})
        return without_yuan(changed) if self.kind == "unit" else changed


@frozen(kw_only=True)
class Finding:
    """One cause of something that does not add up, or is doubtful."""

    #: The rule: `T3-SUM`.
    code: str
    severity: Severity
    #: The cell that is wrong if it is known, else the one where the trouble shows.
    path: CellPath
    #: What the form calls that cell.
    label: str
    value: int | Decimal
    agency: str
    year: int
    certainty: Certainty
    #: The identities that do not hold because of it, the leading one first.
    related: tuple[Discrepancy, ...] = ()
    #: What may have been meant, the likeliest first: five at most.
    #: A cell that is known to be wrong has one, or none if what was meant is not known.
    suggestions: tuple[Suggestion, ...] = ()
    #: The number of explanations, those that are not among the suggestions too. No more than 64 are looked for.
    possibilities: int = 0

    @property
    def located(self) -> bool:
        """Whether it is known which cell is wrong."""
        return self.certainty is Certainty.CERTAIN

    def message(self, language: Language = "zh") -> str:
        """What is wrong, and which cell it is, if that is known."""
        parts = (self.statement(language), *self._conclusion(language))
        return SEPARATOR.of(language).join(parts)

    def statement(self, language: Language = "zh") -> str:
        """What is wrong, but not which cell it is: the leading arithmetic, or what the rule has against the cell."""
        if self.related and self.related[0].code == self.code:
            return self.related[0].message(language)
        return cell_message(self.code, self.label, self.value, language)

    def _conclusion(self, language: Language) -> Iterator[str]:
        """What follows from the sums, if anything: the right number, what is likely, or that they cannot tell."""
        first = [correction(each.kind, each.changes, language) for each in self.suggestions[:1]]
        match self.certainty:
            case Certainty.CERTAIN:
                yield from first
            case Certainty.LIKELY:
                yield LIKELY.of(language).format(suggestion=first[0])
            case Certainty.POSSIBLE | Certainty.UNKNOWN:
                if self.related:
                    yield NOT_LOCATED.of(language)
            case _:
                assert_never(self.certainty)

    @property
    def fingerprint(self) -> str:
        """Names this finding as long as the numbers in it stay: a decision on it lapses when one changes."""
        numbers = {
            each.path: each.value for one in self.related for each in (*one.left, *one.right)
        }
        parts = [self.code, self.path, self.agency, self.year, self.value, *sorted(numbers.items())]
        return hashlib.sha256(repr(list(map(str, parts))).encode()).hexdigest()[:16]


@frozen
class NotAssessed:
    """An identity that cannot be assessed, as some of its cells hold no number. Absent is never 0."""

    code: str
    #: The first cell at its right: mostly the total.
    path: CellPath
    #: What the form calls that cell; of a balance, which has no row of its own, the column.
    label: str
    #: The cells without a number.
    absent: tuple[CellPath, ...]


@frozen
class Assessment:
    """What `check` found. Iterating gives the findings, in the order of the page."""

    findings: tuple[Finding, ...] = ()
    #: The identities that could not be assessed. They are listed because that is not the same as being right.
    not_assessed: tuple[NotAssessed, ...] = ()
    #: Findings that the caller asked to leave out.
    silenced: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.findings)

    def count(self, severity: Severity) -> int:
        """The number of findings of a severity."""
        return Counter(each.severity for each in self.findings)[severity]
