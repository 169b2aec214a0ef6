"""A report with something of everything is read, written and refused as its parts are."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings

from disclosure_schema import Edition, Report, dumps, from_data, loads, to_data
from disclosure_schema.model import report as model
from disclosure_schema.testing import reports
from support.reports.mutants import is_report_or_refused, places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

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
            "after": [{"table": [["甲", {"text": "乙", "rowspan": 2}], ["丙"]], "head_rows": 1}],
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


def test_everything_comes_back():
    """A report with something of everything is written as it was read, in whatever order its keys are."""
    report = from_data(EVERYTHING)

    assert to_data(report) == EVERYTHING
    assert loads(dumps(report)) == report == from_data(dict(reversed(EVERYTHING.items())))


@pytest.mark.parametrize("way", places_in(EVERYTHING), ids=lambda way: "/".join(map(str, way)))
def test_odd_values_everywhere(way: tuple[Any, ...]):
    """In every place an odd value is kept, or refused as something in that place or beside it."""
    *before, last = way
    for odd in ODD:
        data = copy.deepcopy(EVERYTHING)
        owner: Any = data
        for each in before:
            owner = owner[each]
        owner[last] = odd
        is_report_or_refused(lambda data=data: from_data(data))


def objects_in(part: object) -> Iterator[object]:
    """Every object of the model in a part of a report."""
    if isinstance(part, tuple):
        for each in part:
            yield from objects_in(each)
    elif attrs.has(type(part)) and not isinstance(part, Edition):
        yield part
        for attribute in attrs.fields(type(part)):
            yield from objects_in(getattr(part, attribute.name))


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


def test_rows_that_were_rebuilt():
    """A row or table that only equals the one that is not on the page is left out like that one."""
    report = from_data(EVERYTHING)

    assert dumps(pickle.loads(pickle.dumps(report))) == dumps(report)
    assert '"litigation"' not in dumps(report)


def test_a_bug_is_no_refusal(monkeypatch: pytest.MonkeyPatch):
    """What goes wrong in our own code while a report is read is not covered up by a list of faults."""

    def fails(*_: object) -> object:
        raise AttributeError("a bug")

    monkeypatch.setattr(model, "faults_of", fails)
    with pytest.raises(AttributeError, match="a bug"):
        from_data(EVERYTHING)


class Archived(Report):
    """A report with a method of its own."""

    @property
    def shelf(self) -> int:
        """Where it stands."""
        return self.year % 100


@attrs.frozen(kw_only=True)
class Numbered(Report):
    """A report with an attribute of its own."""

    number: int = 0


def test_heirs():
    """A class that only adds methods is written as a report; one with more attributes is refused by name."""
    report = from_data(EVERYTHING)
    parts = {each.name: getattr(report, each.name) for each in attrs.fields(Report)}

    assert dumps(Archived(**parts)) == dumps(report)
    assert to_data(Archived(**parts)) == to_data(report)
    for write in (dumps, to_data):
        with pytest.raises(TypeError, match=r"Numbered has attributes .*: number"):
            write(Numbered(**parts))
