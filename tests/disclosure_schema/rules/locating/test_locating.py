"""What the sums tell about the cell that is wrong."""

from __future__ import annotations

from itertools import product
from operator import mul
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from disclosure_schema import (
    BLANK,
    E2019,
    E2021,
    EDITIONS,
    Absent,
    CellPath,
    Edition,
    Report,
    dumps,
)
from disclosure_schema.form.identities import identities_of
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.rules import Assessment, Certainty, check
from disclosure_schema.rules.locating import searching
from disclosure_schema.rules.locating import smallest as locating
from disclosure_schema.testing import consistent_reports, numbered_report, reports
from disclosure_schema.testing.balancing import with_values
from disclosure_schema.testing.blanking import partly_blank
from disclosure_schema.testing.corpus import seeded_corpus
from disclosure_schema.testing.planted import PlantedMistake, plant
from disclosure_schema.testing.seeded import seeded_report
from disclosure_schema.values import AMOUNT, COUNT

SEEDS = range(6)


def table(edition: Edition) -> list[str]:
    """The cells of table 三."""
    return [each for each in edition.paths if each.startswith("/requests/")]


def repaired(report: Report, assessment: Assessment) -> Report:
    """The report with the first suggestion of every finding."""
    for each in assessment:
        report = each.suggestions[0].apply(report)
    return report


def offers(assessment: Assessment) -> list[dict[str, object]]:
    """The changes of every suggestion."""
    return [
        {change.path: change.expected for change in suggestion.changes}
        for each in assessment
        for suggestion in each.suggestions
    ]


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
    """What happened to the digits is told by how the two numbers look."""
    told = [
        assessment.findings[0].suggestions[0].kind
        for each in mistakes(kind, "requests")
        if (assessment := check(each.wrong)).findings[0].located
    ]
    # 122 for 12 has one digit too many, whichever way it came about; a total may end up at 0.
    assert len(told) > 30
    assert told.count(kind) >= 0.95 * len(told)


def test_two_cells_that_have_nothing_in_common():
    """Two wrong cells whose identities are all different are named both, each with a finding of its own."""
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
    """It is detected, the right number is suggested, and none is named: one sum cannot tell."""
    for each in mistakes("replaced", "disputes", many=1200):
        (finding,) = check(each.wrong)

        assert {**each.expected} in offers(check(each.wrong))
        assert not finding.located
        assert finding.path.endswith("/total")
        assert (finding.possibilities == 1) == (finding.certainty is Certainty.LIKELY)


def test_two_wrong_cells_of_table_four(reports_by_name: dict[str, Report]):
    """Two wrong parts whose only explanation by one cell is the total, which is right, do not make it certain."""
    report = reports_by_name["suqian-2024"]
    wrong = report.with_cells({"/reconsideration/upheld": 500, "/reconsideration/pending": 900})
    (finding,) = check(wrong)

    assert (finding.certainty, finding.located) == (Certainty.LIKELY, False)
    assert "很可能是：行政复议 · 总计 应为 1446" in finding.message()
    for count in ("two_cells", "three_cells"):
        planted = mistakes(count, "disputes")
        assert len(planted) > 50
        assert not any(each.located for mistake in planted for each in check(mistake.wrong))


def test_one_sum_of_table_three():
    """Where the columns of table 三 cannot be assessed, a line alone does not name a cell either."""
    for seed in range(40):
        report = seeded_report(seed, E2021)
        line = "/requests/outcomes/granted"
        blank = {
            f"/requests/outcomes/total/{each.rpartition('/')[2]}": BLANK for each in table(E2021)
        }
        wrong = {f"{line}/natural_person": 90_000, f"{line}/commercial": 80_000}
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

    The errors must not cancel each other: if two lines are out by the same, it may look as if one other cell were wrong.
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


@pytest.mark.parametrize("steps", [0, 1, 10])
def test_a_search_cut_short_is_never_certain(steps: int, monkeypatch: pytest.MonkeyPatch):
    """When the steps are spent nothing is called certain, whatever was found until then."""
    monkeypatch.setattr(locating, "_STEPS", steps)
    for each in mistakes("three_cells", "requests", many=60):
        assert not any(finding.located for finding in check(each.wrong))


