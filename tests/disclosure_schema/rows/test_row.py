"""Rows: printed whole or not at all."""

from __future__ import annotations

import pickle

import pytest

from disclosure_schema import (
    BLANK,
    E2021,
    EDITIONS,
    NOT_PRINTED,
    Absent,
    Applicants,
    Cases,
    Edition,
    Issued,
    Outcomes,
    Proactive2019,
    Proactive2021,
    Refused,
    Requests,
    Unfit,
)
from disclosure_schema.rows.paths import paths_below
from disclosure_schema.rows.row import blank, is_printed, unprinted


def test_rows_are_printed_whole():
    """A row stands on the page whole or not at all; a blank cell is something else."""
    with pytest.raises(Unfit, match="printed whole or not at all"):
        Issued(issued=0, repealed=NOT_PRINTED, in_force=0)

    assert Issued(issued=0, repealed=BLANK, in_force=0).repealed == BLANK


def test_rows_pickle_and_hash():
    """Equal rows hash alike, and come back from a pickle."""
    cases = Cases(upheld=1, corrected=0, other=BLANK, pending=Absent("/"), total=1)
    same = Cases(upheld=1, corrected=0, other=BLANK, pending=Absent("/"), total=1)

    assert {cases, same} == {cases}
    assert pickle.loads(pickle.dumps(cases)) == cases


def test_blank_and_unprinted():
    """A blank row is on the page, an unprinted one is not, and neither has a number."""
    assert blank(Issued) == Issued(issued=BLANK, repealed=BLANK, in_force=BLANK)
    assert unprinted(Issued) == Issued(
        issued=NOT_PRINTED, repealed=NOT_PRINTED, in_force=NOT_PRINTED
    )
    assert is_printed(blank(Cases).total)
    assert not is_printed(unprinted(Cases).total)


@pytest.mark.parametrize("cls", [Requests, Outcomes, Proactive2019, Proactive2021])
def test_unprinted_tables(cls: type):
    """A table is made with nothing on the page, and so is its unprinted self."""
    assert unprinted(cls) == cls()


@pytest.mark.parametrize(("part", "value"), [("state_secret", 3), ("petition", None)])
def test_tables_hold_rows(part: str, value: object):
    """What is no row is refused where a row should be."""
    with pytest.raises((Unfit, TypeError)):
        Refused(**{part: value})  # type: ignore[arg-type]


def test_paths():
    """The paths of a class are those of its cells, in the order of its attributes."""
    assert paths_below(Cases, "/reconsideration") == tuple(
        f"/reconsideration/{each}" for each in ("upheld", "corrected", "other", "pending", "total")
    )
    assert paths_below(Proactive2021)[-4:] == ("/licensing", "/penalties", "/compulsion", "/fees")
    assert len(paths_below(Requests)) == 22 * len(paths_below(Applicants))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_every_cell_of_our_editions_has_a_home(edition: Edition):
    """Our editions have all cells of their classes, and no class a cell that its edition has not."""
    assert edition.unused_paths == ()


def test_editions_say_what_they_leave_out():
    """An edition without 行政强制 knows that its class could hold it."""
    from support.reports.invented_edition import MINE

    assert E2021.unused_paths == ()
    assert MINE.unused_paths == ("/proactive/compulsion",)
