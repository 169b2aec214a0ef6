"""The form of 2019, the undivided form of 2021, and which year has which."""

from __future__ import annotations

import difflib
import inspect
from itertools import groupby

import pytest
from attrs import evolve

from disclosure_schema import (
    E2019,
    E2021,
    E2021_UNDIVIDED,
    Edition,
)
from disclosure_schema.editions import e2019, e2021
from disclosure_schema.form import Form
from disclosure_schema.form.geometry import Placement

OTHERWISE = "/requests/outcomes/otherwise_handled"

#: Table 二 as the office of Shanghai printed it: caption, headings, rows.
PRINTED = (
    ("第二十条第（一）项", "本年新制作数量 本年新公开数量 对外公开总数量", "规章 规范性文件"),
    (
        "第二十条第（五）项",
        "上一年项目数量 本年增/减 处理决定数量",
        "行政许可 其他对外管理服务事项",
    ),
    ("第二十条第（六）项", "上一年项目数量 本年增/减 处理决定数量", "行政处罚 行政强制"),
    ("第二十条第（八）项", "上一年项目数量 本年增/减", "行政事业性收费"),
    ("第二十条第（九）项", "采购项目数量 采购总金额", "政府集中采购"),
)


def rows_of(form: Form) -> list[list[Placement]]:
    """The rectangles of a table, row by row."""
    return [list(each) for _, each in groupby(form.geometry().placements, lambda each: each.row)]


def span(form: Form, label: str) -> tuple[int, int, int, int]:
    """Row, column, rowspan and colspan of the only heading with that label."""
    (found,) = (each for each in form.geometry().placements if each.label == label)
    return found.row, found.column, found.rowspan, found.colspan


@pytest.mark.parametrize(
    ("edition", "sizes"),
    [
        (E2019, [(18, 4, 22), (26, 10, 161), (4, 15, 15)]),
        (E2021, [(14, 4, 10), (28, 10, 175), (4, 15, 15)]),
        (E2021_UNDIVIDED, [(14, 4, 10), (26, 10, 161), (4, 15, 15)]),
    ],
    ids=lambda each: getattr(each, "id", None),
)
def test_sizes(edition: Edition, sizes: list[tuple[int, int, int]]):
    """The tables have as many rows, columns and cells as the printed ones."""
    found = [
        (len(rows_of(form)), len(form.geometry().columns), len(form.paths()))
        for _, form in edition.tables()
    ]

    assert found == sizes


def test_labels_of_table_two():
    """Table 二 of 2019 reads as it was printed, block by block."""
    expected: list[list[str]] = []
    for caption, headings, lines in PRINTED:
        expected += [
            [caption],
            ["信息内容", *headings.split()],
            *([each] for each in lines.split()),
        ]
    found = [[each.label for each in row if each.path is None] for row in rows_of(E2019.proactive)]

    assert found == expected


def test_last_column_takes_the_slack():
    """In （八） and （九） the last of two columns is two wide, heading and cell alike; captions span all."""
    spans = [[each.colspan for each in row] for row in rows_of(E2019.proactive)]

    assert spans[:12] == ([[4]] + [[1, 1, 1, 1]] * 3) * 3
    assert spans[12:] == ([[4]] + [[1, 1, 2]] * 2) * 2


def test_one_undivided_row():
    """（六）其他处理 is one row of 2019 that spans two columns, in a group of 20 rows."""
    table = E2019.requests

    assert span(table, "三、本年度办理结果") == (5, 0, 20, 1)
    assert span(table, "（六）其他处理") == (23, 1, 1, 2)
    assert span(table, "（七）总计") == (24, 1, 1, 2)
    assert span(table, "四、结转下年度继续办理") == (25, 0, 1, 3)
    assert span(E2021.requests, "三、本年度办理结果") == (5, 0, 22, 1)
    assert span(E2021.requests, "（六）其他处理") == (23, 1, 3, 1)


def test_undivided():
    """The undivided form is that of 2021 with table 三 of 2019 and its class for （六）, and nothing else."""
    assert (
        evolve(
            E2021,
            id="2021-undivided",
            requests=E2019.requests,
            otherwise_handled_class=E2019.otherwise_handled_class,
        )
        == E2021_UNDIVIDED
    )
    assert E2021_UNDIVIDED.requests == E2019.requests
    assert E2021_UNDIVIDED.proactive == E2021.proactive
    assert (E2021_UNDIVIDED.source, E2021_UNDIVIDED.title) == (E2021.source, E2021.title)


def test_files_lie_side_by_side():
    """The diff of the two files leaves out what they share: sections, table 四, table 三 but for （六）."""
    one, other = (inspect.getsource(each).splitlines() for each in (e2019, e2021))
    shared = "\n".join(each for each in difflib.ndiff(one, other) if each.startswith("  "))
    changed = set(E2019.paths) ^ set(E2021.paths)

    assert (E2019.sections, E2019.disputes) == (E2021.sections, E2021.disputes)
    assert all(each.label in shared for each in E2019.sections)
    assert "（六）其他处理" not in shared
    assert {each.rpartition("/")[0] for each in changed if not each.startswith("/proactive/")} == {
        OTHERWISE,
        f"{OTHERWISE}/not_clarified",
        f"{OTHERWISE}/fee_unpaid",
        f"{OTHERWISE}/other",
    }
