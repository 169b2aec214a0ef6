"""The kit for those who check: reports from a seed, mistakes with labels, and what a checker scores."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from disclosure_schema import EDITIONS, Edition, Report, dumps, loads
from disclosure_schema.rules import check
from disclosure_schema.testing.corpus import Corpus, seeded_corpus
from disclosure_schema.testing.planted import PLANTED_KINDS, PlantedMistake, plant
from disclosure_schema.testing.scoring import Claim, Scoreboard, claims_of_check, score
from disclosure_schema.testing.seeded import seeded_report


@pytest.fixture(scope="module")
def complete() -> Corpus:
    """Reports with a number in every cell."""
    return seeded_corpus(7, reports=300, mistakes=60)


@pytest.fixture(scope="module")
def blanks() -> Corpus:
    """Reports with cells left blank."""
    return seeded_corpus(7, reports=300, mistakes=30, blanks=True)


@pytest.fixture(scope="module")
def board(complete: Corpus) -> Scoreboard:
    """What our own `check` scores."""
    return score(claims_of_check, complete)


def test_clean_reports_raise_no_alarm(complete: Corpus, blanks: Corpus):
    """Of reports that add up nothing is claimed, complete or not."""
    assert [each for corpus in (complete, blanks) for each in corpus.clean if check(each)] == []
    assert not any(check(each).not_assessed for each in complete.clean)
    # Now and then only cells of table 二 are blank, which stand in no sum.
    assert sum(bool(check(each).not_assessed) for each in blanks.clean) > 0.9 * len(blanks.clean)


def test_every_mistake_is_found(board: Scoreboard, blanks: Corpus):
    """Whatever breaks a rule is reported, with cells left blank too."""
    for each in (board, score(claims_of_check, blanks)):
        assert each.of().found == each.of().mistakes
        assert each.false_alarms == 0


def test_no_right_cell_is_named(board: Scoreboard, blanks: Corpus):
    """A cell that is named is wrong, and the number suggested for it is right, whatever is blank."""
    assert board.of().misled == 0
    assert score(claims_of_check, blanks).of().misled == 0


def test_several_cells_of_one_sum(board: Scoreboard):
    """Two and three wrong cells in a row of table 四 are planted too, and none is named for them."""
    for kind in ("two_cells", "three_cells"):
        several = board.of(kind, "disputes")
        assert several.found == several.mistakes > 10
        assert several.located == several.misled == 0


def test_what_misleads(complete: Corpus):
    """A wrong number for a wrong cell misleads, and so does a right cell among those to be changed."""
    mistake = next(each for each in complete.mistaken if each.kind == "replaced")
    ((path, number),) = mistake.expected.items()
    beside = next(each for each in mistake.right.edition.paths if each != path)
    known = {path: number}
    for named, suggestions, misled in (
        (path, (known,), 0),
        (path, (), 0),
        (path, ({path: number + 1},), 1),
        (path, ({**known, beside: 0},), 1),
        (beside, (known,), 1),
        (None, ({path: number + 1},), 0),
    ):
        claim = Claim(named, suggestions)
        assert score(lambda _, claim=claim: [claim], Corpus((), (mistake,))).of().misled == misled  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "located", "right"),
    [
        ("replaced", 0.98, 0.98),
        ("digits_swapped", 0.98, 0.98),
        ("digit_doubled", 0.98, 0.98),
        ("total_left_zero", 0.98, 0.98),
        ("sign", 1.0, 1.0),
        ("digit_lost", 0.95, 0.98),
        ("number_split", 0.9, 0.98),
        ("row_shifted", 0.9, 0.9),
        ("cells_swapped", 0.5, 0.7),
        ("two_cells", 0.95, 0.95),
        ("three_cells", 0.9, 0.9),
    ],
)
def test_table_three_tells_where(kind: str, located: float, right: float, board: Scoreboard):
    """In table 三 nearly every mistake is located, and what is suggested first is right."""
    each = board.of(kind, "requests")

    assert each.mistakes > 20
    assert each.located >= located * each.mistakes
    assert each.right_first >= right * each.mistakes
    assert each.right_among >= each.right_first


def test_a_unit_is_found(board: Scoreboard):
    """元 for 万元 is seen, if the word stands there or the amount is beyond any office's; it only seems so."""
    unit = board.of("unit")

    assert unit.mistakes > 20
    assert unit.found == unit.right_first == unit.mistakes
    assert unit.located == 0


def test_a_total_left_at_zero(board: Scoreboard):
    """In table 四 a total left at 0 is the first suggestion, though the sum alone cannot tell."""
    zero = board.of("total_left_zero", "disputes")

    assert zero.mistakes > 20
    assert zero.right_first == zero.mistakes


def test_mistakes_are_what_they_say(complete: Corpus, blanks: Corpus):
    """The wrong report differs from the right one in the cells that are named, and in no other number."""
    for each in (*complete.mistaken, *blanks.mistaken):
        right, wrong = each.right.values(), each.wrong.values()

        assert {path for path in right if right[path] != wrong[path]} == set(each.expected)
        assert each.wrong.with_cells({**each.expected}).values() == right
        assert not check(each.right)
        assert set().union(*each.causes) == set(each.expected)


