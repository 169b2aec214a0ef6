"""The fast ways to read and to write do what the thorough ones do, and nothing else."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import EDITIONS, Edition, Procurement, Report, dumps, from_data, loads
from disclosure_schema.characters import refused_character, says_something
from disclosure_schema.converter import converter_for
from disclosure_schema.json_writing import text_of
from disclosure_schema.kinds import WORDING
from disclosure_schema.testing import reports
from mutants import mutants, places_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BY_SCHEMA = {f"urn:disclosure-schema:report/{each.id}/1": each for each in EDITIONS}

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**53,
    Decimal("0.10"),
    1.5,
    "",
    " ",
    "\u3000",
    "\u200b",
    "无",
    "12",
    "a\x00",
    "两\n行",
    "2024-02-30",
    [],
    {},
    [None],
    {"name": "某局"},
)

#: A report with something of everything.
EVERYTHING: dict[str, Any] = {
    "$schema": "urn:disclosure-schema:report/2019/1",
    "agency": {"name": "某局", "kind": "county_government", "also_known_as": ["某某局"]},
    "year": 2020,
    "scope": "own_agency",
    "title": "年度报告",
    "preamble": [
        "导语",
        {"paragraph": ["见", {"text": "网站", "address": "http://example.cn/"}]},
        {"figure": "图", "caption": "图一", "source": "/a.png"},
    ],
    "contact": [{"office": "办公室", "telephone": "010-1"}],
    "sections": {
        "overview": {"body": [{"subheading": "（一）", "level": 2}], "heading": "一、概况"},
        "requests": {
            "before": ["前"],
            "after": [{"table": [["甲", {"text": "乙", "rowspan": 1}]], "head_rows": 1}],
        },
    },
    "proactive": {
        "rules": {"produced": 1, "disclosed": None, "disclosed_to_date": "/"},
        "licensing": {"items_last_year": 3, "change": -1, "decisions": 4},
        "procurement": {"projects": 1, "amount": "72.10"},
        "extra_rows": [{"label": "其他", "after": "/proactive/rules", "cells": [1, "2.5", None]}],
    },
    "requests": {"outcomes": {"refused": {"state_secret": {"natural_person": 1, "commercial": 0, "research": 0, "public_interest": 0, "legal_services": 0, "other": 0, "total": 1}}}},
    "reconsideration": {"upheld": 1, "corrected": 0, "other": 0, "pending": 0, "total": 1},
    "signature": {"agencies": ["某局"], "date": "2021-01-04", "sealed": True},
    "annexes": [{"title": "附件", "body": ["文"]}],
    "publication": {"keywords": ["年报"], "written": "2021-01-04", "revision": 1},
    "remarks": [{"path": "/proactive/licensing/change", "before": "减", "written": "1"}],
    "extensions": {"cn.example": {"a": [1, "b"]}},
}  # fmt: skip


def outcome(data: Mapping[str, Any], edition: Edition, *, detailed: bool) -> str:
    """The report that objects stand for, with all its parts and their classes; or that there is none."""
    rest = {key: value for key, value in data.items() if key != "$schema"}
    try:
        report = converter_for(edition, detailed=detailed).structure(
            {**rest, "edition": edition}, Report
        )
    except Exception:
        return "refused"
    return repr(attrs.asdict(report))


def objects_in(part: object) -> Iterator[object]:
    """Every object of the model in a part of a report."""
    if isinstance(part, tuple):
        for each in part:
            yield from objects_in(each)
    elif attrs.has(type(part)) and not isinstance(part, Edition):
        yield part
        for attribute in attrs.fields(type(part)):
            yield from objects_in(getattr(part, attribute.name))


@settings(max_examples=300, deadline=None)
@given(mutants(), st.sampled_from(EDITIONS))
def test_both_ways_read_the_same(data: dict[str, Any], edition: Edition):
    """Whatever JSON they are given, both converters make the same report, or none."""
    edition = BY_SCHEMA.get(str(data.get("$schema")), edition)

    assert outcome(data, edition, detailed=False) == outcome(data, edition, detailed=True)


@pytest.mark.parametrize("way", places_in(EVERYTHING), ids=lambda way: "/".join(map(str, way)))
def test_odd_values_everywhere(way: tuple[Any, ...]):
    """In every place of a report, both converters take the same values."""
    edition = BY_SCHEMA[EVERYTHING["$schema"]]
    for odd in ODD:
        data = copy.deepcopy(EVERYTHING)
        *before, last = way
        owner: Any = data
        for each in before:
            owner = owner[each]
        owner[last] = odd

        assert outcome(data, edition, detailed=False) == outcome(data, edition, detailed=True), odd


def test_everything_is_read():
    """The report that the test above changes is a good one."""
    assert outcome(EVERYTHING, BY_SCHEMA[EVERYTHING["$schema"]], detailed=False) != "refused"


@settings(max_examples=50, deadline=None)
@given(reports())
def test_what_was_read_is_what_was_built(report: Report):
    """Objects that were read are of the classes of the model, cannot be changed, and hash, copy and pickle alike."""
    read = loads(dumps(report))

    assert hash(read) == hash(report)
    assert pickle.loads(pickle.dumps(read)) == copy.deepcopy(read) == report
    for each, built in zip(objects_in(read), objects_in(report), strict=True):
        assert type(each) is type(built)
        assert repr(each) == repr(built)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(each, attrs.fields(type(each))[0].name, None)  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None)
@given(reports())
def test_both_ways_write_the_same(report: Report):
    """The text of a report is that of its data."""
    data = converter_for(report.edition).unstructure(report)

    assert dumps(report) == text_of(data, "\n") + "\n"


def test_lines_that_were_rebuilt():
    """A line or table that only equals the one that is not on the page is left out like that one."""
    report = pickle.loads(pickle.dumps(from_data({**EVERYTHING, "preamble": ['两\n"行"' * 20]})))

    assert dumps(report) == text_of(converter_for(report.edition).unstructure(report), "\n") + "\n"
    assert '"litigation"' not in dumps(report)


def test_amounts_are_no_counts():
    """A whole number that stands for an amount becomes one, whatever else is in its line."""
    data = {**EVERYTHING, "proactive": {"procurement": {"projects": 1, "amount": 2}}, "remarks": []}
    amount = from_data(data).proactive.procurement.amount

    assert isinstance(amount, Decimal)
    with pytest.raises(ValueError, match=r"Procurement\.amount"):
        Procurement(projects=1, amount=2)  # type: ignore[arg-type]


def test_wordings():
    """The short look at a text tells what the long one does, for every character."""
    for each in map(chr, range(0x110000)):
        assert WORDING.fits(each) == (refused_character(each) is None and says_something(each)), (
            each
        )
