"""Findings as plain lines, one fact on each, for `grep`: `file: code: path: name: fact`."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_cli.findings.reports_checked import REPORT, whose
from disclosure_schema.rules import CheckedReport, Finding, Language
from disclosure_schema.rules.as_text.facts import Fact, further_sums, suggestions
from disclosure_schema.rules.as_text.verdict import not_assessed, verdict
from disclosure_schema.rules.wording import COLON, NOT_ASSESSED, SEVERITIES, VERDICT


def lines_of(checked: CheckedReport, language: Language) -> Iterator[str]:
    """The lines of a report: whose it is, its findings, what could not be assessed, and the verdict."""
    colon = COLON.of(language)
    for name, fact in _facts(checked, language):
        yield f"{checked.file}: {name}{colon}{fact}"


def _facts(checked: CheckedReport, language: Language) -> Iterator[Fact]:
    yield REPORT.of(language), whose(checked, language)
    for finding in checked.assessment:
        for name, fact in _facts_of(finding, language):
            yield f"{finding.code}: {finding.path}: {name}", fact
    if missing := not_assessed(checked, language):
        yield NOT_ASSESSED.of(language), missing
    yield VERDICT.of(language), verdict(checked, language)


def _facts_of(finding: Finding, language: Language) -> Iterator[Fact]:
    severity = SEVERITIES[finding.severity].of(language)
    yield severity, f"{finding.message(language)} [{finding.fingerprint}]"
    yield from further_sums(finding, language)
    yield from suggestions(finding, lambda each: each.message(language), language)
