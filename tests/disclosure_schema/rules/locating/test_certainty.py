"""A cell is called wrong only if that is proved; all else is likely, or one possibility of several."""

from __future__ import annotations

from itertools import product
from operator import mul
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from disclosure_schema import (
    BLANK,
    E2021,
    Report,
)
from disclosure_schema.rules import Certainty, check
from disclosure_schema.testing.blanking import partly_blank
from disclosure_schema.testing.seeded import seeded_report
from support.reports.wrong_cells import identities, mistakes, offers, repaired, table


def test_two_cells_that_have_nothing_in_common():
    """Two wrong cells that share no identity are both named, each by a finding of its own."""
    named = 0
    for each in mistakes("two_cells", "requests"):
        first, second = (identities(each.wrong, path) for path in each.expected)
        if first & second:
            continue
        assessment = check(each.wrong)
        one, other = (
            found - right
            for path, right in each.expected.items()
            if isinstance(found := each.wrong.at(path), int) and isinstance(right, int)
        )
        if abs(one) == abs(other):
            continue
        named += 1

        assert {each.path for each in assessment if each.located} == set(each.expected)
        assert repaired(each.wrong, assessment).values() == each.right.values()
    assert named > 30


def test_several_explanations():
    """Where several explanations are as small, no cell is named, and the right one is among those suggested."""
    checked = [
        (each, check(each.wrong))
        for kind in ("cells_swapped", "row_shifted", "number_split", "three_cells")
        for each in mistakes(kind, "requests")
    ]
    unsure = [
        (each, assessment)
        for each, assessment in checked
        if not any(finding.located for finding in assessment)
    ]
    assert len(unsure) > 15
    for each, assessment in unsure:
        found = offers(assessment)
        # The rest are lists cut at five, and explanations with fewer mistakes than were made.
        assert (
            {**each.expected} in found
            or assessment.findings[0].possibilities > 5
            or all(len(one) < len(each.expected) for one in found)
        )
    right = [{**each.expected} in offers(assessment) for each, assessment in unsure]
    assert sum(right) >= 0.8 * len(right)


def test_a_wrong_cell_of_table_four():
    """A wrong cell of table 四 is found and the right number suggested, but no cell is named: one sum cannot tell which."""
    for each in mistakes("replaced", "disputes", many=1200):
        (finding,) = check(each.wrong)

        assert {**each.expected} in offers(check(each.wrong))
        assert not finding.located
        assert finding.path.endswith("/total")
        assert (finding.possibilities == 1) == (finding.certainty is Certainty.LIKELY)


def test_two_wrong_cells_of_table_four(reports_by_name: dict[str, Report]):
    """Two parts are wrong, and one other total would explain it: the total is called likely, and never certain."""
    report = reports_by_name["suqian-2024"]
    wrong = report.with_cells({"/reconsideration/upheld": 500, "/reconsideration/pending": 900})
    (finding,) = check(wrong)

    assert (finding.certainty, finding.located) == (Certainty.LIKELY, False)
    assert "很可能是：行政复议 · 总计 应为 1446" in finding.message()
    for count in ("two_cells", "three_cells"):
        planted = mistakes(count, "disputes")
        assert len(planted) > 50
        assert not any(each.located for mistake in planted for each in check(mistake.wrong))


def test_totals_left_at_zero_as_published():
    """10 + 1 + 0 + 0 with a total of 0 is found, and 11 is suggested first."""
    block = [each for each in E2021.paths if each.startswith("/reconsideration/")]
    published = dict(zip(block, (10, 1, 0, 0, 0), strict=True))
    report = seeded_report(1, E2021).with_cells({**published})
    (finding,) = check(report)

    assert finding.code == "T4-SUM"
    assert finding.path == "/reconsideration/total"
    assert offers(check(report))[0] == {"/reconsideration/total": 11}
    assert finding.suggestions[0].kind == "total_left_zero"
    assert finding.certainty is Certainty.LIKELY


def test_one_sum_of_table_three():
    """Where the columns of table 三 cannot be assessed, a row alone does not name a cell either."""
    for seed in range(40):
        report = seeded_report(seed, E2021)
        row = "/requests/outcomes/granted"
        blank = {
            f"/requests/outcomes/total/{each.rpartition('/')[2]}": BLANK for each in table(E2021)
        }
        wrong = {f"{row}/natural_person": 90_000, f"{row}/commercial": 80_000}
        assessment = check(report.with_cells({**blank, **wrong}))

        assert assessment
        assert not any(each.located for each in assessment)


def _cancel(errors: list[int]) -> bool:
    """Whether some of the errors, added or taken away, make nothing."""
    signs = product((-1, 0, 1), repeat=len(errors))
    return any(any(each) and sum(map(mul, each, errors)) == 0 for each in signs)


def whole(cell: object) -> int:
    """A cell that is known to be a number."""
    assert isinstance(cell, int)
    return cell


@settings(max_examples=150)
@given(st.integers(0, 10**6), st.data())
def test_what_is_certain_is_so(seed: int, data: st.DataObject):
    """Whatever is blank, and with one to four wrong cells, no right cell is called wrong, and no wrong number right.

    The errors must not cancel each other: two rows that are out by the same number may look like one other wrong cell.
    """
    report = seeded_report(seed)
    if data.draw(st.booleans()):
        report = partly_blank(report, seed)
    cells = [each for each in table(report.edition) if isinstance(report.at(each), int)]
    if len(cells) < 4:
        return
    wrong = data.draw(
        st.dictionaries(
            st.sampled_from(cells), st.integers(2 * 10**6, 9 * 10**9), min_size=1, max_size=4
        )
    )
    assume(not _cancel([value - whole(report.at(path)) for path, value in wrong.items()]))
    for each in check(report.with_cells(wrong)):
        if each.located:
            assert {one.path: one.expected for one in each.suggestions[0].changes}.items() <= {
                path: report.at(path) for path in wrong
            }.items()


def test_a_table_that_is_peeled_is_likely_at_best():
    """Of a dozen wrong cells some may be blamed wrongly: none is certain, and each finding stands where the trouble shows."""
    blamed = right = 0
    for seed in range(60):
        report, random = seeded_report(seed, E2021), Random(seed)
        wrong = {
            path: int(report.at(path)) + random.randint(1, 999)  # type: ignore[arg-type]
            for path in random.sample(table(E2021), 12)
        }
        for each in check(report.with_cells(wrong)):
            assert not each.located
            assert each.path == each.related[0].right[0].path
            if each.certainty is Certainty.LIKELY:
                assert "；很可能是：" in each.message()
                (change,) = each.suggestions[0].changes
                blamed += 1
                right += report.at(change.path) == change.expected
    assert blamed > 80
    assert right > 0.85 * blamed