def test_the_work_is_bounded(monkeypatch: pytest.MonkeyPatch):
    """However many cells are wrong, blank or below zero, a search takes no more steps than it may."""
    taken: list[int] = []

    class Counted(searching.Budget):
        def spend(self, steps: int = 1) -> bool:
            taken[-1] += steps
            return super().spend(steps)

    def counted(steps: int) -> searching.Budget:
        taken.append(0)
        return Counted(steps)

    monkeypatch.setattr(locating, "Budget", counted)
    for seed in (94, 255):
        for report in (seeded_report(seed, E2021), partly_blank(seeded_report(seed, E2021), seed)):
            cells = [each for each in table(E2021) if isinstance(report.at(each), int)]
            for count in (3, 5, 12, 60):
                chosen = Random(7).sample(cells, min(count, len(cells)))
                check(report.with_cells(dict.fromkeys(chosen, -3)))
                check(report.with_cells({each: int(report.at(each)) + 7 for each in chosen}))  # type: ignore[arg-type]

    assert taken
    assert max(taken) <= locating._STEPS + 20


def test_a_table_taken_apart_is_likely_at_best():
    """Of a dozen wrong cells some may be blamed wrongly: none is certain, and each is told where the trouble shows."""
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
    """Whatever stands in a report, checking it raises nothing and changes nothing, and every finding can be said."""
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


def test_a_zero_that_was_lost():
    """1 for 10 beside a 0 is one wrong cell."""
    report = numbers(received=(10, 0, 0, 0, 0, 0, 10), forward=(10, 0, 0, 0, 0, 0, 10))
    (finding,) = check(report.with_cell("/requests/received/natural_person", 1))

    assert finding.located


def test_a_part_of_a_line_with_its_total_that_was_shifted():
    """45 0 0 1 0 0 46, of which the last four numbers stand one column too far to the left."""
    report = numbers(received=(45, 0, 0, 1, 0, 0, 46), forward=(45, 0, 0, 1, 0, 0, 46))
    wrong = {"research": 1, "public_interest": 0, "other": 46, "total": 0}
    assessment = check(
        report.with_cells({f"/requests/received/{key}": each for key, each in wrong.items()})
    )

    right = {"research": 0, "public_interest": 1, "other": 0, "total": 46}
    assert {f"/requests/received/{key}": each for key, each in right.items()} in offers(assessment)


def test_a_bound_below_zero():
    """A number of 2019 that is below zero is one cause, though it is less than what it must not be."""
    report = seeded_report(0, E2019).with_cells(
        {"/proactive/rules/disclosed": 2, "/proactive/rules/disclosed_to_date": -3}
    )

    assert [each.code for each in check(report)] == ["NEGATIVE"]


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


@pytest.mark.parametrize("count", [4, 8, 16, 60, 175])
def test_many_wrong_cells(count: int):
    """However many cells are wrong, something is found."""
    for seed in range(20):
        random = Random(seed)
        report = seeded_report(seed, E2021)
        chosen = random.sample(table(E2021), count)
        wrong = {path: int(report.at(path)) + random.randint(1, 99) for path in chosen}  # type: ignore[arg-type]

        assert check(report.with_cells(wrong))


def mistakes(kind: str, section: str, many: int = 400) -> list[PlantedMistake]:
    """Mistakes of a kind in one table that break a rule."""
    return [
        mistake
        for seed in range(many)
        if (mistake := plant(seeded_report(seed), kind, seed)) is not None  # type: ignore[arg-type]
        and mistake.section == section
        and mistake.is_detectable
    ]


def numbers(**lines: tuple[int, ...]) -> Report:
    """A report with nothing but zeros, and these lines in table 三; `forward` is 结转下年度."""
    zeros = dict.fromkeys((each for each in E2021.paths if not each.endswith("/fees")), 0)
    keys = {"received": "received", "forward": "carried_forward"}
    columns = [each.rpartition("/")[2] for each in table(E2021)[:7]]
    return with_values(
        seeded_report(0, E2021),
        zeros
        | {
            CellPath(f"/requests/{keys[line]}/{column}"): number
            for line, cells in lines.items()
            for column, number in zip(columns, cells, strict=True)
        },
    )


def identities(report: Report, path: str) -> set[int]:
    """The indexes of the identities that a cell stands in."""
    known = identities_of(report.edition.paths)
    return {index for index, each in enumerate(known) if path in each.paths}


def test_a_corpus_is_checked_the_same_way_twice():
    """Findings, their order and their suggestions do not depend on chance."""
    corpus = seeded_corpus(5, reports=60, mistakes=5)

    assert [check(each.wrong) for each in corpus.mistaken] == [
        check(each.wrong) for each in corpus.mistaken
    ]
