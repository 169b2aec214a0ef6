"""One mistake in table 三 is named, with the right numbers."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import (
    EDITIONS,
    Edition,
    Report,
)
from disclosure_schema.rules import check
from disclosure_schema.testing import consistent_reports
from disclosure_schema.testing.planted import plant
from disclosure_schema.testing.seeded import seeded_report
from support.reports.wrong_cells import mistakes, numbers, offers, repaired, table

SEEDS = range(6)


@pytest.mark.parametrize(
    ("edition", "cells"),
    list(zip(EDITIONS, (161, 175, 161), strict=True)),
    ids=("2019", "2021", "2021-undivided"),
)
def test_every_single_wrong_cell_is_named(edition: Edition, cells: int):
    """Each cell of table 三, filled with any other number, is named with the number it should have."""
    assert len(table(edition)) == cells

    for seed in SEEDS:
        random = Random(seed)
        report = seeded_report(seed, edition)
        for path in table(edition):
            right = report.at(path)
            assert isinstance(right, int)
            wrong = report.with_cell(path, right + random.choice((1, 2, 9, 90, 1234)))
            assessment = check(wrong)

            (finding,) = assessment
            assert finding.located
            assert finding.path == path
            assert offers(assessment) == [{path: right}]
            assert repaired(wrong, assessment).values() == report.values()


@settings(max_examples=60)
@given(consistent_reports(), st.data())
def test_a_number_that_is_too_small(report: Report, data: st.DataObject):
    """A cell with less in it than it should have is named too, unless a mistake over several cells explains it as well."""
    path = data.draw(st.sampled_from(table(report.edition)))
    right = report.at(path)
    assert isinstance(right, int)
    if right == 0:
        return
    wrong = data.draw(st.integers(0, right - 1))
    assessment = check(report.with_cell(path, wrong))
    single = [each for each in offers(assessment) if len(each) == 1]

    assert single == [{path: right}]
    (finding,) = assessment
    assert finding.located == (finding.possibilities == 1)
    if finding.located:
        assert finding.path == path


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
@pytest.mark.parametrize("seed", SEEDS)
def test_neighbours_that_changed_places_are_no_single_cell(edition: Edition, seed: int):
    """Two neighbouring numbers that changed places are always detected, and no single cell is blamed."""
    for index in range(40):
        mistake = plant(
            seeded_report(index % 10 + 10 * seed, edition), "cells_swapped", index + 100 * seed
        )
        if mistake is None or mistake.section != "requests":
            continue
        assessment = check(mistake.wrong)

        assert assessment
        assert all(len(each) > 1 for each in offers(assessment))
        assert {**mistake.expected} in offers(assessment)


@pytest.mark.parametrize("kind", ["digits_swapped", "digit_lost", "digit_doubled"])
def test_slips_of_digits_are_recognised(kind: str):
    """What happened to the digits is recognised by comparing both numbers."""
    kinds = [
        assessment.findings[0].suggestions[0].kind
        for each in mistakes(kind, "requests")
        if (assessment := check(each.wrong)).findings[0].located
    ]
    # 122 for 12 has one digit too many, whichever way it came about; a total may end up at 0.
    assert len(kinds) > 30
    assert kinds.count(kind) >= 0.95 * len(kinds)


def test_a_zero_that_was_lost():
    """1 for 10 beside a 0 is one wrong cell."""
    report = numbers(received=(10, 0, 0, 0, 0, 0, 10), forward=(10, 0, 0, 0, 0, 0, 10))
    (finding,) = check(report.with_cell("/requests/received/natural_person", 1))

    assert finding.located


def test_a_part_of_a_row_with_its_total_that_was_shifted():
    """45 0 0 1 0 0 46, of which the last four numbers stand one column too far to the left."""
    report = numbers(received=(45, 0, 0, 1, 0, 0, 46), forward=(45, 0, 0, 1, 0, 0, 46))
    wrong = {"research": 1, "public_interest": 0, "other": 46, "total": 0}
    assessment = check(
        report.with_cells({f"/requests/received/{key}": each for key, each in wrong.items()})
    )

    right = {"research": 0, "public_interest": 1, "other": 0, "total": 46}
    assert {f"/requests/received/{key}": each for key, each in right.items()} in offers(assessment)
