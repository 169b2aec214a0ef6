"""Findings as JSON: their schema accepts all of them, and nothing of a finding is lost."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import CellPath, ExtraRow, Report
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.rules import (
    CheckedReport,
    assessment_to_data,
    check,
    findings_dumps,
    findings_schema,
    findings_to_data,
    identities_of,
)
from disclosure_schema.testing import numbered_report, reports, wordings


@cache
def validator() -> jsonschema.Draft202012Validator:
    """What validates findings."""
    return jsonschema.Draft202012Validator(findings_schema())


def findings_of(*checked: Report) -> dict[str, Any]:
    """The findings of reports, written, validated and read back by the standard library."""
    data = json.loads(findings_dumps(CheckedReport(each, check(each)) for each in checked))
    validator().validate(data)
    return data


def test_the_schema_is_a_schema():
    """The schema keeps to Draft 2020-12, and describes each member of each object."""
    schema = findings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)

    objects = [schema, *(each for each in schema["$defs"].values() if "properties" in each)]
    for each in objects:
        assert all("description" in member for member in each["properties"].values())


def test_the_committed_schema_is_the_generated_one(root: Path):
    """The file in the documentation, which the wheel ships, says the same."""
    committed = root / "docs" / "schema" / "findings-1.json"

    assert json.loads(committed.read_text(encoding="utf-8")) == findings_schema()


def test_examples(reports_by_name: dict[str, Report]):
    """The findings of all examples fit the schema, in one document in the order given."""
    data = findings_of(*reports_by_name.values())

    assert [(each["agency"], each["year"], each["edition"]) for each in data["reports"]] == [
        (each.agency.name, each.year, each.edition.id) for each in reports_by_name.values()
    ]
    assert all("file" not in each for each in data["reports"])


@given(reports())
@settings(max_examples=50)
def test_any_report(report: Report):
    """Whatever stands in the cells of a report, its findings fit the schema."""
    findings_of(report)


@given(st.data())
@settings(max_examples=50)
def test_any_tampering(data: st.DataObject):
    """So do those of a report that was sound before some of its cells were changed."""
    report = numbered_report()
    cells = st.sampled_from(report.edition.paths).filter(lambda path: path != "/proactive/fees")
    counts = st.integers(-LARGEST_COUNT, LARGEST_COUNT)
    changes = data.draw(st.dictionaries(cells, counts, max_size=5))
    findings_of(report.with_cells(changes))


def test_nothing_is_lost(reports_by_name: dict[str, Report]):
    """A finding in JSON has all that the object says, with its messages in both languages."""
    report = reports_by_name["wrong-sums-2022"]
    assessment = check(report, silence=["T4-SUM"])
    data = assessment_to_data(assessment)

    assert [each["fingerprint"] for each in data["silenced"]] == [
        each.fingerprint for each in assessment.silenced
    ]
    for finding, each in zip(assessment, data["findings"], strict=True):
        assert each["message"] == {"zh": finding.message("zh"), "en": finding.message("en")}
        assert (each["path"], each["label"], each["value"]) == (
            finding.path,
            finding.label,
            finding.value,
        )
        for discrepancy, written in zip(finding.related, each["related"], strict=True):
            assert written["left_sum"] == sum(term["value"] for term in written["left"])
            assert written["said"]["zh"] == discrepancy.message("zh")
        for suggestion, written in zip(finding.suggestions, each["suggestions"], strict=True):
            assert [(one["path"], one["expected"]) for one in written["changes"]] == [
                (one.path, one.expected) for one in suggestion.changes
            ]


def test_amounts_keep_their_digits(reports_by_name: dict[str, Report]):
    """An amount is text with all its digits, as in the JSON of a report."""
    report = reports_by_name["suqian-2024"].with_cell("/proactive/fees", Decimal("72701257800.10"))
    (finding,) = findings_of(report)["reports"][0]["findings"]

    assert finding["value"] == "72701257800.10"
    assert finding["suggestions"][0]["changes"] == [
        {
            "path": "/proactive/fees",
            "label": finding["label"],
            "found": "72701257800.10",
            "expected": "7270125.78001",
        }
    ]


def test_absent_cells_are_named(reports_by_name: dict[str, Report]):
    """A blank form has no findings, and all its identities among those not assessed, each with its blank cells."""
    report = reports_by_name["draft-2026"]
    (written,) = findings_of(report)["reports"]

    assert written["findings"] == []
    assert [set(each["absent"]) for each in written["not_assessed"]] == [
        set(each.paths) for each in identities_of(report.edition.paths)
    ]


def test_the_file_is_named(reports_by_name: dict[str, Report]):
    """A report that came from a file says from which, and the same findings give the same text."""
    report = reports_by_name["tuoli-2021"]
    checked = CheckedReport(report, check(report), "报告.json")

    assert findings_to_data([checked])["reports"][0]["file"] == "报告.json"
    assert findings_dumps([checked]) == findings_dumps([checked])


@pytest.mark.parametrize(
    ("member", "value"),
    [("severity", "fatal"), ("value", 1.5), ("value", "1e5"), ("fingerprint", "x"), ("mood", "")],
)
def test_the_schema_refuses(member: str, value: object, reports_by_name: dict[str, Report]):
    """What no finding has, the schema refuses."""
    data = findings_of(reports_by_name["wrong-sums-2022"])
    data["reports"][0]["findings"][0][member] = value

    with pytest.raises(jsonschema.ValidationError):
        validator().validate(data)


@given(
    wordings()
    | st.sampled_from(("\u202e\u2066其他", "\u2028\u2029\ufeff其他", '"\\}]', "{cell}{value}"))
)
def test_any_label(label: str):
    """Whatever stands in the label of an added row, the findings are whole: they are read as what was written."""
    report = numbered_report()
    row = ExtraRow(label, CellPath("/proactive/rules"), (0, -1, 0))
    report = evolve(report, proactive=evolve(report.proactive, extra_rows=(row,)))
    (finding,) = (each for each in check(report) if each.path.startswith("/proactive/extra_rows/"))
    (written,) = (
        each
        for one in findings_of(report)["reports"]
        for each in one["findings"]
        if each["path"] == finding.path
    )

    assert written["label"] == finding.label == f"{label} · 本年废止件数"
    assert written["message"] == {"zh": finding.message("zh"), "en": finding.message("en")}
