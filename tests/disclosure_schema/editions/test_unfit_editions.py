"""Editions that cannot be made: their headings do not fit together, or no class holds their cells."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    E2019,
    E2021,
    Edition,
    OtherwiseHandled,
    Proactive2019,
    UnfitEdition,
)
from disclosure_schema.form import Band, Bands, Grid, group, leaf
from disclosure_schema.form.headings import leaves
from support.reports.invented_edition import (
    APPLICANTS,
    FEES,
    MINE,
    RECEIVED,
    RECONSIDERATION,
    RULES,
)


def with_rows(*rows: Any) -> dict[str, Any]:
    """More rows in table 三."""
    return {"requests": evolve(MINE.requests, rows=(*MINE.requests.rows, *rows))}


def with_columns(*columns: Any) -> dict[str, Any]:
    """Other columns in table 三."""
    return {"requests": evolve(MINE.requests, columns=columns)}


DRONES = Band(
    caption="（十）", corner="", columns=(leaf("", "架数"),), rows=(leaf("drones", "无"),)
)
MEDIATION = group("调解", leaf("upheld", "维持"), key="mediation")
UNDIVIDED = "/requests/outcomes/otherwise_handled"

#: What makes the invented edition one that cannot be, by a cell that has no home then.
HOMELESS: dict[str, dict[str, Any]] = {
    "/proactive/drones": {
        "proactive": Bands(root="/proactive", bands=(*MINE.proactive.bands, DRONES))
    },
    f"{UNDIVIDED}/lost/total": with_rows(
        group("六", leaf("lost", "4.遗失"), key="outcomes/otherwise_handled")
    ),
    "/requests/appeals/total": with_rows(leaf("appeals", "五、申诉")),
    "/mediation/upheld": {
        "disputes": evolve(MINE.disputes, columns=(RECONSIDERATION, MEDIATION)),
    },
    # Its tables are those of other editions, and it still names the classes of 2021.
    "/proactive/procurement/amount": {"proactive": E2019.proactive},
    f"{UNDIVIDED}/total": {"requests": E2019.requests},
}


@pytest.mark.parametrize("path", HOMELESS)
def test_no_class_holds_it(path: str):
    """An edition with a cell that its classes do not hold cannot be made, and the cell is named."""
    with pytest.raises(UnfitEdition, match=f"'mine' .* no class holds .*{path}") as caught:
        evolve(MINE, id="mine", **HOMELESS[path])

    assert path in caught.value.paths
    assert caught.value.edition == "mine"


def test_all_homeless_cells_are_named():
    """Whoever writes an edition is shown every cell that has no home, not the first alone."""
    with pytest.raises(UnfitEdition) as caught:
        evolve(MINE, requests=E2019.requests)

    cells = [each.key for each in leaf_columns(E2019)]
    assert set(caught.value.paths) == {f"{UNDIVIDED}/{each}" for each in cells}


def leaf_columns(edition: Edition) -> list[Any]:
    """The headings over the seven columns of table 三."""
    return [each.heading for each in leaves(edition.requests.columns)]


def test_rows_must_be_whole():
    """An edition whose rows lack a column that their class has cannot be made: half a row says nothing."""
    with pytest.raises(UnfitEdition, match="its lines lack /requests/") as caught:
        evolve(
            MINE, **with_columns(leaf("natural_person", "自然人"), leaf("total", "总计")), id="mine"
        )

    assert "/requests/received/commercial" in caught.value.paths
    assert "/requests/received/total" not in caught.value.paths
    assert len(caught.value.paths) == 25 * 5


def test_classes_of_another_edition():
    """The tables of one edition and the classes of another do not belong together."""
    with pytest.raises(UnfitEdition):
        evolve(E2021, proactive_class=Proactive2019)
    with pytest.raises(UnfitEdition):
        evolve(E2019, otherwise_handled_class=OtherwiseHandled)


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
