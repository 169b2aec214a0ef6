"""Report → Assessment: every rule, and one finding for every cause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from disclosure_schema.rules.added_rows import added_rows
from disclosure_schema.rules.below_zero import cells_below_zero
from disclosure_schema.rules.catalogue import RULES
from disclosure_schema.rules.context import Context
from disclosure_schema.rules.explaining import explained
from disclosure_schema.rules.findings import Assessment, Finding
from disclosure_schema.rules.judgements.judgements import doubts
from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.quick_check import arithmetic_of
from disclosure_schema.rules.silencing import is_silenced, silencing, under_another_code

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
        and not any(doubts(report))
        and not any(added_rows(report))
    ):
        return _CLEAN
    context = Context(report)
    places = {path: place for place, path in enumerate(context.labels)}

    def order(finding: Finding) -> tuple[int, int]:
        return places[finding.path], _RANKS[finding.code]

    reported: list[Finding] = []
    silenced: list[Finding] = []
    for each in sorted(_findings(context), key=order):
        if is_silenced(each, silent):
            silenced.append(each)
        else:
            reported.append(under_another_code(each, silent))
    findings = tuple(sorted(reported, key=order))
    return Assessment(findings, tuple(context.not_assessed()), tuple(silenced))


def _findings(context: Context) -> Iterator[Finding]:
    below_zero = cells_below_zero(context.report)
    for ledger in context.ledgers():
        negative = [each for each in below_zero if each in ledger.sides]
        yield from explained(context, ledger, negative)
        below_zero = [each for each in below_zero if each not in ledger.sides]
    for bound in context.bounds():
        negative = [each for each in below_zero if each in bound.paths]
        yield from _of_bound(context, bound, negative)
        below_zero = [each for each in below_zero if each not in bound.paths]
    for path in below_zero:
        yield _of_no_sum(context, path)
    yield from _of_judgements(context)


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
    # A number that a judgement would doubt is no correction: fees that seem to be in 元. It doubts cells of the form only.
    is_doubtful = path in context.report.edition.paths and any(
        doubt.path == path for _, doubt in doubts(context.report.with_cell(path, number))
    )
    suggestions = [] if is_doubtful else [context.suggestion("sign", {path: number})]
    return context.finding("NEGATIVE", path, Certainty.CERTAIN, suggestions=suggestions)


def _of_judgements(context: Context) -> Iterator[Finding]:
    """The findings on numbers that a judgement doubts."""
    for code, doubt in doubts(context.report):
        if doubt.expected is None:
            yield context.finding(code, doubt.path, Certainty.UNKNOWN)
        else:
            suggestion = context.suggestion(doubt.kind, {doubt.path: doubt.expected})
            yield context.finding(code, doubt.path, Certainty.LIKELY, suggestions=[suggestion])
