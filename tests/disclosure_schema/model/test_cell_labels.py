"""The labels and the order of the cells of a report."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from disclosure_schema import (
    BLANK,
    E2019,
    EDITIONS,
    Absent,
    Edition,
    Report,
    ReportCell,
)
from disclosure_schema.testing import numbered_report

DRAFT = Report.blank("某市人民政府", 2024)


def cell_at(report: Report, path: str) -> ReportCell:
    """The only cell of a report at a path."""
    (cell,) = (each for each in report.cells() if each.path == path)
    return cell


@pytest.mark.parametrize(
    ("path", "section", "row", "column"),
    [
        (
            "/requests/outcomes/total/natural_person",
            "requests",
            ("三、本年度办理结果", "（七）总计"),
            ("申请人情况", "自然人"),
        ),
        (
            "/requests/outcomes/refused/state_secret/research",
            "requests",
            ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"),
            ("申请人情况", "法人或其他组织", "科研机构"),
        ),
        (
            "/requests/carried_forward/total",
            "requests",
            ("四、结转下年度继续办理",),
            ("申请人情况", "总计"),
        ),
        (
            "/proactive/normative_documents/in_force",
            "proactive",
            ("第二十条第（一）项", "行政规范性文件"),
            ("现行有效件数",),
        ),
        (
            "/proactive/fees",
            "proactive",
            ("第二十条第（八）项", "行政事业性收费"),
            ("本年收费金额（单位：万元）",),
        ),
        ("/reconsideration/upheld", "disputes", (), ("行政复议", "结果维持")),
        (
            "/litigation/after_reconsideration/pending",
            "disputes",
            (),
            ("行政诉讼", "复议后起诉", "尚未审结"),
        ),
    ],
)
def test_labels(path: str, section: str, row: tuple[str, ...], column: tuple[str, ...]):
    """A cell is known by its section and by the labels of its row and column, the outermost first."""
    cell = cell_at(DRAFT, path)

    assert (cell.section, cell.row, cell.column, cell.value) == (section, row, column, BLANK)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_labels_are_unique(edition: Edition):
    """No two cells of a form have the same section and labels."""
    labels = Counter(
        (each.section, each.row, each.column)
        for each in Report.blank("某局", 2022, edition).cells()
    )

    assert set(labels.values()) == {1}


def test_labels_of_2019():
    """The same path may have another label in another edition."""
    assert cell_at(numbered_report(E2019), "/proactive/procurement/amount").column == (
        "采购总金额",
    )
    assert cell_at(numbered_report(E2019), "/proactive/normative_documents/produced").row == (
        "第二十条第（一）项",
        "规范性文件",
    )


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_cells_stand_in_order(edition: Edition):
    """The cells come section by section in the order of the page, and `values` lists the same."""
    report = numbered_report(edition)
    cells = list(report.cells())

    assert [each for each, _ in groupby(cells, lambda each: each.section)] == [
        "proactive",
        "requests",
        "disputes",
    ]
    assert [int(each.value) for each in cells if not isinstance(each.value, Absent)] == list(
        range(1, len(edition.paths) + 1)
    )
    assert list(report.values().items()) == [(each.path, each.value) for each in cells]
