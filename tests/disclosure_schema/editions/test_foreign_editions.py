"""An edition that nobody here has heard of: one constant, and everything works with it or says why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    EDITIONS,
    Agency,
    Applicants,
    InvalidSource,
    NoSuchCell,
    OtherwiseHandled,
    Outcomes,
    Report,
    Requests,
    Unfit,
    dumps,
    from_data,
    loads,
    to_data,
)
from disclosure_schema.form import leaf
from disclosure_schema.testing import numbered_report
from renderers import lay_out, render
from support.reports.invented_edition import MINE, OUTCOMES, RECEIVED


@pytest.fixture(scope="module")
def mine() -> Report:
    """A complete report of the invented edition."""
    return numbered_report(MINE)


def test_loads(mine: Report):
    """Its reports are read where the edition is passed in, and come back equal, with that very edition."""
    back = loads(dumps(mine), editions=(*EDITIONS, MINE))

    assert back == mine
    assert back.edition is MINE
    assert from_data(to_data(mine), editions=[MINE]) == mine
    with pytest.raises(InvalidSource, match=r"2031-draft\.2"):
        loads(dumps(mine))


def test_order_and_labels(mine: Report):
    """Its cells stand in its own order, under its own labels."""
    paths = list(mine.values())
    (cell,) = (each for each in mine.cells() if each.path == "/proactive/licensing")

    assert paths[0] == "/proactive/fees"
    assert paths[7:9] == ["/proactive/licensing", "/proactive/penalties"]
    assert paths[9] == "/requests/carried_in/natural_person"
    assert "/proactive/compulsion" not in paths
    assert cell.row == ("第二十条第（五）项", "行政审批")


@pytest.mark.parametrize("name", ["html", "text", "docx", "pdf", "svg"])
def test_prints(name: str, mine: Report, extract: Callable[[str, bytes], str]):
    """It is printed in every format, with its own labels, its own order, and nothing of 行政强制."""
    page = "".join(extract(name, render(mine, name)).split())
    (row,) = (
        row for each in tables(mine) for row in each.rows if row[0][1].text == "行政事业性收费"
    )

    assert "行政审批" in page
    assert "行政强制" not in page
    assert page.index("行政事业性收费") < page.index("规章")
    assert [each.text for _, each in row] == ["行政事业性收费", "1"]


def tables(report: Report) -> list[Any]:
    """The tables of a page."""
    return [each for each in lay_out(report).blocks if hasattr(each, "shape")]


def test_drafts():
    """A draft of it prints what the form has, and nothing else."""
    draft = Report.blank("某局", 2031, MINE)

    assert tuple(draft.values()) == MINE.paths
    assert loads(dumps(draft), editions=(MINE,)) == draft


def test_cells_that_it_lacks(mine: Report):
    """What the model holds and the edition has not cannot be asked for, nor printed, in Python or JSON."""
    with pytest.raises(NoSuchCell):
        mine.at("/proactive/compulsion")
    with pytest.raises(InvalidSource) as here:
        evolve(mine, proactive=evolve(mine.proactive, compulsion=3))
    text = dumps(mine).replace('"penalties":', '"compulsion": 3, "penalties":')
    with pytest.raises(InvalidSource) as there:
        loads(text, editions=(MINE,))

    assert here.value.faults == there.value.faults
    assert [(each.pointer, each.hint) for each in here.value.faults] == [
        ("/proactive/compulsion", "the edition 2031-draft.2 has no such cell")
    ]


def test_rows_that_it_lacks():
    """A row that the edition dropped from table 三 is refused cell by cell, printed or blank."""
    short = evolve(MINE, id="short", requests=evolve(MINE.requests, rows=(RECEIVED, OUTCOMES)))
    row = Report.blank("某局", 2031, MINE).requests.carried_in
    with pytest.raises(InvalidSource) as caught:
        Report(edition=short, agency=Agency("局"), year=2031, requests=Requests(carried_in=row))

    assert {each.pointer.rpartition("/")[0] for each in caught.value.faults} == {
        "/requests/carried_in"
    }
    assert len(caught.value.faults) == 7
    assert Report.blank("某局", 2031, short).requests.carried_in == Requests().carried_in


@pytest.mark.parametrize(
    "wrong",
    [
        OtherwiseHandled(other=Report.blank("局", 2031, MINE).requests.received),
        Report.blank("局", 2031, MINE).requests.received,
    ],
)
def test_other_divisions_of_row_six(wrong: OtherwiseHandled | Applicants):
    """（六） is divided as the edition says, whose class for it is named beside its tree."""
    *before, _, total = OUTCOMES.children
    rows = evolve(OUTCOMES, children=(*before, leaf("otherwise_handled", "（六）其他"), total))
    undivided = evolve(
        MINE,
        id="mine",
        requests=evolve(MINE.requests, rows=(RECEIVED, rows)),
        otherwise_handled_class=Applicants,
    )
    edition = undivided if isinstance(wrong, OtherwiseHandled) else MINE
    requests = Requests(outcomes=Outcomes(otherwise_handled=wrong))
    with pytest.raises((InvalidSource, Unfit), match="has no such cell"):
        Report(edition=edition, agency=Agency("局"), year=2031, requests=requests)

    assert (
        type(Report.blank("局", 2031, undivided).requests.outcomes.otherwise_handled) is Applicants
    )
