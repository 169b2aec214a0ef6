"""Findings → JSON, as `findings_schema` describes it, for programs in any language.

One document holds what was found in any number of reports. It is written and never read back,
since a finding follows from its report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure_schema.frozen import frozen
from disclosure_schema.json.writing import write
from disclosure_schema.model.report import Report
from disclosure_schema.rules.as_json.findings_schema import FINDINGS_SCHEMA
from disclosure_schema.rules.filled_texts import number
from disclosure_schema.rules.findings import Assessment

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json
    from disclosure_schema.rules.findings import (
        Discrepancy,
        Finding,
        NotAssessed,
        Suggestion,
    )
    from disclosure_schema.rules.terms import Change, Term
    from disclosure_schema.rules.texts import Language


@frozen
class CheckedReport:
    """A report, what was found in it, and the name of the file that it came from, if any."""

    report: Report
    assessment: Assessment
    file: str | None = None


def findings_dumps(checked: Iterable[CheckedReport], unreadable: Iterable[str] = ()) -> str:
    """The findings as JSON text: indented, ending in a newline. The same findings give the same text.

    `unreadable` names files that hold no report. It is iterated after all of `checked`.
    """
    return write(findings_to_data(checked, unreadable))


def findings_to_data(
    checked: Iterable[CheckedReport], unreadable: Iterable[str] = ()
) -> dict[str, Json]:
    """The findings as objects that any JSON library writes: dicts, lists, str, int and bool."""
    reports = [_report(each) for each in checked]
    return {"$schema": FINDINGS_SCHEMA, "reports": reports, "unreadable": [*unreadable]}


def assessment_to_data(assessment: Assessment) -> dict[str, Json]:
    """What was found in one report, without the name of the report: a part of the document."""
    return {
        "findings": [_finding(each) for each in assessment.findings],
        "not_assessed": [_not_assessed(each) for each in assessment.not_assessed],
        "silenced": [_finding(each) for each in assessment.silenced],
    }


def _report(checked: CheckedReport) -> dict[str, Json]:
    report = checked.report
    file: dict[str, Json] = {} if checked.file is None else {"file": checked.file}
    return {
        **file,
        "agency": report.agency.name,
        "year": report.year,
        "edition": report.edition.id,
        **assessment_to_data(checked.assessment),
    }


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "label": finding.label,
        "value": _number(finding.value),
        "located": finding.located,
        "certainty": finding.certainty.value,
        "message": _texts(finding.message),
        "related": [_discrepancy(each) for each in finding.related],
        "suggestions": [_suggestion(each) for each in finding.suggestions],
        "possibilities": finding.possibilities,
        "fingerprint": finding.fingerprint,
    }


def _not_assessed(identity: NotAssessed) -> dict[str, Json]:
    return {
        "code": identity.code,
        "path": identity.path,
        "label": identity.label,
        "absent": list(identity.absent),
    }


def _discrepancy(discrepancy: Discrepancy) -> dict[str, Json]:
    return {
        "code": discrepancy.code,
        "left": [_term(each) for each in discrepancy.left],
        "right": [_term(each) for each in discrepancy.right],
        "left_sum": discrepancy.left_sum,
        "right_sum": discrepancy.right_sum,
        "said": _texts(discrepancy.message),
    }


def _term(term: Term) -> dict[str, Json]:
    return {"path": term.path, "label": term.label, "value": term.value}


def _suggestion(suggestion: Suggestion) -> dict[str, Json]:
    return {
        "kind": suggestion.kind,
        "said": _texts(suggestion.message),
        "changes": [_change(each) for each in suggestion.changes],
    }


def _change(change: Change) -> dict[str, Json]:
    return {
        "path": change.path,
        "label": change.label,
        "found": _number(change.found),
        "expected": _number(change.expected),
    }


def _number(value: int | Decimal) -> Json:
    """A count as a number; an amount as text, as in the JSON of a report, so that no digit is lost."""
    return number(value) if isinstance(value, Decimal) else value


def _texts(message: Callable[[Language], str]) -> Json:
    return {"zh": message("zh"), "en": message("en")}
