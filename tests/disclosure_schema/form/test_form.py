"""The printed form: where every heading and cell of the 2021 edition stands."""

from __future__ import annotations

from typing import get_type_hints

import pytest
from attrs import evolve, fields, has
from hypothesis import given
from hypothesis import strategies as st

from disclosure_schema import (
    E2019,
    E2021,
    E2021_UNDIVIDED,
    Applicants,
    Cases,
    CellPath,
    Edition,
    Litigation,
    OtherwiseHandled,
    Proactive2019,
    Proactive2021,
    Requests,
)
from disclosure_schema.form import Bands, Grid, group, leaf
from disclosure_schema.form.geometry import Geometry, Placement

TABLES = tuple(table for _, table in E2021.tables())


def heading(table: Grid | Bands, label: str) -> tuple[int, int, int, int]:
    """Row, column, rowspan and colspan of the only heading with that label."""
    (found,) = (each for each in table.geometry().placements if each.label == label)
    return found.row, found.column, found.rowspan, found.colspan


def squares(placement: Placement) -> list[tuple[int, int]]:
    """All squares of the grid that a rectangle covers."""
    return [
        (placement.row + down, placement.column + across)
        for down in range(placement.rowspan)
        for across in range(placement.colspan)
    ]


def filled(geometry: Geometry) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The squares that are covered, and the squares that should be, both sorted."""
    height = max(each.row + each.rowspan for each in geometry.placements)
    covered = [square for each in geometry.placements for square in squares(each)]
    wanted = [(row, column) for row in range(height) for column in range(len(geometry.columns))]
    return sorted(covered), wanted


@pytest.mark.parametrize(
    ("table", "rows", "columns", "cells", "head_rows", "stub_columns"),
    [
        pytest.param(E2021.proactive, 14, 4, 10, 0, 1, id="二"),
        pytest.param(E2021.requests, 28, 10, 175, 3, 3, id="三"),
        pytest.param(E2021.disputes, 4, 15, 15, 3, 0, id="四"),
    ],
)
def test_sizes(
    table: Grid | Bands, rows: int, columns: int, cells: int, head_rows: int, stub_columns: int
):
    """The tables are as large as those that the State Council published."""
    geometry = table.geometry()

    assert filled(geometry)[0][-1] == (rows - 1, columns - 1)
    assert sum(each.path is not None for each in geometry.placements) == cells
    assert len(table.paths()) == cells
    assert (geometry.head_rows, geometry.stub_columns) == (head_rows, stub_columns)


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", (0, 0, 3, 3)),
        ("申请人情况", (0, 3, 1, 7)),
        ("自然人", (1, 3, 2, 1)),
        ("法人或其他组织", (1, 4, 1, 5)),
        ("总计", (1, 9, 2, 1)),
        ("商业企业", (2, 4, 1, 1)),
        ("其他", (2, 8, 1, 1)),
        ("一、本年新收政府信息公开申请数量", (3, 0, 1, 3)),
        ("二、上年结转政府信息公开申请数量", (4, 0, 1, 3)),
        ("三、本年度办理结果", (5, 0, 22, 1)),
        ("（一）予以公开", (5, 1, 1, 2)),
        ("（三）不予公开", (7, 1, 8, 1)),
        ("1.属于国家秘密", (7, 2, 1, 1)),
        ("8.属于行政查询事项", (14, 2, 1, 1)),
        ("（四）无法提供", (15, 1, 3, 1)),
        ("（五）不予处理", (18, 1, 5, 1)),
        ("（六）其他处理", (23, 1, 3, 1)),
        ("3.其他", (25, 2, 1, 1)),
        ("（七）总计", (26, 1, 1, 2)),
        ("四、结转下年度继续办理", (27, 0, 1, 3)),
    ],
)
def test_headings_of_table_three(label: str, place: tuple[int, int, int, int]):
    """The headings of table 三 stand and span as published: 22, 8, 3, 5 and 3 rows."""
    assert heading(E2021.requests, label) == place


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("第二十条第（一）项", (0, 0, 1, 4)),
        ("现行有效件数", (1, 3, 1, 1)),
        ("行政规范性文件", (3, 0, 1, 1)),
        ("第二十条第（五）项", (4, 0, 1, 4)),
        ("行政许可", (6, 0, 1, 1)),
        ("第二十条第（六）项", (7, 0, 1, 4)),
        ("行政强制", (10, 0, 1, 1)),
        ("第二十条第（八）项", (11, 0, 1, 4)),
        ("本年收费金额（单位：万元）", (12, 1, 1, 3)),
        ("行政事业性收费", (13, 0, 1, 1)),
    ],
)
def test_headings_of_table_two(label: str, place: tuple[int, int, int, int]):
    """The headings of table 二 stand as published, narrow blocks stretched to the width of the first."""
    assert heading(E2021.proactive, label) == place


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("行政复议", (0, 0, 1, 5)),
        ("行政诉讼", (0, 5, 1, 10)),
        ("未经复议直接起诉", (1, 5, 1, 5)),
        ("复议后起诉", (1, 10, 1, 5)),
    ],
)
def test_headings_of_table_four(label: str, place: tuple[int, int, int, int]):
    """Table 四 prints reconsideration and litigation side by side."""
    assert heading(E2021.disputes, label) == place


def test_results_of_table_four():
    """The results of reconsideration reach down over two rows, those of litigation stand in one."""
    found = [
        (each.row, each.column, each.rowspan)
        for each in E2021.disputes.geometry().placements
        if each.label == "结果维持"
    ]

    assert found == [(1, 0, 2), (2, 5, 1), (2, 10, 1)]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/requests/received/natural_person", (3, 3)),
        ("/requests/outcomes/refused/state_secret/commercial", (7, 4)),
        ("/requests/outcomes/otherwise_handled/other/total", (25, 9)),
        ("/requests/outcomes/total/total", (26, 9)),
        ("/requests/carried_forward/other", (27, 8)),
        ("/proactive/rules/in_force", (2, 3)),
        ("/proactive/licensing", (6, 1)),
        ("/proactive/fees", (13, 1)),
        ("/reconsideration/total", (3, 4)),
        ("/litigation/direct/upheld", (3, 5)),
        ("/litigation/after_reconsideration/total", (3, 14)),
    ],
)
def test_cells(path: str, place: tuple[int, int]):
    """A number stands where its row and its column cross."""
    (found,) = (
        each for table in TABLES for each in table.geometry().placements if each.path == path
    )

    assert (found.row, found.column) == place


@pytest.mark.parametrize("table", TABLES)
@given(data=st.data())
def test_pruned_tables_have_no_hole(table: Grid | Bands, data: st.DataObject):
    """Whichever rows are left out, what remains fills its grid, each square once, in reading order."""
    rows = sorted({each.rsplit("/", 1)[0] for each in table.paths()})
    kept = data.draw(st.sets(st.sampled_from(rows), min_size=1))
    pruned = table.printing(lambda path: path.rsplit("/", 1)[0] in kept)
    assert pruned is not None
    geometry = pruned.geometry()
    covered, wanted = filled(geometry)
    places = [(each.row, each.column) for each in geometry.placements]

    assert covered == wanted
    assert places == sorted(places)
    assert set(pruned.paths()) == {each.path for each in geometry.placements} - {None}
    assert pruned.paths() == tuple(e for e in table.paths() if e.rsplit("/", 1)[0] in kept)


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_left_of_a_table_not_printed(table: Grid | Bands):
    """A table of which no cell is printed is no table."""
    assert table.printing(lambda _: False) is None


def cells_of(cls: type, prefix: str) -> list[str]:
    """The paths of all cells of a class, from its attributes."""
    types = get_type_hints(cls)
    return [
        path
        for each in fields(cls)
        for path in (
            cells_of(types[each.name], f"{prefix}/{each.name}")
            if has(types[each.name])
            else [f"{prefix}/{each.name}"]
        )
        if each.name not in ("extra_rows", "otherwise_handled")
    ]


@pytest.mark.parametrize(
    ("edition", "proactive", "otherwise_handled"),
    [
        (E2019, Proactive2019, Applicants),
        (E2021, Proactive2021, OtherwiseHandled),
        (E2021_UNDIVIDED, Proactive2021, Applicants),
    ],
    ids=lambda each: getattr(each, "id", ""),
)
def test_form_and_classes_agree(edition: Edition, proactive: type, otherwise_handled: type):
    """Every cell of the form is an attribute of the tables, every attribute a cell, and none doubled."""
    attributes = [
        *cells_of(proactive, "/proactive"),
        *cells_of(Requests, "/requests"),
        *cells_of(otherwise_handled, "/requests/outcomes/otherwise_handled"),
        *cells_of(Cases, "/reconsideration"),
        *cells_of(Litigation, "/litigation"),
    ]

    assert sorted(edition.paths) == sorted(attributes)


def test_stub_widths_must_fit():
    """A stub of more columns than there are widths is refused."""
    deep = group("一", group("二", group("三", leaf("received", "四"))))
    table = evolve(E2021.requests, rows=(deep,))
    with pytest.raises(ValueError, match="4 columns but 3 widths"):
        table.geometry()


def test_paths_are_pointers():
    """Paths are JSON pointers, listed in the order of the page."""
    paths = E2021.paths

    assert len(paths) == 200
    assert paths[0] == CellPath("/proactive/rules/issued")
    assert paths[10] == CellPath("/requests/received/natural_person")
    assert paths[-1] == CellPath("/litigation/after_reconsideration/total")