def test_what_breaks_no_rule_is_not_found(complete: Corpus):
    """A mistake labelled undetectable is one that `check` cannot see either, and all others are seen."""
    for each in complete.mistaken:
        assert bool(check(each.wrong)) == each.is_detectable, each.kind


def test_all_kinds_are_planted(complete: Corpus):
    """There are as many mistakes of every kind as were asked for."""
    assert Counter(each.kind for each in complete.mistaken) == dict.fromkeys(PLANTED_KINDS, 60)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_seeds_decide(edition: Edition):
    """The same seed gives the same reports and mistakes, of the edition that was asked for."""
    one, two = (seeded_corpus(3, reports=20, mistakes=3, edition=edition) for _ in range(2))

    assert one == two
    assert one != seeded_corpus(4, reports=20, mistakes=3, edition=edition)
    assert {each.edition for each in one.clean} == {edition}


def test_seeded_reports_are_like_real_ones():
    """Some offices have no request and others thousands, mostly from natural persons; each survives as JSON."""
    reports = [seeded_report(each) for each in range(200)]
    received = [each.requests.received for each in reports]
    totals = [each.total for each in received if isinstance(each.total, int)]

    assert sum(each == 0 for each in totals) > 20
    assert sum(each > 1000 for each in totals) > 5
    assert sum(each.natural_person for each in received) > 0.9 * sum(totals)  # type: ignore[misc]
    assert {each.edition for each in reports} == set(EDITIONS)
    assert any(each.remarks for each in reports)
    assert [loads(dumps(each)) for each in reports] == reports


def test_a_report_without_room_for_a_mistake():
    """Where no number has two digits none can change places."""
    blank = Report.blank("某局", 2024)

    assert all(plant(blank, each, 0) is None for each in PLANTED_KINDS)


def test_a_checker_that_knows_nothing(complete: Corpus):
    """Silence finds nothing and raises no alarm."""
    board = score(lambda _: (), complete)

    assert board.of().found == board.of().located == board.of().right_among == 0
    assert board.false_alarms == 0
    assert board.of().mistakes + board.of().undetectable == len(complete.mistaken)


def test_a_checker_that_cries_wolf(complete: Corpus):
    """Naming the same cell always finds everything, misleads, and objects to every clean report."""
    board = score(lambda _: [Claim("/requests/received/total")], complete)

    assert board.of().found == board.of().mistakes
    assert board.of().misled > 0.8 * board.of().mistakes
    assert board.false_alarms_in_a_thousand == 1000


def test_a_checker_that_knows_all(complete: Corpus):
    """Naming what is wrong, with the right numbers, scores everything."""
    known: dict[int, PlantedMistake] = {id(each.wrong): each for each in complete.mistaken}

    def oracle(report: Report) -> list[Claim]:
        if (mistake := known.get(id(report))) is None:
            return []
        # A second suggestion that is wrong does no harm, nor does a claim that suggests nothing.
        changes = ({**mistake.expected}, {"/requests/received/total": -1})
        return [
            *(Claim(min(cause), changes) for cause in mistake.causes),
            Claim(None),
        ]

    all_of_it = score(oracle, complete).of()

    assert (
        all_of_it.mistakes
        == all_of_it.found
        == all_of_it.located
        == all_of_it.right_first
        == all_of_it.right_among
    )
    assert all_of_it.misled == 0


def test_the_right_suggestion_may_come_later(complete: Corpus):
    """What is right only in the second place counts as among the suggestions."""
    mistake = next(each for each in complete.mistaken if each.kind == "replaced")
    claim = Claim(None, ({next(iter(mistake.expected)): -5}, {**mistake.expected}))
    one = score(lambda _: [claim], Corpus((), (mistake,))).of()

    assert (one.found, one.located, one.right_first, one.right_among) == (1, 0, 0, 1)


def test_the_scoreboard_is_read(board: Scoreboard):
    """As text it is a table in Markdown, with a row for each kind in each table."""
    lines = board.markdown().splitlines()

    assert len({line.count("|") for line in lines if line.startswith("|")}) == 1
    assert len([line for line in lines if line.startswith("| `")]) == len(board.scores)
    assert lines[-1] == "300 clean reports, 0 objected to: 0.0 in a thousand."


WITHOUT_HYPOTHESIS = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "hypothesis":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())

from disclosure_schema.testing import numbered_report
from disclosure_schema.testing.corpus import seeded_corpus
from disclosure_schema.testing.scoring import claims_of_check, score
print(score(claims_of_check, seeded_corpus(1, reports=5, mistakes=1)).false_alarms, numbered_report().year)
import disclosure_schema.testing as testing
try:
    testing.reports
except ModuleNotFoundError as error:
    print(error.name)
"""


def test_hypothesis_is_not_needed():
    """The kit works where hypothesis is not installed; only the strategies miss it."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_HYPOTHESIS], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["0", "2024", "hypothesis"]


def test_strategies_are_where_they_were():
    """Every name of the package can be imported from it, listed and starred; others cannot."""
    import disclosure_schema.testing as testing

    given: dict[str, object] = {}
    exec("from disclosure_schema.testing import *", given)

    assert set(testing.__all__) <= set(given)
    assert set(testing.__all__) <= set(dir(testing))
    assert callable(testing.reports)
    with pytest.raises(AttributeError, match="nothing"):
        _ = testing.nothing  # type: ignore[attr-defined]
