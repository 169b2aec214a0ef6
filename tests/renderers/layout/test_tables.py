"""The tables of a report on the page: every cell once, and rows that are not printed."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from disclosure_schema import (
    BLANK,
    NOT_PRINTED,
    Absent,
    CellPath,
    Remark,
    Report,
    from_data,
    to_data,
)
from disclosure_schema.testing import numbered_report, reports
from renderers import Document, lay_out
from renderers.document import Cell, Heading, Slot, Table

FULL = numbered_report()


ISSUED = CellPath("/proactive/rules/issued")


def tables_of(document: Document) -> dict[str, Table]:
    """The tables of a page by their keys."""
    return {each.key: each for each in document.blocks if isinstance(each, Table)}


def cells_of(report: Report) -> list[Cell]:
    """All cells of a page that come from the report."""
    tables = tables_of(lay_out(report)).values()
    return [cell for table in tables for cell in table.cells if cell.origin]


def cell_at(report: Report, path: str) -> Cell:
    """The only cell of a page that comes from a path."""
    (cell,) = (each for each in cells_of(report) if each.origin == path)
    return cell


def heading_of(table: Table, label: str) -> Slot:
    """The only slot of a table with that label."""
    (slot,) = (
        slot for row in table.rows for slot, cell in row if cell.text == label and not cell.origin
    )
    return slot


def without(*pointers: str) -> Report:
    """The full report without the lines at `pointers`."""
    data: Any = to_data(FULL)
    for pointer in pointers:
        *parents, last = pointer[1:].split("/")
        place = data
        for each in parents:
            place = place[each]
        del place[last]
    return from_data(data)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_cell_once(report: Report):
    """Every printed cell of the report stands on the page exactly once, and no other does."""
    printed = [path for path, value in report.values().items() if value != NOT_PRINTED]

    assert Counter(each.origin for each in cells_of(report)) == Counter(printed)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_cell_is_right(report: Report):
    """A cell carries its number and prints it as it is, or prints the words that stood there."""
    remarks = {each.path: each for each in report.remarks}
    for cell in cells_of(report):
        value = report.at(cell.origin)
        if isinstance(value, Absent):
            assert (cell.text, cell.value) == (value.text, None)
        else:
            remark = remarks.get(CellPath(cell.origin), Remark(CellPath(cell.origin)))
            digits = format(value, "f") if isinstance(value, Decimal) else str(value)
            assert (type(cell.value), cell.value) == (type(value), value)
            assert cell.text == remark.around(digits)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_labels_are_no_values(report: Report):
    """Headings of tables have a label and no number; cells of the report head nothing."""
    for table in tables_of(lay_out(report)).values():
        for row in table.rows:
            for slot, cell in row:
                assert not table.key or bool(slot.heading) != bool(cell.origin)
                assert not table.key or cell.origin or (cell.text and cell.value is None)


def test_numbers_stand_in_order():
    """The numbers of a complete report are read off the page in the order of the form."""
    assert [each.value for each in cells_of(FULL)] == list(range(1, 201))
    assert [each.text for each in cells_of(FULL)] == [str(each) for each in range(1, 201)]


def test_blank_zero_and_words():
    """A blank cell prints nothing, zero prints 0, words print themselves."""
    assert cell_at(FULL.with_cell(ISSUED, BLANK), ISSUED) == Cell("", None, ISSUED)
    assert cell_at(FULL.with_cell(ISSUED, 0), ISSUED) == Cell("0", 0, ISSUED)
    assert cell_at(FULL.with_cell(ISSUED, Absent("/")), ISSUED) == Cell("/", None, ISSUED)


@pytest.mark.parametrize("digits", ["0.00", "72701.2578", "100000000000000000", "-0.10"])
def test_amounts(digits: str):
    """An amount is printed digit by digit, never with an exponent."""
    report = FULL.with_cell("/proactive/fees", Decimal(digits))

    assert cell_at(report, "/proactive/fees").text == digits


def test_lines_not_printed_shrink_their_group():
    """Without （七） and 四 the group of outcomes has 21 rows, and the table 26."""
    tuoli = without("/requests/outcomes/total", "/requests/carried_forward")
    table = tables_of(lay_out(tuoli))["requests"]
    group = heading_of(table, "三、本年度办理结果")

    assert (group.row, group.column, group.rowspan, group.colspan) == (5, 0, 21, 1)
    assert len(list(table.rows)) == 26
    assert len(cells_of(tuoli)) == 200 - 14
    assert "（七）总计" not in [each.text for each in table.cells]


def test_groups_not_printed_lose_their_heading():
    """A group of which no line is printed is not printed either."""
    report = without("/requests/outcomes/refused", "/requests/outcomes/not_processed")
    table = tables_of(lay_out(report))["requests"]
    labels = [each.text for each in table.cells]

    assert heading_of(table, "三、本年度办理结果").rowspan == 22 - 8 - 5
    assert "（三）不予公开" not in labels
    assert "（五）不予处理" not in labels
    assert "（四）无法提供" in labels


def test_bands_not_printed_lose_their_headings():
    """A block of table 二 of which no line is printed loses its caption and its headings."""
    table = tables_of(lay_out(without("/proactive/licensing", "/proactive/fees")))["proactive"]
    labels = [each.text for each in table.cells if not each.origin]

    assert labels.count("信息内容") == 2
    assert "第二十条第（五）项" not in labels
    assert "第二十条第（八）项" not in labels
    assert len(list(table.rows)) == 14 - 6


def test_half_of_table_four():
    """Without litigation table 四 is that of reconsideration alone."""
    table = tables_of(lay_out(without("/litigation")))["disputes"]

    assert "行政诉讼" not in [each.text for each in table.cells]
    assert len(table.shape.columns) == 5
    assert len([each for each in table.cells if each.origin]) == 5


def test_tables_not_printed():
    """A table of which nothing is printed is left out; the heading of its section stays."""
    document = lay_out(without("/requests", "/reconsideration", "/litigation"))

    assert set(tables_of(document)) == {"proactive"}
    assert [each.key for each in document.blocks if isinstance(each, Heading)] == [
        "overview",
        "proactive",
        "requests",
        "disputes",
        "problems",
        "other_matters",
    ]


def test_shapes_are_shared():
    """Reports with the same lines share the shapes of their tables."""
    one = tables_of(lay_out(FULL))
    other = tables_of(lay_out(FULL.with_cell(ISSUED, 0)))

    assert all(one[key].shape is other[key].shape for key in one)


def test_remarks_stand_around_numbers():
    """A remark is printed around its number, and the number stays a number."""
    report = evolve(FULL, remarks=(Remark(ISSUED, "约", "（其中修订16件）"),))

    assert cell_at(report, ISSUED) == Cell("约1（其中修订16件）", 1, ISSUED)
