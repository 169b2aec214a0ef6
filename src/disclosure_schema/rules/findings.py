"""What does not add up in a report, or is doubtful: findings, with the cell, the arithmetic, and what may be meant."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from disclosure_schema.cell_path import CellPath
from disclosure_schema.rules.catalogue import Language, Severity
from disclosure_schema.rules.certainty import Certainty
from disclosure_schema.rules.judgements.fees_in_yuan import without_unit
from disclosure_schema.rules.wording import arithmetic, sentence

if TYPE_CHECKING:
    from disclosure_schema.model.report import Report

#: How a suggestion explains what went wrong.
Kind: TypeAlias = Literal[
    "replaced",
    "digits_swapped",
    "digit_lost",
    "digit_doubled",
    "total_left_zero",
    "cells_swapped",
    "row_shifted",
    "number_split",
    "unit",
    "sign",
    "several",
]


@frozen
class Term:
    """A cell in a sum: its place, what the form calls it, and the number in it."""

    path: CellPath
    #: Row and column, as on the form: `（七）总计 · 自然人`.
    label: str
    value: int


@frozen
class Discrepancy:
    """An identity that does not hold, with the numbers in it."""

    code: str
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def left_sum(self) -> int:
        """The sum of the cells at the left."""
        return sum(each.value for each in self.left)

    @property
    def right_sum(self) -> int:
        """The sum of the cells at the right, which mostly are the one total."""
        return sum(each.value for each in self.right)

    def said(self, language: Language = "zh") -> str:
        """The arithmetic written out, with the names of the form."""
        return arithmetic(self, language)


@frozen
class Change:
    """Another number for a cell."""

    path: CellPath
    label: str
    found: int | Decimal
    expected: int | Decimal


@frozen
class Suggestion:
    """What may have been meant: numbers that make the report add up, and how the mistake came about."""

    kind: Kind
    changes: tuple[Change, ...]

    def apply(self, report: Report) -> Report:
        """A copy of the report with these numbers. Raises `NoSuchCell` if it is of another form.

        Remarks beside the cells stay; of them only the word 元 goes, where the suggestion turns 元 into 万元.
        """
        changed = report.with_cells({each.path: each.expected for each in self.changes})
        return without_unit(changed) if self.kind == "unit" else changed


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
    #: How many there are, those that are not among the suggestions too. No more than 64 are looked for.
    possibilities: int = 0

    @property
    def located(self) -> bool:
        """Whether it is known which cell is wrong."""
        return self.certainty is Certainty.CERTAIN

    def message(self, language: Language = "zh") -> str:
        """What is wrong, in a sentence."""
        return sentence(self, language)

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
    #: What the form calls that cell; of a balance, which has no line of its own, the column.
    label: str
    #: The cells without a number.
    absent: tuple[CellPath, ...]


@frozen
class Assessment:
    """What `check` found. Iterating gives the findings, in the order of the page."""

    findings: tuple[Finding, ...] = ()
    #: Identities that could not be looked at: visibly, since that is not the same as being right.
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
        """How many findings are that grave."""
        return Counter(each.severity for each in self.findings)[severity]
