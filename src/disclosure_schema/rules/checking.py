"""Report → Assessment: every rule, and one finding for every cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, cast

from disclosure_schema.rules.added_rows import added_below_zero
from disclosure_schema.rules.arithmetic import sheet_of
from disclosure_schema.rules.catalogue import RULES
from disclosure_schema.rules.certainty import Certainty
from disclosure_schema.rules.context import Examination
from disclosure_schema.rules.findings import Assessment, Finding
from disclosure_schema.rules.judgements.fees_in_yuan import (
    FEES,
    fees_in_yuan,
    in_ten_thousands,
    is_doubtful,
)
from disclosure_schema.rules.locating.explaining import explained
from disclosure_schema.rules.silencing import is_silenced, led_by_another, silencing
from disclosure_schema.values import AMOUNT

if TYPE_CHECKING:
    from decimal import Decimal

    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.form.identities import Identity
    from disclosure_schema.model.report import Report

_CLEAN: Final = Assessment()
_RANKS: Final = {each.code: rank for rank, each in enumerate(RULES)}


def check(report: Report, *, silence: Collection[str] = ()) -> Assessment:
    """Whether a report adds up, and which cells are wrong where it does not.

    `silence` names findings to be left out, by the codes of their rules or by their fingerprints; they are kept
    in `silenced`. A finding that breaks other rules too is told as one of those.
    The report stays as it is: `Suggestion.apply` gives a corrected copy.
    Raises UnknownSilence, a ValueError, for what is neither code nor fingerprint, and TypeError for a text.
    """
    silent = silencing(silence)
    sheet = sheet_of(report.edition)
    if (
        sheet.is_clean(report)
        and fees_in_yuan(report) is None
        and not added_below_zero(report, sheet.signed)
    ):
        return _CLEAN
    examination = Examination(report, sheet)
    places = {path: place for place, path in enumerate(examination.labels)}

    def order(finding: Finding) -> tuple[int, int]:
        return places[finding.path], _RANKS[finding.code]

    findings = sorted(_findings(examination), key=order)
    silenced = tuple(each for each in findings if is_silenced(each, silent))
    heard = (led_by_another(each, silent) for each in findings if each not in silenced)
    return Assessment(tuple(sorted(heard, key=order)), tuple(examination.not_assessed()), silenced)


def _findings(examination: Examination) -> Iterator[Finding]:
    below_zero = list(examination.below_zero)
    for ledger in examination.ledgers():
        negative = [each for each in below_zero if each in ledger.sides]
        yield from explained(examination, ledger, negative)
        below_zero = [each for each in below_zero if each not in negative]
    for bound in examination.bounds():
        negative = [each for each in below_zero if each in bound.paths]
        yield from _of_bound(examination, bound, negative)
        below_zero = [each for each in below_zero if each not in negative]
    for path in below_zero:
        yield from _in_no_sum(examination, path)
    yield from _in_yuan(examination)


def _of_bound(
    examination: Examination, bound: Identity, negative: Sequence[CellPath]
) -> Iterator[Finding]:
    """The finding on a number that is more than it can be; if one is below zero that explains it."""
    (left,), (right,) = bound.left, bound.right
    numbers = examination.numbers
    related = [bound] if numbers[left] > numbers[right] else []
    holds = abs(numbers[left]) <= abs(numbers[right])
    for path in negative:
        suggestion = examination.suggestion("sign", {path: -numbers[path]})
        yield examination.finding(
            "NEGATIVE",
            path,
            Certainty.CERTAIN,
            related=related,
            suggestions=[suggestion] if holds else [],
        )
    if related and not negative:
        swapped = {left: numbers[right], right: numbers[left]}
        yield examination.finding(
            bound.code,
            left,
            Certainty.POSSIBLE,
            related=related,
            suggestions=[examination.suggestion("cells_swapped", swapped)],
        )


def _in_no_sum(examination: Examination, path: CellPath) -> Iterator[Finding]:
    """The finding on a cell below zero that no sum tells of: what was meant is the number without its sign."""
    meant = -cast("int | Decimal", examination.cells[path])
    doubtful = path == FEES and is_doubtful(cast("Decimal", meant), examination.report.remarks)
    suggestion = examination.suggestion("sign", {path: meant})
    yield examination.finding(
        "NEGATIVE", path, Certainty.CERTAIN, suggestions=[] if doubtful else [suggestion]
    )


def _in_yuan(examination: Examination) -> Iterator[Finding]:
    """The finding on fees that seem to be in 元, with what they would be in 万元 if that is less doubtful."""
    fees = fees_in_yuan(examination.report)
    if fees is None:
        return
    amount = in_ten_thousands(fees)
    if AMOUNT.fits(amount) and not is_doubtful(amount, ()):
        suggestion = examination.suggestion("unit", {FEES: amount})
        yield examination.finding("T2-UNIT", FEES, Certainty.LIKELY, suggestions=[suggestion])
    else:
        yield examination.finding("T2-UNIT", FEES, Certainty.UNKNOWN)
