"""Links in prose, and which addresses they may have."""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    E2021,
    Agency,
    Figure,
    InvalidSource,
    Link,
    Paragraph,
    Report,
    Unfit,
    dumps,
    loads,
    to_data,
)
from disclosure_schema.model.narrative import NarrativeBlock

EMPTY = Report(edition=E2021, agency=Agency("某局"), year=2024)
SITE = "http://www.example.gov.cn/?a=1&b=2"


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


@pytest.mark.parametrize(
    ("links", "parts"),
    [
        ((Link(2, 4, SITE),), ["详见", {"text": "网站", "address": SITE}, "。"]),
        ((Link(0, 5, "/a"),), [{"text": "详见网站。", "address": "/a"}]),
        (
            (Link(0, 2, "/a"), Link(2, 4, "/b")),
            [{"text": "详见", "address": "/a"}, {"text": "网站", "address": "/b"}, "。"],
        ),
        (
            (Link(1, 2, "/a"), Link(4, 5, "/a")),
            ["详", {"text": "见", "address": "/a"}, "网站", {"text": "。", "address": "/a"}],
        ),
    ],
)
def test_links_in_parts(links: tuple[Link, ...], parts: list[Any]):
    """A paragraph with links is written in parts, whose texts make up the paragraph."""
    assert in_json(Paragraph("详见网站。", links)) == [{"paragraph": parts}]


def test_paragraphs_without_links_are_text():
    """A paragraph in parts of which none leads anywhere is the same as its text."""
    report = loads(json.dumps({**to_data(EMPTY), "preamble": [{"paragraph": ["详见", "网站"]}]}))

    assert report.preamble == (Paragraph("详见网站"),)
    assert in_json(*report.preamble) == ["详见网站"]


@pytest.mark.parametrize(
    "places",
    [
        [(0, 2), (1, 3)],
        [(0, 3), (1, 2)],
        [(0, 2), (0, 2)],
        [(2, 3), (0, 1)],
        [(0, 4)],
        [(1, 1)],
        [(2, 1)],
        [(0, 9), (1, 3)],
        [(3, 4)],
    ],
)
def test_links_that_are_refused(places: list[tuple[int, int]]):
    """Links that overlap, are out of order, lead from nothing, or reach beyond the text are refused."""
    with pytest.raises(Unfit, match="links in order, each over some of the 3 characters"):
        Paragraph("三个字", tuple(Link(start, end, "/a") for start, end in places))


@pytest.mark.parametrize("place", [-1, 1.0, True, None])
def test_links_stand_at_whole_numbers(place: Any):
    """A link begins and ends at a whole number."""
    with pytest.raises(Unfit, match=r"Link\.start"):
        Link(place, 2, "/a")
    with pytest.raises(Unfit, match=r"Link\.end"):
        Link(0, place, "/a")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\ufeffjavascript:alert(1)",
        "\u200bjavascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//host/share",
        "C:/x",
        "http://a b",
        'http://a"b',
        "http://a<b",
        "",
    ],
)
def test_addresses_that_are_refused(address: str):
    """Addresses that run code, open files or hold spaces are refused: in links, figures and publications."""
    with pytest.raises(Unfit, match=r"Link\.address"):
        Link(0, 1, address)
    with pytest.raises(Unfit, match=r"Figure\.source"):
        Figure(alt="图", source=address)
    part = {"text": "网", "address": address}

    assert faults_of(preamble=["导语", {"paragraph": ["见", part]}]) == [
        "/preamble/1/paragraph/1/address"
    ]
    assert faults_of(publication={"url": address}) == ["/publication/url"]


@pytest.mark.parametrize(
    "address",
    [
        SITE,
        "HTTPS://例子.中国/",
        "ftp://a",
        "mailto:a@b.cn",
        "tel:0909-555",
        "/a",
        "../b.html",
        "#c",
    ],
)
def test_addresses(address: str):
    """Web addresses, mail, telephone and relative ones are kept as they are."""
    block = Paragraph("网", (Link(0, 1, address),))

    assert in_json(block, Figure(alt="图", source=address))[1]["source"] == address
