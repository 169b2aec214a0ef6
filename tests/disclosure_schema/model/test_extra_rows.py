"""Rows that the form does not have and an office added."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from disclosure_schema import (
    BLANK,
    E2021,
    NOT_PRINTED,
    Absent,
    Agency,
    CellPath,
    ExtraRow,
    InvalidSource,
    NoSuchCell,
    Remark,
    Report,
    Unfit,
    dumps,
    loads,
)
from disclosure_schema.rows.extra_rows import AddedCell
from disclosure_schema.testing import numbered_report
from renderers import lay_out
from renderers.document import Cell, Slot, Table

RULES = CellPath("/proactive/rules")
NORMATIVE = CellPath("/proactive/normative_documents")
FEES = CellPath("/proactive/fees")
SECRET = CellPath("/requests/outcomes/refused/state_secret")
FULL = numbered_report()
SEVEN = (1, 2, 3, 4, 5, 6, 7)


def row(label: str, *cells: AddedCell, after: CellPath = RULES) -> ExtraRow:
    """A row that an office added."""
    return ExtraRow(label, after, cells)


def added(*rows: ExtraRow, table: str = "proactive", report: Report = FULL) -> Report:
    """The report with rows added to a table of it."""
    return evolve(report, **{table: evolve(report.tables[table], extra_rows=rows)})


def rows_of(report: Report, key: str) -> list[tuple[tuple[Slot, Cell], ...]]:
    """The slots of a table with their cells, row by row."""
    (table,) = (
        each for each in lay_out(report).blocks if isinstance(each, Table) and each.key == key
    )
    return list(table.rows)


def printed(report: Report, key: str) -> list[list[str]]:
    """The texts of a table, row by row."""
    return [[cell.text for _, cell in each] for each in rows_of(report, key)]


MIXED = added(
    row("其他主动公开文件", 106, Decimal("2.50"), BLANK),
    row("其中：政策解读", Absent("/"), 0, -3),
)


def test_order():
    """Cells of an added row come behind those of the row that it follows, several in their order."""
    paths = list(MIXED.values())
    added_paths = [
        f"/proactive/extra_rows/{extra}/cells/{cell}" for extra in (0, 1) for cell in range(3)
    ]

    assert paths[:3] == [f"{RULES}/issued", f"{RULES}/repealed", f"{RULES}/in_force"]
    assert paths[3:9] == added_paths
    assert [each for each in paths if each not in added_paths] == list(FULL.values())


def test_at_and_with_cell():
    """A cell of an added row is read and replaced by its path, like any other."""
    path = "/proactive/extra_rows/0/cells/1"
    changed = MIXED.with_cell(path, 9)

    assert MIXED.at(path) == Decimal("2.50")
    assert changed.at(path) == 9
    assert changed.with_cell(path, Decimal("2.50")) == MIXED


def test_labels():
    """A cell of an added row is known by the row's own label and the column's."""
    (cell,) = (each for each in MIXED.cells() if each.path == "/proactive/extra_rows/1/cells/2")

    assert (cell.section, cell.value) == ("proactive", -3)
    assert cell.row == ("第二十条第（一）项", "其中：政策解读")
    assert cell.column == ("现行有效件数",)


@pytest.mark.parametrize(
    "step", ["0/cells/3", "0/cells/-1", "00/cells/1", "2/cells/0", "0", "0/label"]
)
def test_no_such_cell(step: str):
    """What is no cell of an added row is not found."""
    with pytest.raises(NoSuchCell):
        MIXED.at(f"/proactive/extra_rows/{step}")


@pytest.mark.parametrize("value", [NOT_PRINTED, "x", 1.5, True, None])
def test_with_cell_refuses(value: Any):
    """A cell of an added row is printed, and a number, an amount or absent."""
    with pytest.raises(Unfit, match=r"ExtraRow\.cells"):
        MIXED.with_cell("/proactive/extra_rows/0/cells/0", value)


def test_remarks():
    """A number of an added row may have a remark; one on its blank cell is refused."""
    path = CellPath("/proactive/extra_rows/0/cells/0")
    report = evolve(MIXED, remarks=(Remark(path, "约", "件"),))

    assert printed(report, "proactive")[3] == ["其他主动公开文件", "约106件", "2.50", ""]
    assert loads(dumps(report)) == report
    with pytest.raises(InvalidSource, match="which is blank"):
        evolve(MIXED, remarks=(Remark(CellPath("/proactive/extra_rows/0/cells/2"), after="件"),))


def test_printed_below_their_row():
    """Two rows after the same row are printed below it in their order, and nothing else moves."""
    before, after = printed(FULL, "proactive"), printed(MIXED, "proactive")

    assert after[3:5] == [
        ["其他主动公开文件", "106", "2.50", ""],
        ["其中：政策解读", "/", "0", "-3"],
    ]
    assert after[:3] + after[5:] == before


def test_interleaved():
    """Rows after different rows stand each behind its own, whatever order they were given in."""
    report = added(row("乙", 1, 2, 3, after=NORMATIVE), row("甲", 4, 5, 6), row("丙", 7, 8, 9))

    assert [each[0] for each in printed(report, "proactive")[2:7]] == [
        "规章",
        "甲",
        "丙",
        "行政规范性文件",
        "乙",
    ]


def test_in_a_group_of_table_three():
    """A row added in a group makes the group, and those around it, a row longer."""
    report = added(row("1a.工作秘密", *SEVEN, after=SECRET), table="requests")
    slots = {
        cell.text: slot
        for extra in rows_of(report, "requests")
        for slot, cell in extra
        if slot.heading
    }
    secret, new = slots["1.属于国家秘密"], slots["1a.工作秘密"]

    assert (new.row, new.column, new.colspan) == (secret.row + 1, secret.column, secret.colspan)
    assert slots["（三）不予公开"].rowspan == 9
    assert slots["三、本年度办理结果"].rowspan == 23
    assert printed(report, "requests")[new.row] == ["1a.工作秘密", *map(str, SEVEN)]


@pytest.mark.parametrize(
    ("table", "extra", "above"),
    [
        ("proactive", row("其他", 1, 2, 3), ["其他", "1", "2", "3"]),
        (
            "requests",
            row("其他", *SEVEN, after=SECRET),
            ["三、本年度办理结果", "（三）不予公开", "其他", *map(str, SEVEN)],
        ),
    ],
)
def test_row_before_is_not_printed(table: str, extra: ExtraRow, above: list[str]):
    """An added row is printed under its headings though the row before it is not on the page."""
    empty = Report(edition=E2021, agency=Agency("某局"), year=2022)
    report = added(extra, table=table, report=empty)

    assert printed(report, table)[-1] == above
    assert loads(dumps(report)) == report
