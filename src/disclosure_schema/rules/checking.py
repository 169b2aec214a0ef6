"""Report → Assessment: every rule, and one finding for every cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from disclosure_schema.rules.added_rows import added_rows
from disclosure_schema.rules.catalogue import RULES
from disclosure_schema.rules.context import Context
from disclosure_schema.rules.explaining import explained
from disclosure_schema.rules.findings import Assessment, Finding
from disclosure_schema.rules.judgements.below_zero import cells_below_zero
from disclosure_schema.rules.judgements.fees_in_yuan import (
    FEES,
    fees_in_yuan,
    is_doubtful,
    likely_fees,
)
from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.quick_check import arithmetic_of
from disclosure_schema.rules.silencing import is_silenced, led_by_another, silencing

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.form.identities import Identity
    from disclosure_schema.model.report import Report

_CLEAN: Final = Assessment()
_RANKS: Final = {each.code: rank for rank, each in enumerate(RULES)}


def check(report: Report, *, silence: Collection[str] = ()) -> Assessment:
    """Whether a report adds up, and which cells are wrong where it does not.

    `silence` names findings to be left out, by the codes of their rules or by their fingerprints. They are kept
    in `silenced`. A finding that breaks another rule too is reported with the code of that rule.
    The report stays as it is: `Suggestion.apply` gives a corrected copy.
    Raises UnknownSilence, a ValueError, for what is neither code nor fingerprint, and TypeError for a text.
    """
    silent = silencing(silence)
    if (
        arithmetic_of(report.edition).is_clean(report)
        and fees_in_yuan(report) is None
        and not any(added_rows(report))
    ):
        return _CLEAN
    context = Context(report)
    places = {path: place for place, path in enumerate(context.labels)}

    def order(finding: Finding) -> tuple[int, int]:
        return places[finding.path], _RANKS[finding.code]

    findings = sorted(_findings(context), key=order)
    silenced = tuple(each for each in findings if is_silenced(each, silent))
    heard = (led_by_another(each, silent) for each in findings if each not in silenced)
    return Assessment(tuple(sorted(heard, key=order)), tuple(context.not_assessed()), silenced)


def _findings(context: Context) -> Iterator[Finding]:
    below_zero = cells_below_zero(context.report)
    for ledger in context.ledgers():
        negative = [each for each in below_zero if each in ledger.sides]
        yield from explained(context, ledger, negative)
        below_zero = [each for each in below_zero if each not in negative]
    for bound in context.bounds():
        negative = [each for each in below_zero if each in bound.paths]
        yield from _of_bound(context, bound, negative)
        below_zero = [each for each in below_zero if each not in negative]
    for path in below_zero:
        yield _of_no_sum(context, path)
    yield from _of_unit(context)


def _of_bound(context: Context, bound: Identity, negative: Sequence[CellPath]) -> Iterator[Finding]:
    """The finding on a number that is more than it can be, or on numbers below zero, which explain that."""
    (left,), (right,) = bound.left, bound.right
    numbers = context.counts
    related = [bound] if numbers[left] > numbers[right] else []
    holds = abs(numbers[left]) <= abs(numbers[right])
    for path in negative:
        suggestion = context.suggestion("sign", {path: -numbers[path]})
        yield context.finding(
            "NEGATIVE",
            path,
            Certainty.CERTAIN,
            related=related,
            suggestions=[suggestion] if holds else [],
        )
    if related and not negative:
        swapped = {left: numbers[right], right: numbers[left]}
        yield context.finding(
            bound.code,
            left,
            Certainty.POSSIBLE,
            related=related,
            suggestions=[context.suggestion("cells_swapped", swapped)],
        )


def _of_no_sum(context: Context, path: CellPath) -> Finding:
    """The finding on a cell below zero that stands in no sum. The number without its sign is suggested."""
    number = -context.numbers[path]
    # Fees that would then seem to be in 元 are no correction.
    is_in_yuan = path == FEES and is_doubtful(number, context.report.remarks)
    suggestions = [] if is_in_yuan else [context.suggestion("sign", {path: number})]
    return context.finding("NEGATIVE", path, Certainty.CERTAIN, suggestions=suggestions)


def _of_unit(context: Context) -> Iterator[Finding]:
    """The finding on fees that seem to be in 元, with the same in 万元 if that can be meant."""
    yuan = fees_in_yuan(context.report)
    if yuan is None:
        return
    amount = likely_fees(yuan)
    if amount is None:
        yield context.finding("T2-UNIT", FEES, Certainty.UNKNOWN)
    else:
        suggestion = context.suggestion("unit", {FEES: amount})
        yield context.finding("T2-UNIT", FEES, Certainty.LIKELY, suggestions=[suggestion])
