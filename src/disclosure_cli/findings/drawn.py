"""Findings on a terminal: each table drawn once, and below it what is wrong with its marked cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from disclosure_cli.findings import words as words
from disclosure_cli.findings.marked_tables import Numbered, marked_table, numbered
from disclosure_cli.terminal import Look, Terminal
from disclosure_schema.rules import (
    Assessment,
    Certainty,
    CheckedReport,
    Finding,
    Language,
    Severity,
    Suggestion,
    rule_of,
)
from disclosure_schema.rules.wording import NOT_LOCATED
from renderers import lay_out
from renderers.document import Table
from renderers.typography.widths import text_width

_LOOKS: Final = {Severity.ERROR: Look.RED, Severity.WARNING: Look.YELLOW}


def drawn(checked: CheckedReport, language: Language, terminal: Terminal) -> Iterator[str]:
    """The lines of a report: whose it is, each table with findings and these, what could not be assessed, the verdict."""
    yield terminal.painted(words.one_line(checked.file or ""), Look.BOLD)
    yield from terminal.wrapped("", words.one_line(words.whose(checked, language)))
    if checked.assessment:
        tables = [each for each in lay_out(checked.report).blocks if isinstance(each, Table)]
        findings = numbered(checked.assessment.findings)
        for table, group in groupby(findings, lambda each: _table_of(each.finding, tables)):
            together = list(group)
            yield ""
            yield from marked_table(table, together, language, terminal)
            for each in together:
                yield ""
                yield from _told(each, language, terminal)
    yield ""
    if missing := words.not_assessed(checked, language):
        yield from terminal.wrapped(f"{words.NOT_ASSESSED.of(language)}  ", missing)
    verdict = words.verdict(checked, language)
    for line in terminal.wrapped(f"{words.VERDICT.of(language)}  ", verdict):
        yield terminal.painted(line, _look_of_verdict(checked.assessment))


def _look_of_verdict(assessment: Assessment) -> Look:
    """Green is only what was looked at as a whole."""
    if assessment.count(Severity.ERROR):
        return Look.RED
    return Look.YELLOW if assessment or assessment.not_assessed else Look.GREEN


def _table_of(finding: Finding, tables: Sequence[Table]) -> Table:
    """The table in which the cell of a finding stands: it holds a number, so it is on the page."""
    return next(
        table for table in tables if any(cell.origin == finding.path for cell in table.cells)
    )


def _told(told: Numbered, language: Language, terminal: Terminal) -> Iterator[str]:
    """What is wrong: how grave, the cell, what it should be, the arithmetic, and what the rule rests on."""
    finding = told.finding
    severity = words.SEVERITIES[finding.severity].of(language)
    heading = f"{severity} {finding.code}  {finding.label}"
    for line in terminal.wrapped(f"{told.number} ", heading):
        yield terminal.painted(line, _LOOKS[finding.severity])
    facts = list(_facts(finding, language))
    width = max(text_width(name) for name, _ in facts)
    for name, said in facts:
        yield from terminal.wrapped(f"   {name}{' ' * (width - text_width(name))}  ", said)
    fingerprint = f"{words.FINGERPRINT.of(language)} {finding.fingerprint}"
    clause = rule_of(finding.code).clause.of(language)
    for line in terminal.wrapped("   ", f"{fingerprint}  {clause}"):
        yield terminal.painted(line, Look.FAINT)


def _facts(finding: Finding, language: Language) -> Iterator[tuple[str, str]]:
    """What there is to say of a finding, each with its name; what has none belongs to the one before."""
    if not finding.related or finding.related[0].code != finding.code:
        yield words.STATEMENT.of(language), finding.statement(language)
    if finding.related and finding.certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN):
        yield words.UNCERTAIN.of(language), NOT_LOCATED.of(language)
    yield from words.suggested(finding, lambda each: _suggested(each, finding, language), language)
    for index, each in enumerate(finding.related):
        yield ("" if index else words.ARITHMETIC.of(language)), each.message(language)


def _suggested(suggestion: Suggestion, finding: Finding, language: Language) -> str:
    """What a suggestion changes, and why. What the heading names already, the line or the cell, is not said again."""
    labels = [each.label for each in suggestion.changes]
    line = finding.label.rpartition(" · ")[0]
    said = suggestion.message(language)
    if labels == [finding.label]:
        return said.removeprefix(f"{finding.label}{words.COLON.of(language)}")
    if line and all(each.startswith(f"{line} · ") for each in labels):
        return said.replace(f"{line} · ", "")
    return said
