"""Links, tables and figures in prose, and annexes, as data and as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    E2021,
    Agency,
    Annex,
    Figure,
    InvalidSource,
    NarrativeCell,
    NarrativeTable,
    Report,
    Subheading,
    Unfit,
    dumps,
    loads,
    to_data,
)
from disclosure_schema.model.narrative import NarrativeBlock
from disclosure_schema.model.narrative_tables import plain_row

EMPTY = Report(edition=E2021, agency=Agency("某局"), year=2024)


def with_prose(*blocks: NarrativeBlock) -> Report:
    """A report that says nothing but this."""
    return evolve(EMPTY, preamble=blocks)


def in_json(*blocks: NarrativeBlock) -> Any:
    """How the blocks stand in JSON. They come back from it equal."""
    report = with_prose(*blocks)

    assert loads(dumps(report)) == report
    return to_data(report)["preamble"]


def faults_of(**parts: Any) -> list[str]:
    """The pointers of all faults of a report with these parts."""
    with pytest.raises(InvalidSource) as caught:
        loads(json.dumps({**to_data(EMPTY), **parts}))
    return [each.pointer for each in caught.value.faults]


SPANNING = NarrativeTable(
    rows=(
        (NarrativeCell("单位", 2), NarrativeCell("件数", 1, 2)),
        plain_row("受理", "办结"),
        plain_row("某局", "3", ""),
    ),
    head_rows=2,
    caption="附表",
)


def test_tables_in_json():
    """Cells that span nothing are text; others are objects with the spans that they have."""
    assert in_json(SPANNING) == [
        {
            "table": [
                [{"text": "单位", "rowspan": 2}, {"text": "件数", "colspan": 2}],
                ["受理", "办结"],
                ["某局", "3", ""],
            ],
            "head_rows": 2,
            "caption": "附表",
        }
    ]


def test_tables_are_placed():
    """Cells stand where a browser would put them, and those of the head rows are headings."""
    assert SPANNING.width == 3
    assert [(x.row, x.column, x.heading) for x in SPANNING.placements()] == [
        (0, 0, "column"),
        (0, 1, "column"),
        (1, 1, "column"),
        (1, 2, "column"),
        (2, 0, None),
        (2, 1, None),
        (2, 2, None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ((),),
        (plain_row("a", "b"), plain_row("c")),
        (plain_row("a"), plain_row("b", "c")),
        (plain_row("a", "b"), ()),
        ((NarrativeCell("a", 2),),),
        ((NarrativeCell("a"), NarrativeCell("b", 2)), (NarrativeCell("c", 1, 2),)),
        ((NarrativeCell("a", 2), NarrativeCell("b")), plain_row("c", "d")),
        ((NarrativeCell("a", 1000),), ()),
    ],
)
def test_tables_that_are_refused(rows: tuple[tuple[NarrativeCell, ...], ...]):
    """A table with a hole, with cells over one another, or that is no rectangle is refused."""
    with pytest.raises(Unfit, match=r"NarrativeTable\.rows: expected cells that fill a rectangle"):
        NarrativeTable(rows=rows)


@pytest.mark.parametrize("head_rows", [-1, 3, True, 1.0])
def test_head_rows(head_rows: Any):
    """There are as many head rows as rows at most."""
    with pytest.raises(Unfit, match=r"NarrativeTable\.head_rows"):
        NarrativeTable(rows=(plain_row("a"), plain_row("b")), head_rows=head_rows)


def test_figures_in_json():
    """A figure is known by its key, which holds what the picture says."""
    assert in_json(Figure(alt="柱状图", caption="图1", source="/1.png"), Figure(alt="印章")) == [
        {"figure": "柱状图", "caption": "图1", "source": "/1.png"},
        {"figure": "印章"},
    ]


def test_annexes_in_json():
    """An annex is its title and, where it has any, its prose."""
    report = evolve(EMPTY, annexes=(Annex("统计表", (Subheading("一"), SPANNING)), Annex("名单")))
    data: Any = to_data(report)["annexes"]

    assert loads(dumps(report)) == report
    assert [list(each) for each in data] == [["title", "body"], ["title"]]
    assert data[0]["body"][0] == {"subheading": "一"}


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        ({"table": [["a", "b"], ["c", "d", {"text": 5}]]}, "table/1/2/text"),
        ({"table": [["a", {"txt": "b", "text": "c"}]]}, "table/0/1/txt"),
        ({"table": [["a", {"colspan": 2}]]}, "table/0/1/text"),
        ({"table": [["a", None]]}, "table/0/1"),
        ({"table": ["ab"]}, "table/0"),
        ({"table": "ab"}, "table"),
        ({"table": [[{"text": "a", "rowspan": 0}]]}, "table/0/0/rowspan"),
        ({"table": [[{"text": "a", "colspan": 1001}]]}, "table/0/0/colspan"),
        ({"table": [["a"]], "head_rows": 2}, "head_rows"),
        ({"table": [["a"]], "caption": ""}, "caption"),
        ({"paragraph": ["a", 5]}, "paragraph/1"),
        ({"paragraph": ["a", {"text": "b"}]}, "paragraph/1/address"),
        ({"paragraph": ["\x07"]}, "paragraph/0"),
        ({"paragraph": "a"}, "paragraph"),
        ({"paragraph": ["a"], "level": 1}, "level"),
        ({"figure": " "}, "figure"),
        ({"figure": "a", "alt": "b"}, "alt"),
        ({"subheading": "a", "level": 3}, "level"),
        ({"figur": "a"}, ""),
        ({}, ""),
        (["a"], ""),
        ("", ""),
    ],
)
def test_faults(block: Any, pointer: str):
    """A fault in a block is told with its place in the JSON, wherever prose stands."""
    place = f"/{pointer}" if pointer else ""

    assert faults_of(preamble=[block]) == [f"/preamble/0{place}"]
    assert faults_of(annexes=[{"title": "一", "body": ["二", block]}]) == [
        f"/annexes/0/body/1{place}"
    ]
    assert faults_of(sections={"requests": {"after": [block]}}) == [
        f"/sections/requests/after/0{place}"
    ]


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        ({"table": [["a", "b"], ["c"]]}, "table"),
        ({"table": []}, "table"),
        ({"paragraph": []}, "paragraph"),
        ({"paragraph": [" "]}, "paragraph"),
        ({"paragraph": ["a", {"text": "", "address": "/a"}]}, "paragraph"),
    ],
)
def test_faults_of_whole_blocks(block: Any, pointer: str):
    """What is wrong with a block as a whole is told at a key that stands in the JSON."""
    assert faults_of(preamble=[block]) == [f"/preamble/0/{pointer}"]
