"""Remarks: what stood around a number in its cell."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    BLANK,
    CellPath,
    InvalidSource,
    Remark,
    Unfit,
    dumps,
    from_data,
    loads,
    to_data,
)
from disclosure_schema.testing import numbered_report

FULL = numbered_report()
ISSUED = CellPath("/proactive/rules/issued")
FEES = CellPath("/proactive/fees")


def faults_with(*remarks: Remark) -> list[tuple[str, str]]:
    """Pointer and hint of every fault of the full report with these remarks."""
    with pytest.raises(InvalidSource) as caught:
        evolve(FULL, remarks=remarks)
    return [(each.pointer, each.hint) for each in caught.value.faults]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "（其中修订16件）"),
        ("+", ""),
        ("约", "万元"),
        ("", "元"),
        ("（", "）"),
        ("", "%"),
        ("第2批", "件"),
    ],
)
def test_accepted(before: str, after: str):
    """Words and signs may stand around a number, and come back from JSON."""
    report = evolve(FULL, remarks=(Remark(ISSUED, before, after), Remark(FEES, "", after)))

    assert loads(dumps(report)) == report
    assert report.at(ISSUED) == 1


@pytest.mark.parametrize("before", ["1", "约1", "3.", "1,", "-", "−"])
def test_before_keeps_clear(before: str):
    """What stands before a number must not run into its digits or turn its sign."""
    with pytest.raises(Unfit, match=r"Remark\.before"):
        Remark(ISSUED, before)


@pytest.mark.parametrize("after", ["1", ".5", ",000", "0件"])
def test_after_keeps_clear(after: str):
    """What stands after a number must not run into its digits."""
    with pytest.raises(Unfit, match=r"Remark\.after"):
        Remark(ISSUED, after=after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("１", ""),
        ("－", ""),
        ("", "２"),
        ("", "，000"),
        ("", "．5"),
    ],
)
def test_full_width_keeps_clear(before: str, after: str):
    """Full-width digits, points and signs run into a number like any others."""
    with pytest.raises(Unfit, match="run into the number"):
        Remark(ISSUED, before, after)


@pytest.mark.parametrize(
    ("before", "after"), [("1 ", ""), ("", " 234"), ("- ", ""), ("", "\u3000234")]
)
def test_spaces_do_not_keep_clear(before: str, after: str):
    """Digits apart by a space are read as one number, so a remark may not be joined by one."""
    with pytest.raises(Unfit, match="run into the number"):
        Remark(ISSUED, before, after)


def test_must_point_at_a_cell():
    """A remark on no cell of the form is refused, and the nearest cells are named."""
    ((pointer, hint),) = faults_with(Remark(CellPath("/proactive/rules/isued"), "", "件"))

    assert pointer == "/remarks/0/path"
    assert ISSUED in hint


def test_must_point_at_a_number():
    """A remark on a cell without a number is refused: its words are the cell's own text."""
    blank = FULL.with_cell(ISSUED, BLANK)
    with pytest.raises(InvalidSource, match="/remarks/0/path: expected a cell with a number"):
        evolve(blank, remarks=(Remark(ISSUED, "", "件"),))


def test_one_for_each_cell():
    """Two remarks on one cell are refused."""
    ((pointer, _),) = faults_with(Remark(ISSUED, "", "件"), Remark(ISSUED, "约", ""))

    assert pointer == "/remarks/1/path"


def test_goes_with_its_number():
    """Where a number is replaced by another its remark stays; where it goes, the remark goes too."""
    report = evolve(FULL, remarks=(Remark(ISSUED, "", "件"), Remark(FEES, "", "元")))

    assert report.with_cell(ISSUED, 5).remarks == report.remarks
    assert report.with_cell(ISSUED, BLANK).remarks == (Remark(FEES, "", "元"),)


def test_in_json():
    """A remark is an object with its path, and only the parts that it has."""
    data: Any = to_data(evolve(FULL, remarks=(Remark(ISSUED, "", "（其中修订16件）"),)))

    assert data["remarks"] == [{"path": ISSUED, "after": "（其中修订16件）"}]


@pytest.mark.parametrize(
    ("remark", "pointer"),
    [
        ({"path": 3}, "/remarks/0/path"),
        ({"after": "件"}, "/remarks/0/path"),
        ({"path": ISSUED, "after": "5"}, "/remarks/0/after"),
        ({"path": ISSUED, "before": "-"}, "/remarks/0/before"),
        ({"path": ISSUED, "after": "\x07"}, "/remarks/0/after"),
        ({"path": ISSUED, "text": "件"}, "/remarks/0/text"),
    ],
)
def test_faults_in_json(remark: dict[str, Any], pointer: str):
    """A bad remark is a fault at its place."""
    with pytest.raises(InvalidSource) as caught:
        loads(dumps(FULL).replace("{", f'{{"remarks": [{json.dumps(remark)}],', 1))

    assert [each.pointer for each in caught.value.faults] == [pointer]


@pytest.mark.parametrize(
    "remark",
    [
        {"before": "减"},
        {"before": "\u2013"},
        {"before": "1/"},
        {"after": "万"},
        {"after": "十"},
        {"after": "e5"},
        {"after": "/2"},
        {"after": "'000"},
    ],
    ids=str,
)
def test_another_number_on_paper(remark: dict[str, str]):
    """A remark that would make another number of the one in the cell is refused."""
    data: Any = to_data(FULL)
    data["remarks"] = [{"path": ISSUED, **remark}]
    with pytest.raises(InvalidSource, match=r"/remarks/0/(before|after)"):
        from_data(data)


def test_a_million_is_a_unit():
    """万元, the unit of amounts, may stand behind one."""
    report = evolve(FULL, remarks=(Remark(FEES, "", "万元"),))

    assert report.remarks[0].around("3") == "3万元"
