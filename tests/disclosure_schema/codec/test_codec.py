"""JSON ⇄ Report: nothing lost, nothing guessed, and readable."""

from __future__ import annotations

import json
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from disclosure_schema import (
    BLANK,
    E2021,
    NOT_PRINTED,
    Absent,
    Agency,
    Applicants,
    Outcomes,
    Paragraph,
    Report,
    Requests,
    Subheading,
    dumps,
    from_data,
    loads,
    to_data,
)
from disclosure_schema.testing import numbered_report, reports

FULL = numbered_report()
MINIMAL = Report(edition=E2021, agency=Agency("某镇人民政府"), year=2021)


def with_fees(token: str) -> str:
    """The JSON text of a report with `token` for the fees."""
    return dumps(FULL).replace('"fees": "10"', f'"fees": {token}')


@settings(max_examples=50, deadline=None)
@given(reports())
def test_round_trip(report: Report):
    """A report comes back from JSON as it was: text, bytes or objects."""
    assert loads(dumps(report)) == report
    assert loads(dumps(report).encode()) == report
    assert from_data(to_data(report)) == report


@settings(max_examples=50, deadline=None)
@given(reports())
def test_stable(report: Report):
    """Writing what was read gives the same text, digit for digit."""
    assert dumps(loads(dumps(report))) == dumps(report)


@settings(max_examples=50, deadline=None)
@given(reports())
def test_data_is_json(report: Report):
    """The objects of a report are what the json module knows."""
    assert json.loads(dumps(report)) == to_data(report)


@settings(max_examples=50, deadline=None)
@given(reports())
def test_cells_survive(report: Report):
    """Blank, zero, words and lines not printed come back as themselves, amounts with all their digits."""
    before = [(path, str(value)) for path, value in report.values().items()]
    after = [(path, str(value)) for path, value in loads(dumps(report)).values().items()]

    assert after == before


def test_schema():
    """A document begins with its edition and the revision of the format."""
    assert next(iter(to_data(FULL).items())) == ("$schema", "urn:disclosure-schema:report/2021/1")


def test_minimal():
    """A report of which nothing is printed takes three lines of JSON."""
    data = {
        "$schema": "urn:disclosure-schema:report/2021/1",
        "agency": {"name": "某镇人民政府"},
        "year": 2021,
    }

    assert to_data(MINIMAL) == data
    assert from_data(data) == MINIMAL
    assert all(value == NOT_PRINTED for _, value in MINIMAL.values().items())


def test_blank_is_null():
    """A blank cell is null, and null is a blank cell."""
    report = FULL.with_cell("/requests/received/total", BLANK)
    data: Any = to_data(report)

    assert data["requests"]["received"]["total"] is None
    assert loads(dumps(report)).at("/requests/received/total") == BLANK


@pytest.mark.parametrize("text", ["/", "—", "无", "\u00a0", "\u3000", "减4"])
@pytest.mark.parametrize("path", ["/requests/received/total", "/proactive/fees"])
def test_words_stay(path: str, text: str):
    """What stood in a cell without a number stays as it stood."""
    report = FULL.with_cell(path, Absent(text))

    assert loads(dumps(report)).at(path) == Absent(text)


def test_omitted_lines_are_not_printed():
    """A line that is not in the JSON is not on the page, which is not a blank line."""
    data: Any = to_data(FULL)
    del data["requests"]["outcomes"]["total"]
    del data["requests"]["carried_forward"]
    del data["litigation"]
    report = from_data(data)
    missing = [path for path, value in report.values().items() if value == NOT_PRINTED]

    assert len(missing) == 7 + 7 + 10
    assert report.requests.outcomes.total == Outcomes().total
    assert report.requests.carried_forward == Requests().carried_forward
    assert to_data(report) == data


@pytest.mark.parametrize(
    ("token", "digits"),
    [
        ('"72701.2578"', "72701.2578"),
        ('"0.00"', "0.00"),
        ('"-3.10"', "-3.10"),
        ("72701.2578", "72701.2578"),
        ("0.10", "0.10"),
        ("0", "0"),
        ("-12", "-12"),
        ("0.1000000000000000055", None),
        ("123456789012345678", "123456789012345678"),
    ],
)
def test_amounts(token: str, digits: str | None):
    """Amounts are read digit by digit, from text or from numbers, and written as text."""
    if digits is None:
        with pytest.raises(ValueError, match="/proactive/fees"):
            loads(with_fees(token))
        return
    report = loads(with_fees(token))

    assert str(report.proactive.fees) == digits
    assert f'"fees": "{digits}"' in dumps(report)


def test_amounts_as_objects():
    """Amounts may come as Decimal from a database, or as the float that a JSON library made of 0.1."""
    data: Any = to_data(FULL)
    data["proactive"]["fees"] = Decimal("0.10")

    assert str(from_data(data).proactive.fees) == "0.10"

    data["proactive"]["fees"] = 0.1

    assert str(from_data(data).proactive.fees) == "0.1"

    for odd in (float("nan"), float("inf"), 1e300):
        data["proactive"]["fees"] = odd
        with pytest.raises(ValueError, match="/proactive/fees"):
            from_data(data)


@pytest.mark.parametrize("kind", [dict, MappingProxyType])
def test_any_mapping(kind: type):
    """Any mapping is an object, and any sequence an array."""
    data: Any = to_data(evolve(FULL, preamble=(Paragraph("导语"),)))
    data["agency"] = kind(data["agency"])
    data["preamble"] = tuple(data["preamble"])

    assert from_data(kind(data)).preamble == (Paragraph("导语"),)


def test_readable():
    """Each line of table 三 stands on one line of text, and Chinese is not escaped."""
    lines = [each.strip() for each in dumps(FULL).splitlines()]
    received = (
        '"received": {"natural_person": 11, "commercial": 12, "research": 13, '
        '"public_interest": 14, "legal_services": 15, "other": 16, "total": 17},'
    )

    assert received in lines
    assert '"agency": {"name": "某市人民政府"},' in lines
    assert sum('"natural_person"' in each for each in lines) == 25
    assert dumps(FULL).endswith("}\n")


def test_narrative():
    """A paragraph is text, and a sub-heading is known by its key."""
    preamble = (Subheading("㈠主动公开"), Paragraph("公开106条。"), Subheading("1.其他", 2))
    data: Any = to_data(evolve(FULL, preamble=preamble))

    assert data["preamble"] == [
        {"subheading": "㈠主动公开"},
        "公开106条。",
        {"subheading": "1.其他", "level": 2},
    ]


def test_order_of_keys_is_free():
    """Keys may stand in any order."""
    data = dict(reversed(to_data(FULL).items()))

    assert loads(json.dumps(data)) == FULL


def test_lines_give_all_cells():
    """A line that is on the page gives every one of its cells."""
    data: Any = to_data(MINIMAL)
    data["requests"] = {"received": dict.fromkeys(Applicants.__slots__[:7], 0)}

    assert from_data(data).requests.received.total == 0

    del data["requests"]["received"]["other"]
    with pytest.raises(ValueError, match="/requests/received/other: expected this key"):
        from_data(data)


def test_leading_zeros_are_no_amount():
    """An amount with zeros before it would be printed without them, so it is refused."""
    with pytest.raises(ValueError, match="/proactive/fees"):
        loads(with_fees('"0012.50"'))
