"""A report and its cells."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import (
    BLANK,
    E2021,
    NOT_PRINTED,
    Absent,
    Agency,
    NoSuchCell,
    Paragraph,
    Report,
    Signature,
    Unfit,
    to_data,
)
from disclosure_schema.testing import amounts, counts, numbered_report, reports

FULL = numbered_report()


def test_cells():
    """The cells of a report come in the order of the page, each with its path."""
    cells = list(FULL.values().items())

    assert [path for path, _ in cells] == list(E2021.paths)
    assert [value for _, value in cells] == [*range(1, 10), Decimal(10), *range(11, 201)]


def test_cells_are_attributes():
    """A path leads where the attributes lead."""
    assert FULL.at("/requests/outcomes/refused/state_secret/other") == (
        FULL.requests.outcomes.refused.state_secret.other
    )
    assert FULL.at("/litigation/direct/upheld") == FULL.litigation.direct.upheld
    assert FULL.at("/proactive/fees") == FULL.proactive.fees


def test_cells_include_absent_ones():
    """Cells that are blank or not printed are cells too."""
    empty = Report(edition=E2021, agency=Agency("某局"), year=2021)

    assert [value for _, value in empty.values().items()] == [NOT_PRINTED] * 200


@settings(max_examples=50, deadline=None)
@given(reports())
def test_at_agrees_with_cells(report: Report):
    """Every cell is found at its path."""
    assert [(path, report.at(path)) for path, _ in report.values().items()] == list(
        report.values().items()
    )


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/requests/received/totl", "/requests/received/total"),
        ("/proactive/fee", "/proactive/fees"),
        ("requests.received.total", "/requests/received/total"),
        ("/requests/outcomes/granted", "/requests/outcomes/granted/total"),
    ],
)
def test_no_such_cell(path: str, nearest: str):
    """A path that names no cell is answered with the nearest ones."""
    with pytest.raises(NoSuchCell) as caught:
        FULL.at(path)

    assert caught.value.path == path
    assert nearest in caught.value.known
    assert repr(path) in str(caught.value)
    assert nearest in str(caught.value)


@pytest.mark.parametrize("path", ["", "/", "/year", "/requests", "/requests/received/total/", "@"])
def test_only_cells_have_paths(path: str):
    """What is no cell cannot be looked up or replaced, even where it is an attribute."""
    with pytest.raises(NoSuchCell):
        FULL.at(path)
    with pytest.raises(NoSuchCell):
        FULL.with_cell(path, BLANK)


@given(st.data())
def test_with_cell(data: st.DataObject):
    """A copy with another value in one cell differs there and nowhere else."""
    path = data.draw(st.sampled_from(E2021.paths))
    value = data.draw(amounts() if path == "/proactive/fees" else counts())
    changed = FULL.with_cell(path, value)

    assert changed.at(path) == value
    assert [each for each in changed.values().items() if each[0] != path] == [
        each for each in FULL.values().items() if each[0] != path
    ]
    assert changed.with_cell(path, FULL.at(path)) == FULL


def test_with_cell_leaves_the_original():
    """Replacing a cell does not change the report that it was taken from."""
    FULL.with_cell("/requests/received/total", BLANK)

    assert numbered_report() == FULL


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/requests/received/total", True),
        ("/requests/received/total", Decimal(3)),
        ("/requests/received/total", None),
        ("/requests/received/total", NOT_PRINTED),
        ("/proactive/fees", 3),
        ("/proactive/fees", 3.5),
    ],
)
def test_with_cell_refuses(path: str, value: Any):
    """A cell takes only what may stand in it."""
    with pytest.raises(Unfit):
        FULL.with_cell(path, value)


@settings(max_examples=50, deadline=None)
@given(reports())
def test_pickle_and_hash(report: Report):
    """A report comes back from a pickle equal, hashing alike, with the very same edition."""
    back = pickle.loads(pickle.dumps(report))

    assert back == report
    assert hash(back) == hash(report)
    assert back.edition is report.edition


def test_deep_copy():
    """A deep copy equals its original."""
    assert copy.deepcopy(FULL) == FULL


@settings(max_examples=50, deadline=None)
@given(reports(), reports())
def test_equality(one: Report, other: Report):
    """Reports are equal only where everything in them is."""
    assert (one == other) == (to_data(one) == to_data(other))


def test_printed_title():
    """The title is the form's, unless another was published."""
    assert FULL.printed_title == "某市人民政府2024年政府信息公开工作年度报告"
    assert evolve(FULL, title="某市2024年度报告").printed_title == "某市2024年度报告"


def test_printed_title_takes_names_as_they_are():
    """Braces in a name mean nothing."""
    braces = evolve(FULL, agency=Agency("{year}{0}局"))

    assert braces.printed_title == "{year}{0}局2024年政府信息公开工作年度报告"


def test_frozen():
    """A report cannot be changed in place."""
    with pytest.raises(FrozenInstanceError):
        FULL.year = 2025  # type: ignore[misc]


@pytest.mark.parametrize(
    "change",
    [
        {"year": True},
        {"year": "2024"},
        {"year": 24},
        {"agency": "某局"},
        {"edition": "2021"},
        {"title": ""},
        {"preamble": [Paragraph("导语")]},
        {"preamble": ("导语",)},
        {"contact": []},
        {"requests": None},
        {"reconsideration": None},
        {"remarks": []},
    ],
)
def test_guards(change: dict[str, Any]):
    """Building a report of what has no meaning fails at once."""
    with pytest.raises((TypeError, ValueError)):
        evolve(FULL, **change)


@pytest.mark.parametrize("day", ["2022-01-04", datetime(2022, 1, 4), 20220104])
def test_signature_takes_days(day: Any):
    """A signature is dated with a day, not with text or a time."""
    with pytest.raises(Unfit, match=r"datetime\.date"):
        Signature(agencies=("某局",), date=day)

    assert Signature(agencies=("某局",), date=date(2022, 1, 4)).date == date(2022, 1, 4)


def test_words_in_cells_survive():
    """A cell keeps the words that stood in it."""
    assert FULL.with_cell("/proactive/fees", Absent("无")).proactive.fees == Absent("无")
