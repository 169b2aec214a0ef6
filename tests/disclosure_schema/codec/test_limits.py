"""What a source may hold at most: beyond the limits stands one fault, and what loads can be written."""

from __future__ import annotations

import doctest
import gc
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields

from disclosure_schema import (
    InvalidSource,
    Limits,
    NarrativeCell,
    NarrativeTable,
    Report,
    Unfit,
    dumps,
    from_data,
    loads,
    to_data,
)
from disclosure_schema.limits import (
    DEEPEST,
    LIMITS,
    LONGEST_TEXT,
    MOST_ADDED_ROWS,
    MOST_SQUARES,
)
from renderers import lay_out
from renderers.document_json import document_dumps, document_loads

REPORT = Report.blank("某县", 2024)
DATA = to_data(REPORT)


def refusal(data: Any, **limits: int) -> InvalidSource:
    """Why data is refused."""
    with pytest.raises(InvalidSource) as caught:
        from_data(data, limits=Limits(**limits))
    return caught.value


def nested(levels: int) -> Any:
    """Arrays in one another."""
    value: list[Any] = []
    for _ in range(levels - 1):
        value = [value]
    return value


def table(height: int, width: int) -> dict[str, Any]:
    """A table of one cell, written in few bytes."""
    return {"table": [[{"text": "", "rowspan": height, "colspan": width}], *[[]] * (height - 1)]}


@pytest.mark.parametrize("source", ["{}" + " " * 9, b"{}" + b" " * 9, "汉" * 11])
def test_length(source: str | bytes):
    """A source that is too long is refused before it is parsed."""
    with pytest.raises(InvalidSource) as caught:
        loads(source, limits=Limits(input_bytes=10))
    (fault,) = caught.value.faults

    assert fault.found == "11"
    assert "`input_bytes`" in fault.hint


@pytest.mark.parametrize("levels", [62, 63, 500, 100_000])
def test_depth(levels: int):
    """Extensions nest as deep as the limit lets them, and what loads can be written, laid out and read again."""
    inside = nested(min(levels, 900))
    text = (
        dumps(REPORT)[:-3] + ',"extensions":{"cn.example.a":' + "[" * levels + "]" * levels + "}}"
    )
    if levels > DEEPEST - 2:
        with pytest.raises(InvalidSource) as caught:
            loads(text)
        assert len(caught.value.faults) == 1
        with pytest.raises(Unfit, match="nested too deeply"):
            evolve(REPORT, extensions={"cn.example.a": inside})
        return
    report = loads(text)

    assert report == evolve(REPORT, extensions={"cn.example.a": inside})
    assert loads(dumps(report)) == report == from_data(json.loads(json.dumps(to_data(report))))
    assert document_loads(document_dumps(lay_out(report))) == lay_out(report)


def test_extensions_that_hold_themselves():
    """An object that contains itself, or one that doubles with each level, is refused before it is copied."""
    endless: dict[str, Any] = {}
    endless["cn.example.a"] = [endless, endless]
    doubled: list[Any] = []
    for _ in range(40):
        doubled = [doubled, doubled]

    for extensions in (endless, {"cn.example.a": doubled}):
        (fault,) = refusal({**DATA, "extensions": extensions}, input_bytes=10_000).faults
        assert "`input_bytes`" in fault.hint


def test_squares_of_a_report():
    """The squares of all tables count together: few bytes cannot claim more of them than a whole report may have."""
    half = table(MOST_SQUARES // 1000 // 2, 1000)
    data = {**DATA, "preamble": [half], "annexes": [{"title": "一", "body": [half]}]}
    loaded = from_data(data)

    assert loads(dumps(loaded)) == loaded
    assert document_loads(document_dumps(lay_out(loaded))) == lay_out(loaded)
    (fault,) = refusal({**data, "sections": {"overview": {"body": [half]}}}).faults
    assert fault.pointer == "/annexes/0/body/0"
    assert "`cells_of_tables`" in fault.hint


def test_squares_before_cells():
    """Areas are compared before anything is placed: forty tables of a hundred thousand squares are one fault."""
    assert len(refusal({**DATA, "preamble": [table(100, 1000)] * 40}).faults) == 1


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([[(2, 1), (1, 2)], [(1, 1)]], "5 of 2 × 3 squares are covered"),
        ([[(1, 1), (2, 1)], [(1, 2)]], "the cell '' in row 1 does not fit"),
        ([[(1, 1)], [(1, 1), (1, 1)]], "the cell '' in row 1 does not fit"),
        ([[(2, 1)]], "the cell '' in row 0 does not fit"),
        ([[]], "0 of 1 × 0 squares are covered"),
        ([[(1, 1)]] * (MOST_SQUARES + 1), f"a table of {MOST_SQUARES + 1} × 1 squares"),
    ],
)  # fmt: skip
def test_tables_that_are_refused(rows: list[list[tuple[int, int]]], found: str):
    """A hole, an overlap, and a cell beyond the edge are found without a list of squares."""
    cells = tuple(tuple(NarrativeCell("", *spans) for spans in row) for row in rows)
    with pytest.raises(Unfit) as caught:
        NarrativeTable(rows=cells)

    assert caught.value.value == found


