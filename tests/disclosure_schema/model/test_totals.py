"""Totals on request."""

from __future__ import annotations

from attrs import asdict, evolve
from hypothesis import given, settings

from disclosure_schema import (
    BLANK,
    Applicants,
    Report,
    expected_outcomes,
    expected_total,
    subtotal,
)
from disclosure_schema.testing import consistent_reports, numbered_report

LINE = Applicants(
    natural_person=1,
    commercial=2,
    research=3,
    public_interest=4,
    legal_services=5,
    other=6,
    total=99,
)


def test_expected_total():
    """The expected total of a row is the sum of its parts, whatever total was reported."""
    assert expected_total(LINE) == 21


def test_absent_is_not_zero():
    """With a cell absent a total is not assessable."""
    assert expected_total(evolve(LINE, other=BLANK)) is None


def test_subtotal_of_a_group():
    """A group is added up column by column."""
    refused = numbered_report().requests.outcomes.refused
    sums = subtotal(refused)

    assert sums.natural_person == sum(
        getattr(refused, each).natural_person for each in asdict(refused, recurse=False)
    )


def test_undivided_line_is_its_own_sum():
    """（六）其他处理 as one row is its own subtotal."""
    assert asdict(subtotal(LINE)) == asdict(LINE)


@settings(max_examples=40)
@given(consistent_reports())
def test_consistent_reports_are_consistent(report: Report):
    """第一项加第二项之和，等于第三项加第四项之和, and every total is what is expected."""
    requests = report.requests
    expected = asdict(expected_outcomes(requests.outcomes))

    assert expected == asdict(requests.outcomes.total)

    for column in expected:
        cells = [
            getattr(row, column)
            for row in (
                requests.received,
                requests.carried_in,
                requests.outcomes.total,
                requests.carried_forward,
            )
        ]

        assert cells[0] + cells[1] == cells[2] + cells[3]

    for cases in (report.reconsideration, report.litigation.direct):
        assert expected_total(cases) == cases.total
