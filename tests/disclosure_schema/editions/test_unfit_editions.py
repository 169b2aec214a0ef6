"""Editions that cannot be, and those whose cells no class of the model holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    E2021,
    Agency,
    Edition,
    Report,
    UnfitEdition,
    loads,
)
from disclosure_schema.form import Band, Bands, Grid, group, leaf
from support.invented_edition import APPLICANTS, FEES, MINE, RECEIVED, RECONSIDERATION, RULES


def with_line(*rows: Any) -> Edition:
    """The invented edition with more rows in table 三."""
    return evolve(
        MINE, id="mine", requests=evolve(MINE.requests, rows=(*MINE.requests.rows, *rows))
    )


def with_columns(*columns: Any) -> Edition:
    """The invented edition with other columns in table 三."""
    return evolve(MINE, id="mine", requests=evolve(MINE.requests, columns=columns))


DRONES = Band(
    caption="（十）", corner="", columns=(leaf("", "架数"),), rows=(leaf("drones", "无"),)
)

NO_CLASS = {
    "/proactive/drones": evolve(
        MINE, id="mine", proactive=Bands(root="/proactive", bands=(*MINE.proactive.bands, DRONES))
    ),
    "/requests/outcomes/otherwise_handled/lost/total": with_line(
        group("六", leaf("lost", "4.遗失"), key="outcomes/otherwise_handled")
    ),
}

NO_ATTRIBUTE = {
    "/requests/appeals/total": with_line(leaf("appeals", "五、申诉")),
    "/mediation/upheld": evolve(
        MINE,
        id="mine",
        disputes=evolve(
            MINE.disputes,
            columns=(RECONSIDERATION, group("调解", leaf("upheld", "维持"), key="mediation")),
        ),
    ),
}


def uses(edition: Edition) -> list[Callable[[], object]]:
    """The first things that one does with an edition."""
    empty = f'{{"$schema": "urn:disclosure-schema:report/{edition.id}/1", "agency": {{"name": "局"}}, "year": 2031}}'
    return [
        lambda: Report(edition=edition, agency=Agency("某局"), year=2031),
        lambda: Report.blank("某局", 2031, edition),
        lambda: loads(empty, editions=(edition,)),
    ]


@pytest.mark.parametrize("path", NO_CLASS)
@pytest.mark.parametrize("use", range(3))
def test_no_class_holds_it(path: str, use: int):
    """An edition with a cell that no class holds is refused at its first use, and the cell is named."""
    with pytest.raises(UnfitEdition, match=path) as caught:
        uses(NO_CLASS[path])[use]()

    assert path in caught.value.paths
    assert caught.value.edition == "mine"


@pytest.mark.parametrize("path", NO_ATTRIBUTE)
@pytest.mark.parametrize("use", range(3))
def test_no_attribute_holds_it(path: str, use: int):
    """The same goes for all other cells."""
    with pytest.raises(UnfitEdition, match=path):
        uses(NO_ATTRIBUTE[path])[use]()


def test_fewer_columns():
    """An edition that drops a column either works or is refused as unfit, at once."""
    edition = with_columns(leaf("natural_person", "自然人"), leaf("total", "总计"))
    try:
        report = Report.blank("某局", 2031, edition)
    except UnfitEdition:
        return

    assert tuple(report.values()) == edition.paths


@pytest.mark.parametrize(
    ("part", "value", "message"),
    [
        ("id", "", "letters, digits"),
        ("id", "2031/1", "letters, digits"),
        ("id", "２０３１", "letters, digits"),
        ("id", "a b", "letters, digits"),
        ("id", "a\n", "letters, digits"),
        ("id", "-a", "letters, digits"),
        ("id", "a..b", "letters, digits"),
        ("sections", E2021.sections[1:], "the sections of an edition are overview"),
        ("sections", E2021.sections[::-1], "found \\('other_matters'"),
        ("sections", (), "found \\(\\)"),
        ("proactive", evolve(E2021.proactive, bands=(RULES, FEES, RULES)), "the same path"),
        ("requests", evolve(E2021.requests, rows=(RECEIVED, RECEIVED)), "the same path"),
        (
            "disputes",
            Grid(root="/requests", columns=(APPLICANTS,), rows=(RECEIVED,), stub=(1,)),
            "same path",
        ),
        ("requests", evolve(E2021.requests, stub=(1.0,)), "the stub has 3 columns but 1 widths"),
    ],
)
def test_refused_at_once(part: str, value: Any, message: str):
    """An edition whose id, sections, paths or widths cannot be is refused where it is made."""
    with pytest.raises(ValueError, match=message):
        evolve(MINE, **{part: value})
