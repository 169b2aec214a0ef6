"""Whatever is given, it is a report or it is refused; nothing else ever happens."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import Report, dumps, from_data, loads, to_data
from disclosure_schema.testing import reports
from support.reports.mutants import JSON, KEYS, is_report_or_refused, mutants

if TYPE_CHECKING:
    pass


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
