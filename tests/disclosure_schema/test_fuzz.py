"""Whatever is given, it is a report or it is refused; nothing else ever happens."""

from __future__ import annotations

import json
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import InvalidSource, Report, dumps, from_data, loads, to_data
from disclosure_schema.testing import reports

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = (
    "$schema",
    "agency",
    "name",
    "year",
    "preamble",
    "contact",
    "sections",
    "overview",
    "body",
    "subheading",
    "level",
    "proactive",
    "fees",
    "requests",
    "received",
    "total",
    "reconsideration",
    "signature",
    "date",
    "remarks",
    "path",
    "edition",
)

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=6),
    st.text(st.characters(categories=("Cs", "Cc", "Cf", "Co", "Zl")), max_size=3),
    st.sampled_from(("/requests/received/total", "2022-01-04", "12", "urn:disclosure-schema:")),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def is_report_or_refused(read: Callable[[], Report]) -> None:
    """The claim of this file. What is refused says why, in words that can be printed anywhere."""
    try:
        report = read()
    except InvalidSource as error:
        refused = error
    else:
        assert loads(dumps(report)) == report
        return
    message = str(refused)
    message.encode()
    strange = {each for each in message if unicodedata.category(each) in ("Cc", "Cs")} - {"\n"}

    assert refused.faults
    assert strange == set()
    assert len(message.split("\n")) == len(refused.faults) + 1


def places_in(data: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside JSON-ready objects."""
    match data:
        case dict():
            members = list(data.items())
        case list():
            members = list(enumerate(data))
        case _:
            members = []
    return [
        way for key, each in members for way in ((*place, key), *places_in(each, (*place, key)))
    ]


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a good report, changed in a few places."""
    data: Any = json.loads(dumps(draw(reports())))
    for _ in range(draw(st.integers(1, 4))):
        ways = places_in(data)
        if not ways:
            break
        *way, last = draw(st.sampled_from(ways))
        owner = data
        for each in way:
            owner = owner[each]
        match draw(st.sampled_from(("replace", "drop", "rename", "move"))):
            case "replace":
                owner[last] = draw(JSON)
            case "drop":
                del owner[last]
            case "rename" if isinstance(owner, dict):
                owner[draw(st.sampled_from(KEYS) | st.text(max_size=6))] = owner.pop(last)
            case _:
                data[draw(st.sampled_from(KEYS))] = owner[last]
                data = json.loads(json.dumps(data))
    return data


@settings(max_examples=200)
@given(JSON)
def test_any_json(data: Any):
    """Any JSON is a report or refused."""
    is_report_or_refused(lambda: from_data(data))
    is_report_or_refused(lambda: loads(json.dumps(data)))


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(KEYS), JSON | st.decimals()))
def test_any_object(data: dict[str, Any]):
    """Any object with keys of the format is a report or refused."""
    is_report_or_refused(lambda: from_data(data))


@settings(max_examples=150, deadline=None)
@given(mutants())
def test_mutants(data: dict[str, Any]):
    """A report that was tampered with is still a report, or refused."""
    is_report_or_refused(lambda: from_data(data))
    is_report_or_refused(lambda: loads(json.dumps(data)))


@settings(max_examples=60, deadline=None)
@given(reports(), st.data())
def test_damaged_text(report: Report, data: st.DataObject):
    """A file with a few characters lost, doubled or changed is still a report, or refused."""
    text = dumps(report)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = min(len(text), start + data.draw(st.integers(0, 3)))
        text = text[:start] + data.draw(st.text('{}[]",:0-.eN\\u\x00', max_size=2)) + text[end:]
    is_report_or_refused(lambda: loads(text))


@given(st.decimals() | st.integers() | st.floats())
def test_any_amount(value: Decimal | float):
    """Any number of Python is an amount that is kept exactly, or refused."""
    data: Any = {
        "$schema": "urn:disclosure-schema:report/2021/1",
        "agency": {"name": "某局"},
        "year": 2021,
        "proactive": {"fees": value},
    }
    is_report_or_refused(lambda: from_data(data))


@settings(max_examples=50, deadline=None)
@given(reports())
def test_input_is_left_alone(report: Report):
    """Reading changes nothing in the objects that are read."""
    data = to_data(report)
    from_data(data)

    assert data == to_data(report)
