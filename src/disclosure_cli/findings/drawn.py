"""Findings on a terminal: each table drawn once, and below it what is wrong with its marked cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from disclosure_cli.findings.marked_tables import Numbered, marked_table, numbered
from disclosure_cli.findings.reports_checked import whose
from disclosure_cli.terminal import Emphasis, Terminal
from disclosure_schema.rules import (
    Assessment,
    CheckedReport,
    Finding,
    Language,
    Severity,
    Suggestion,
    rule_of,
)
from disclosure_schema.rules.as_text.facts import (
    Fact,
    is_stated,
    suggestions,
    uncertainty,
)
from disclosure_schema.rules.as_text.verdict import not_assessed, verdict
from disclosure_schema.rules.wording import (
    ARITHMETIC,
    COLON,
    FINGERPRINT,
    NOT_ASSESSED,
    SEVERITIES,
    STATEMENT,
    VERDICT,
)
from renderers import lay_out
from renderers.document import Document, Table
from renderers.typography.widths import text_width

_COLOURS: Final = {Severity.ERROR: Emphasis.RED, Severity.WARNING: Emphasis.YELLOW}


def drawn(checked: CheckedReport, language: Language, terminal: Terminal) -> Iterator[str]:
    """The lines of a report: whose it is, each table with findings and these, what could not be assessed, the verdict."""
    yield terminal.painted(checked.file or "", Emphasis.BOLD)
    yield from terminal.wrapped("", whose(checked, language))
    if checked.assessment:
        tables = _tables_by_cell(lay_out(checked.report))
        findings = numbered(checked.assessment.findings)
        for _, group in groupby(findings, lambda each: tables[each.finding.path].key):
            together = list(group)
            table = tables[together[0].finding.path]
            yield ""
            yield from marked_table(table, together, language, terminal)
            for each in together:
                yield ""
                yield from _explained(each, language, terminal)
    yield ""
    if missing := not_assessed(checked, language):
        yield from terminal.wrapped(f"{NOT_ASSESSED.of(language)}  ", missing)
    colour = _colour_of_verdict(checked.assessment)
    for line in terminal.wrapped(f"{VERDICT.of(language)}  ", verdict(checked, language)):
        yield terminal.painted(line, colour)


def _colour_of_verdict(assessment: Assessment) -> Emphasis:
    """Red for errors, green if nothing was found and everything could be assessed, else yellow."""
    if assessment.count(Severity.ERROR):
        return Emphasis.RED
    return Emphasis.YELLOW if assessment or assessment.not_assessed else Emphasis.GREEN


def _tables_by_cell(document: Document) -> dict[str, Table]:
    """The table in which each cell of the report stands. That of a finding holds a number, so it is on the page."""
    tables = (each for each in document.blocks if isinstance(each, Table))
    return {cell.origin: table for table in tables for cell in table.cells}


def _explained(shown: Numbered, language: Language, terminal: Terminal) -> Iterator[str]:
    """What is wrong: how grave, the cell, what it should be, the arithmetic, and what the rule rests on."""
    finding = shown.finding
    severity = SEVERITIES[finding.severity].of(language)
    heading = f"{severity} {finding.code}  {finding.label}"
    for line in terminal.wrapped(f"{shown.number} ", heading):
        yield terminal.painted(line, _COLOURS[finding.severity])
    facts = list(_facts(finding, language))
    width = max(text_width(name) for name, _ in facts)
    for name, fact in facts:
        yield from terminal.wrapped(f"   {name}{' ' * (width - text_width(name))}  ", fact)
    fingerprint = f"{FINGERPRINT.of(language)} {finding.fingerprint}"
    clause = rule_of(finding.code).clause.of(language)
    for line in terminal.wrapped("   ", f"{fingerprint}  {clause}"):
        yield terminal.painted(line, Emphasis.FAINT)


def _facts(finding: Finding, language: Language) -> Iterator[Fact]:
    """The statement, the suggestions, and all sums below one name. A statement that is one of the sums is left out."""
    if not is_stated(finding):
        yield STATEMENT.of(language), finding.statement(language)
    yield from uncertainty(finding, language)
    yield from suggestions(finding, lambda each: _shortened(each, finding, language), language)
    for index, each in enumerate(finding.related):
        yield ("" if index else ARITHMETIC.of(language)), each.message(language)


def _shortened(suggestion: Suggestion, finding: Finding, language: Language) -> str:
    """A suggestion without the label of the cell, or of the row, if the heading above it has that label already."""
    labels = [each.label for each in suggestion.changes]
    row = finding.label.rpartition(" · ")[0]
    text = suggestion.message(language)
    if labels == [finding.label]:
        return text.removeprefix(f"{finding.label}{COLON.of(language)}")
    if row and all(each.startswith(f"{row} · ") for each in labels):
        return text.replace(f"{row} · ", "")
    return text
