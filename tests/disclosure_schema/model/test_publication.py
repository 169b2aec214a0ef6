"""What stands beside a report: publication, scope, kind of agency, and what others keep with it."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve, fields

from disclosure_schema import (
    E2021,
    Agency,
    AgencyKind,
    InvalidSource,
    Publication,
    Report,
    Scope,
    Unfit,
    dumps,
    loads,
    to_data,
)

EMPTY = Report(edition=E2021, agency=Agency("某局"), year=2024)

WHOLE = Publication(
    index_number="014319846/2025-00012",
    document_number="某政发〔2025〕1号",
    title="某市人民政府2024年政府信息公开工作年度报告",
    publisher="某市人民政府办公室",
    classification="政府信息公开年报",
    keywords=("政务公开", "年度报告"),
    summary="年度报告",
    written=date(2025, 1, 20),
    published=date(2025, 1, 24),
    validity="有效",
    manner="主动公开",
    source="某市人民政府",
    url="http://www.example.gov.cn/a.html",
    retrieved=date(2026, 1, 1),
    sha256="0123456789abcdef" * 4,
    revision=2,
    replaces="http://www.example.gov.cn/old.html",
    correction="更正表三",
)


def faults_of(**parts: Any) -> list[tuple[str, str]]:
    """Pointer and hint of every fault of a report with these parts."""
    with pytest.raises(InvalidSource) as caught:
        loads(json.dumps({**to_data(EMPTY), **parts}))
    return [(each.pointer, each.hint) for each in caught.value.faults]


def test_publication():
    """Everything in the box beside a report is kept, in the order of the box."""
    report = evolve(EMPTY, publication=WHOLE)
    data: Any = to_data(report)["publication"]

    assert loads(dumps(report)) == report
    assert list(data) == [each.name for each in fields(Publication)]
    assert (data["published"], data["revision"]) == ("2025-01-24", 2)
    assert data["keywords"] == ["政务公开", "年度报告"]


def test_publication_in_part():
    """All of it is optional; what is not given is not written."""
    data: Any = to_data(evolve(EMPTY, publication=Publication(published=date(2025, 1, 24))))

    assert data["publication"] == {"published": "2025-01-24"}
    assert "publication" not in to_data(EMPTY)


@pytest.mark.parametrize(
    ("part", "value", "pointer"),
    [
        ("sha256", "A" * 64, "sha256"),
        ("sha256", "a" * 63, "sha256"),
        ("sha256", "g" * 64, "sha256"),
        ("sha256", 5, "sha256"),
        ("published", "2025-02-30", "published"),
        ("written", "2025-1-2", "written"),
        ("retrieved", "2025-01-02T00:00:00", "retrieved"),
        ("revision", 0, "revision"),
        ("revision", True, "revision"),
        ("revision", 1.0, "revision"),
        ("keywords", "公开", "keywords"),
        ("keywords", ["公开", ""], "keywords/1"),
        ("url", "javascript:x", "url"),
        ("replaces", "a b", "replaces"),
        ("title", " ", "title"),
        ("summary", "\x07", "summary"),
    ],
)
def test_publication_faults(part: str, value: Any, pointer: str):
    """What the box cannot hold is one fault at its place."""
    assert faults_of(publication={part: value}) == [(f"/publication/{pointer}", "")]


def test_days_are_days():
    """A day is a date, not a time."""
    with pytest.raises(Unfit, match=r"Publication\.published: expected a datetime\.date"):
        Publication(published=datetime(2025, 1, 24))  # refused anyway


def test_unknown_keys():
    """A slip of the pen is answered with the key that was meant."""
    assert faults_of(publication={"indexnumber": "1"}) == [
        ("/publication/indexnumber", "did you mean index_number?")
    ]


@pytest.mark.parametrize("scope", Scope)
def test_scope(scope: Scope):
    """What the numbers cover is one of three words."""
    report = evolve(EMPTY, scope=scope)

    assert to_data(report)["scope"] == scope.value
    assert loads(dumps(report)).scope is scope


@pytest.mark.parametrize("kind", AgencyKind)
def test_kind(kind: AgencyKind):
    """The kind of an agency is one of nine words."""
    report = evolve(EMPTY, agency=Agency("某局", kind=kind))

    assert loads(dumps(report)).agency.kind is kind


def test_unknown_words():
    """Another word is answered with the nearest one, or with all."""
    kind = {"name": "某县", "kind": "county_goverment"}

    assert faults_of(agency=kind) == [("/agency/kind", "did you mean county_government?")]
    assert faults_of(scope="area_rolup") == [("/scope", "did you mean area_rollup?")]
    assert faults_of(scope="全市") == [("/scope", "")]


def test_agencies():
    """Other names of an agency, its code and its area are kept."""
    agency = Agency("某局", code="11320000", region="320000", also_known_as=("某委", "某办"))
    report = evolve(EMPTY, agency=agency)
    data: Any = to_data(report)

    assert loads(dumps(report)) == report
    assert data["agency"]["also_known_as"] == ["某委", "某办"]
    assert faults_of(agency={"name": "某局", "also_known_as": ["某委", ""]}) == [
        ("/agency/also_known_as/1", "")
    ]
