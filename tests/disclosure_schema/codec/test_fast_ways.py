"""The fast ways to read and to write do what the thorough ones do, and nothing else."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from cattrs.errors import BaseValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import (
    EDITIONS,
    Agency,
    Applicants,
    Edition,
    InvalidSource,
    Procurement,
    Report,
    Unfit,
    dumps,
    from_data,
    loads,
    to_data,
)
from disclosure_schema.codec import report as codec
from disclosure_schema.codec.converter import converter_for
from disclosure_schema.json.writing import text_of
from disclosure_schema.kinds import WORDING
from disclosure_schema.testing import reports
from disclosure_schema.text.characters import refused_character, says_something
from support.mutants import mutants, places_in

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


class Refused:
    """Stands for the report that there is none of."""


# How the ways refuse; anything else is a bug, and fails the test.
REFUSALS: dict[bool, tuple[type[Exception], ...]] = {
    False: (Unfit, InvalidSource, KeyError),
    True: (Unfit, InvalidSource, BaseValidationError),
}


def outcome(data: Mapping[str, Any], edition: Edition, *, detailed: bool) -> list[tuple[type, str]]:
    """All objects of the report that data stands for, with their classes; `Refused` if there is none."""
    rest = {key: value for key, value in data.items() if key != "$schema"}
    try:
        report = converter_for(edition, detailed=detailed).structure(
            {**rest, "edition": edition}, Report
        )
    except REFUSALS[detailed]:
        return [(Refused, "")]
    return [(type(each), shown(each)) for each in objects_in(report)]


def shown(part: object) -> str:
    """An object with the classes and values of its attributes."""
    values = [getattr(part, each.name) for each in attrs.fields(type(part))]  # type: ignore[arg-type]
    return repr([(type(each), each) for each in values])


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
    assert outcome(EVERYTHING, BY_SCHEMA[EVERYTHING["$schema"]], detailed=False)[0][0] is Report


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


def line(**cells: object) -> dict[str, Any]:
    """A report with one line of these cells, and zeros in its others."""
    cells = {**dict.fromkeys([each.name for each in attrs.fields(Applicants)], 0), **cells}
    return {
        "$schema": "urn:disclosure-schema:report/2021/1",
        "agency": {"name": "某局"},
        "year": 2022,
        "requests": {"received": cells},
    }


@pytest.mark.parametrize("cell", [0, -1, None, "/", "无", "—", 2**53 - 1, 1 - 2**53])
def test_cells_beside_each_other(cell: object):
    """Numbers, blank cells and text may stand in one line; it is the same line as one that is built."""
    for first in (7, None, "/"):
        data = line(natural_person=first, total=cell)
        read = from_data(data)

        assert to_data(read) == data
        assert loads(dumps(read)) == read
        assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize("cell", [True, 2**53, -(2**53), 1.0, "", "12", [], {}])
@pytest.mark.parametrize("first", [7, None, "/"])
def test_no_cells(first: object, cell: object):
    """What is no cell is none beside numbers, blank cells and text, and is told."""
    with pytest.raises(InvalidSource, match="/requests/received/total"):
        from_data(line(natural_person=first, total=cell))


def test_a_bug_is_no_refusal(monkeypatch: pytest.MonkeyPatch):
    """What the fast way does not mean as a refusal is not covered up by the other one."""

    def fails(_: object) -> object:
        raise AttributeError("a bug")

    monkeypatch.setattr(codec, "_converter_for", fails)
    with pytest.raises(AttributeError, match="a bug"):
        from_data(EVERYTHING)


def test_written_functions_have_a_source():
    """A traceback through a function that was written shows its lines."""
    converter = converter_for(EDITIONS[0], detailed=False)
    with pytest.raises(KeyError) as caught:
        converter.structure({"kind": "county_government"}, Agency)

    last = caught.traceback[-1]
    assert str(last.statement).strip().startswith("draft.name = ")


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
