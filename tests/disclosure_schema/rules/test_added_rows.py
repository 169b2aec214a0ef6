"""Rows that an office added: counted where more columns balance with them, and below zero nowhere else than the form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from disclosure_schema import BLANK, CellPath, ExtraRow, Report
from disclosure_schema.limits import MOST_ADDED_ROWS
from disclosure_schema.rules import CheckedReport, check, findings_dumps

GRANTED = "/requests/outcomes/granted"


def with_added_row(report: Report, *cells: int) -> Report:
    """The report with a row of the office's own among the outcomes of table 三."""
    row = ExtraRow("另：历年积案", CellPath(GRANTED), cells)
    return evolve(report, requests=evolve(report.requests, extra_rows=(row,)))


def test_an_added_row_that_is_not_counted(clean: Report):
    """Where （七）总计 does not count a row that was added, nothing is wrong."""
    assert not check(with_added_row(clean, 5, 0, 0, 0, 0, 0, 5))


def test_an_added_row_that_is_counted(clean: Report):
    """Where （七）总计 counts it, nothing is wrong either, and a wrong cell is still named."""
    counted = with_added_row(clean, 5, 0, 0, 0, 0, 0, 5).with_cells(
        {
            "/requests/outcomes/total/natural_person": 3445,
            "/requests/outcomes/total/total": 3526,
            "/requests/received/natural_person": 3445,
            "/requests/received/total": 3530,
        }
    )
    assert not check(counted)

    (finding,) = check(counted.with_cell(f"{GRANTED}/natural_person", 1))
    assert (finding.path, finding.located) == (f"{GRANTED}/natural_person", True)
    # A cell of an added row stands in one sum only.
    (finding,) = check(counted.with_cell("/requests/extra_rows/0/cells/0", 6))
    assert "另：历年积案 · 自然人" in {
        change.label for each in finding.suggestions for change in each.changes
    }


def test_a_blank_in_an_added_row(clean: Report):
    """Where （七）总计 counts an added row, a blank cell in it is not 0: its column is not assessed."""
    row = ExtraRow("另：历年积案", CellPath(GRANTED), (5, BLANK, 0, 0, 0, 0, BLANK))
    report = evolve(clean, requests=evolve(clean.requests, extra_rows=(row,))).with_cells(
        {
            "/requests/outcomes/total/natural_person": 3445,
            "/requests/outcomes/total/commercial": 87,
            "/requests/outcomes/total/total": 3533,
            "/requests/received/natural_person": 3445,
            "/requests/received/commercial": 84,
            "/requests/received/total": 3537,
        }
    )
    cell = "/requests/outcomes/total/commercial"
    more = int(report.at(cell)) - int(clean.at(cell))  # type: ignore[arg-type]
    received = {
        f"/requests/received/{each}": int(clean.at(f"/requests/received/{each}")) + number  # type: ignore[arg-type]
        for each, number in (("natural_person", 5), ("commercial", more), ("total", 5 + more))
    }
    totals = {
        "/requests/outcomes/total/total": int(clean.at("/requests/outcomes/total/total")) + 5 + more
    }  # type: ignore[arg-type]
    assessment = check(report.with_cells({**received, **totals}))

    assert not assessment
    assert [(each.code, each.path) for each in assessment.not_assessed] == [
        ("T3-SUM", "/requests/outcomes/total/commercial"),
        ("T3-SUM", "/requests/outcomes/total/total"),
    ]
    assert assessment.not_assessed[0].absent == ("/requests/extra_rows/0/cells/1",)


@pytest.mark.parametrize("other", [{}, {"/reconsideration/total": 171}])
def test_below_zero_in_an_added_row(other: dict[str, int], reports_by_name: dict[str, Report]):
    """A number below zero in a row that was added is found, whether anything else is wrong or not."""
    clean = reports_by_name["suqian-2024"]
    rules = ExtraRow("其他文件", CellPath("/proactive/rules"), (1, Decimal("-2.50"), 0))
    report = with_added_row(clean, 0, -1, 0, 0, 0, 0, 0)
    report = evolve(report, proactive=evolve(report.proactive, extra_rows=(rules,)))
    found = [each for each in check(report.with_cells(other)) if each.code == "NEGATIVE"]

    assert [(each.path, each.label) for each in found] == [
        ("/proactive/extra_rows/0/cells/1", "其他文件 · 本年废止件数"),
        ("/requests/extra_rows/0/cells/1", "另：历年积案 · 商业企业"),
    ]


def test_a_change_in_an_added_row(reports_by_name: dict[str, Report]):
    """In the column 本年增/减 of 2019 a row that was added may be below zero, and nowhere else."""
    report = reports_by_name["shanghai-office-2019"]
    before = check(report)

    def with_line(*cells: int) -> Report:
        row = ExtraRow("其他行政职权", CellPath("/proactive/licensing"), cells)
        return evolve(report, proactive=evolve(report.proactive, extra_rows=(row,)))

    assert check(with_line(4, -2, 0)).findings == before.findings
    (new,) = set(check(with_line(-4, -2, 0))) - set(before)
    assert new.path == "/proactive/extra_rows/0/cells/0"


def crowded(report: Report, label: str) -> Report:
    """The report with as many added rows as it may have: the column 其他 counts them, in all others they break the sums."""
    row = ExtraRow(label, CellPath(GRANTED), (-1, -2, -3, -1, -1, 1, -1))
    totals = {
        path: value + (MOST_ADDED_ROWS if path.endswith("/other") else 1_000_003)
        for path, value in report.values().items()
        if path.startswith("/requests/outcomes/total/") and isinstance(value, int)
    }
    added = evolve(report.requests, extra_rows=(row,) * MOST_ADDED_ROWS)
    return evolve(report, requests=added).with_cells(totals)


def test_many_added_rows(clean: Report):
    """Six cells of each row are below zero and break one sum each: the findings share these sums, and hold each once."""
    negative = [each for each in check(crowded(clean, "其他")) if each.code == "NEGATIVE"]
    related = [each for finding in negative for each in finding.related]

    assert len(negative) == len(related) == 6 * MOST_ADDED_ROWS
    assert len(set(map(id, related))) == 6
    assert all(len(each.left) > MOST_ADDED_ROWS for each in related)


def test_a_long_label_is_quoted_in_short(clean: Report):
    """Findings name an added row by the first 60 characters of its label, so that their size does not follow from it."""
    short, longer, longest = (
        len(findings_dumps([CheckedReport(report, check(report))]))
        for report in (crowded(clean, "其他" * n) for n in (30, 31, 20_000))
    )
    (finding, *_) = check(with_added_row(clean, 0, -1, 0, 0, 0, 0, 0))

    assert longest == longer
    assert finding.label == "另：历年积案 · 商业企业"
    assert short < longer
