"""Whatever stands in a report, checking it raises nothing, changes nothing, and takes nothing absent for 0."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import (
    BLANK,
    E2021,
    Absent,
    Report,
    dumps,
)
from disclosure_schema.form.identities import identities_of
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.rules import check
from disclosure_schema.testing import numbered_report, reports
from disclosure_schema.testing.balancing import with_values
from disclosure_schema.testing.corpus import seeded_corpus
from disclosure_schema.testing.seeded import seeded_report
from disclosure_schema.values import AMOUNT, COUNT


@settings(max_examples=150)
@given(st.integers(0, 10**6), st.data())
def test_absent_is_never_zero(seed: int, data: st.DataObject):
    """Whatever cells of a clean report are blank, nothing is found; what could not be assessed is listed."""
    report = seeded_report(seed)
    absent = st.sampled_from((BLANK, Absent("/"), Absent("无")))
    blank = data.draw(st.dictionaries(st.sampled_from(report.edition.paths), absent, max_size=60))
    report = report.with_cells(blank)
    assessment = check(report)
    affected = [
        each for each in identities_of(report.edition.paths) if blank.keys() & set(each.paths)
    ]

    assert not assessment
    assert [each.path for each in assessment.not_assessed] == [each.right[0] for each in affected]
    assert {path for each in assessment.not_assessed for path in each.absent} == {
        path for each in affected for path in each.paths if path in blank
    }


@settings(max_examples=100)
@given(reports())
def test_any_report_can_be_checked(report: Report):
    """Whatever stands in a report, checking it raises nothing and changes nothing, and every finding has its messages."""
    before = dumps(report)
    assessment = check(report)

    assert dumps(report) == before
    assert check(report) == assessment
    for each in assessment:
        assert each.message("zh")
        assert each.message("en")
        for suggestion in each.suggestions:
            if all(
                COUNT.fits(one.expected) or AMOUNT.fits(one.expected) for one in suggestion.changes
            ):
                suggestion.apply(report)


def test_every_suggestion_can_be_applied():
    """No number is suggested that no cell can hold."""
    report = seeded_report(0, E2021).with_cells(
        {"/reconsideration/upheld": LARGEST_COUNT, "/reconsideration/corrected": LARGEST_COUNT}
    )

    for finding in check(report):
        for each in finding.suggestions:
            each.apply(report)


@pytest.mark.parametrize("most", [1, 2, 9, 10**4, 2**53 - 1])
def test_garbage_is_looked_at(most: int):
    """A table of random numbers raises nothing, and no finding says what the numbers do not."""
    for seed in range(30):
        random = Random(seed)
        cells = [each for each in E2021.paths if not each.startswith("/proactive/")]
        report = with_values(numbered_report(), {each: random.randint(0, most) for each in cells})
        assessment = check(report)

        assert assessment == check(report)
        for each in assessment:
            assert each.value == report.at(each.path)
            assert all(one.left_sum != one.right_sum for one in each.related)


def test_a_corpus_is_checked_the_same_way_twice():
    """Findings, their order and their suggestions do not depend on chance."""
    corpus = seeded_corpus(5, reports=60, mistakes=5)

    assert [check(each.wrong) for each in corpus.mistaken] == [
        check(each.wrong) for each in corpus.mistaken
    ]