def test_texts():
    """A text has the length that is stated, in the model too, and a reader may allow less."""
    longest = "字" * LONGEST_TEXT
    report = from_data({**DATA, "preamble": [longest]})

    assert document_loads(document_dumps(lay_out(report))) == lay_out(report)
    (fault,) = refusal({**DATA, "preamble": [longest + "字"]}).faults
    assert (fault.pointer, fault.hint) == ("/preamble/0", f"it may have {LONGEST_TEXT} characters")
    (fault,) = refusal({**DATA, "title": "字" * 51}, text_characters=50).faults
    assert (fault.pointer, fault.found) == ("/title", "51 characters")


def test_added_rows():
    """A table has as many added rows as are stated."""
    row = {"label": "增", "after": "/proactive/rules", "cells": [1, 2, 3]}
    proactive = {"extra_rows": [row] * MOST_ADDED_ROWS}

    assert len(from_data({**DATA, "proactive": proactive}).proactive.extra_rows) == MOST_ADDED_ROWS
    proactive["extra_rows"].append(row)
    (fault,) = refusal({**DATA, "proactive": proactive}).faults
    assert (fault.pointer, fault.found) == ("/proactive/extra_rows", f"{MOST_ADDED_ROWS + 1} rows")


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({"publication": {"keywords": [1] * 300}}, id="values of an array"),
        pytest.param({"preamble": [{"table": [[1] * 30] * 10}]}, id="arrays in arrays"),
        pytest.param({f"k{number}": 1 for number in range(300)}, id="unknown keys"),
        pytest.param({"remarks": [{"path": "/x", "after": "件"}] * 300}, id="remarks"),
        pytest.param({"extensions": {f"K{number}": 1 for number in range(300)}}, id="extensions"),
    ],
)
def test_many_faults(members: dict[str, Any]):
    """The first hundred faults are listed, the others counted; the message says how many these are."""
    refused = refusal({**DATA, **members})

    assert (len(refused.faults), refused.more) == (100, 200)
    assert str(refused).startswith("not a report: 300 faults\n")
    assert str(refused).endswith("\n  and 200 more")
    assert str(pickle.loads(pickle.dumps(refused))) == str(refused)


def test_as_many_faults_as_wanted():
    """Whoever reads says how many faults are listed: all, or none but their number."""
    data = {**DATA, "preamble": [0] * 300}

    assert len(refusal(data, faults_reported=1000).faults) == 300
    assert (refusal(data, faults_reported=0).faults, refusal(data, faults_reported=0).more) == (
        (),
        300,
    )


@pytest.mark.parametrize(
    "members",
    [
        {f"agenc{number}": 1 for number in range(50)},
        {"annexes": [{"titel": ""}] * 50},
        {"remarks": [{"path": "/requests/received/totl", "after": "件"}] * 50},
    ],
)
def test_few_hints(members: dict[str, Any]):
    """The nearest known name is looked for at the first twenty faults only."""
    faults = refusal({**DATA, **members}).faults
    near = [each for each in faults if "did you mean" in each.hint or "the nearest" in each.hint]

    assert len(near) == 20


def test_long_names():
    """A key of a million characters is quoted in a message that can be read."""
    assert len(str(refusal({**DATA, "k" * 1_000_000: 1}))) < 1000
    assert len(str(refusal({**DATA, "remarks": [{"path": "/" * 90_000}]}))) < 1000


def test_nothing_refused_is_kept():
    """A refusal that somebody keeps does not keep what was read of the source that it refuses."""
    cells = [{"text": "", "rowspan": 9}] * 7
    text = json.dumps({**DATA, "preamble": [{"table": [cells]}] * 3})
    with pytest.raises(InvalidSource) as caught:
        loads(text)
    gc.collect()
    kept = [
        each
        for each in gc.get_objects()
        if type(each) is list and each is not cells and each == cells
    ]

    assert len(caught.value.faults) == 3
    assert kept == []


def test_limits_are_whole_numbers():
    """A limit is a whole number from 0."""
    with pytest.raises(ValueError, match="depth"):
        Limits(depth=-1)
    with pytest.raises(TypeError):
        Limits(depth="1")  # type: ignore[arg-type]


def test_the_page_says_the_same(root: Path):
    """The page on security has the limits that hold, and its example gives what it says."""
    page = root / "docs" / "security.md"
    text = page.read_text(encoding="utf-8")
    numbers = {
        "input_bytes": "20,000,000",
        "depth": "64",
        "cells_of_tables": "100,000",
        "text_characters": "100,000",
        "faults_reported": "100",
        "hints": "20",
    }

    assert {each: f"{getattr(LIMITS, each):,}" for each in numbers} == numbers
    assert all(f"| `{name}` | {number} |" in text for name, number in numbers.items())
    assert all(f"`{each.name}`" in text for each in fields(Limits))
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0
