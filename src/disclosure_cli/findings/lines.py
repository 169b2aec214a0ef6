"""Findings as plain lines, one fact on each, for `grep`: `file: code: path: what`."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_cli.findings import words as words
from disclosure_schema.rules import CheckedReport, Finding, Language


def lines_of(checked: CheckedReport, language: Language) -> Iterator[str]:
    """The lines of a report: whose it is, its findings, what could not be assessed, and the verdict."""
    colon = words.COLON.of(language)
    for before, said in _facts(checked, language):
        yield words.one_line(f"{checked.file}: {before}{colon}{said}")


def _facts(checked: CheckedReport, language: Language) -> Iterator[tuple[str, str]]:
    yield words.REPORT.of(language), words.whose(checked, language)
    for finding in checked.assessment:
        place = f"{finding.code}: {finding.path}: "
        for name, said in _facts_of(finding, language):
            yield f"{place}{name}", said
    if missing := words.not_assessed(checked, language):
        yield words.NOT_ASSESSED.of(language), missing
    yield words.VERDICT.of(language), words.verdict(checked, language)


def _facts_of(finding: Finding, language: Language) -> Iterator[tuple[str, str]]:
    severity = words.SEVERITIES[finding.severity].of(language)
    yield severity, f"{finding.message(language)} [{finding.fingerprint}]"
    # The message begins with the arithmetic of the leading one, if that is of the same rule.
    for number, each in enumerate(finding.related):
        if number or each.code != finding.code:
            yield words.ARITHMETIC.of(language), each.message(language)
    yield from words.suggested(finding, lambda each: each.message(language), language)
