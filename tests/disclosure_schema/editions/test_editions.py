"""An edition of someone else's: one value, and everything works with it."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import evolve

from disclosure_schema import (
    E2021,
    EDITIONS,
    Edition,
    InvalidSource,
    Report,
    dumps,
    from_data,
    loads,
    to_data,
)
from disclosure_schema.form import group, leaf
from disclosure_schema.testing import numbered_report

RECEIVED, CARRIED_IN, *REST = E2021.requests.rows

#: As in 2021, but the first two rows stand under a heading of their own, and section 六 is called otherwise.
MINE = evolve(
    E2021,
    id="example-2031",
    source="an invented decree",
    first_year=2031,
    title="{agency}政府信息公开工作年度报告（{year}）",
    sections=(*E2021.sections[:5], leaf("other_matters", "六、附则")),
    requests=evolve(
        E2021.requests,
        rows=(
            group("本年度收到的申请", RECEIVED, evolve(CARRIED_IN, label="二、结转")),
            *REST,
        ),
    ),
)


@pytest.fixture
def mine() -> Report:
    """A complete report of the invented edition."""
    return evolve(numbered_report(), edition=MINE, year=2031)


def places(edition: Edition) -> dict[str, tuple[int, int, int, int]]:
    """Where the row headings of table 三 stand: row, column, rowspan, colspan."""
    return {
        each.label: (each.row, each.column, each.rowspan, each.colspan)
        for each in edition.requests.geometry().placements
        if each.heading == "row"
    }


def test_geometry_follows():
    """One more heading takes its column, and what follows stays where it was."""
    before, after = places(E2021), places(MINE)

    assert after["本年度收到的申请"] == (3, 0, 2, 1)
    assert after["一、本年新收政府信息公开申请数量"] == (3, 1, 1, 2)
    assert after["二、结转"] == (4, 1, 1, 2)
    assert set(before.items()) - set(after.items()) == {
        ("一、本年新收政府信息公开申请数量", (3, 0, 1, 3)),
        ("二、上年结转政府信息公开申请数量", (4, 0, 1, 3)),
    }


def test_cells_are_the_same():
    """Headings without a key change no path."""
    assert MINE.paths == E2021.paths


def test_round_trip(mine: Report):
    """Reports of an edition that is passed in come back equal, with that very edition."""
    back = loads(dumps(mine), editions=(*EDITIONS, MINE))

    assert back == mine
    assert back.edition is MINE
    assert from_data(to_data(mine), editions=[MINE]) == mine


def test_unknown_without_it(mine: Report):
    """Without the edition at hand the report is refused, and the known ones are named."""
    with pytest.raises(InvalidSource) as caught:
        loads(dumps(mine))

    (fault,) = caught.value.faults
    assert fault.pointer == "/$schema"
    assert "example-2031" in fault.found
    assert "report/2021/1" in fault.expected


def test_title(mine: Report):
    """The title of the page is worded by the edition."""
    assert mine.printed_title == "某市人民政府政府信息公开工作年度报告（2031）"


def test_other_editions_pickle():
    """An edition of someone else's is pickled whole."""
    back = pickle.loads(pickle.dumps(MINE))

    assert back == MINE
    assert back.requests == MINE.requests
    assert back.title == MINE.title


def test_reports_of_other_editions_pickle(mine: Report):
    """A report of such an edition comes back from a pickle as it was."""
    back = pickle.loads(pickle.dumps(mine))

    assert back == mine
    assert list(back.values().items()) == list(mine.values().items())


def test_reports_of_other_editions_copy(mine: Report):
    """A deep copy of such a report equals it."""
    assert copy.deepcopy(mine) == mine


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_own_editions_pickle_by_identity(edition: Edition):
    """Our editions come back from a pickle, and from a deep copy, as the very same constants."""
    assert pickle.loads(pickle.dumps(edition)) is edition
    assert copy.deepcopy(edition) is edition


def test_editions_compare_by_id():
    """Editions are equal and hash alike when their ids are equal."""
    assert evolve(E2021, source="elsewhere") == E2021
    assert len({E2021, evolve(E2021, source="elsewhere"), MINE}) == 2
