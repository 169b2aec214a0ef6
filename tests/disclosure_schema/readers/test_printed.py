"""Printed cells, read: what stands in a cell becomes its value and its remark, or a fault; never a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_schema import (
    BLANK,
    E2021,
    Absent,
    CellPath,
    ExtraRow,
    InvalidSource,
    NoSuchCell,
    Proactive2021,
    Remark,
    Report,
)
from disclosure_schema.readers.printed_cells import printed_text, with_printed
from disclosure_schema.testing import reports

COUNT = CellPath("/requests/received/total")
FEES = CellPath("/proactive/fees")


def draft() -> Report:
    """A form whose cells are all blank."""
    return Report.blank("某某县人民政府", 2024, E2021)


def printed(report: Report) -> dict[str, str]:
    """What stands in the cells of a page."""
    remarks = {each.path: each for each in report.remarks}
    return {
        each.path: printed_text(each.value, remarks.get(each.path))
        for each in report.cells()
        if not isinstance(each.value, Absent) or each.value.printed
    }


@given(reports())
def test_what_was_printed_changes_nothing(report: Report):
    """The texts of its own page leave a report as it is, however its cells are written."""
    assert with_printed(report, printed(report)) is report


@given(st.data())
def test_what_is_read_prints_the_same(data: st.DataObject):
    """Whatever is read from a cell is printed there again, character by character; all else is a fault."""
    text = data.draw(
        st.text(
            alphabet="0123456789０１２.,，-−减+ \n/无（）()件其中万元%①十",
            max_size=8,
        )
    )
    path = data.draw(st.sampled_from([COUNT, FEES]))
    try:
        report = with_printed(draft(), {path: text})
    except InvalidSource:
        return
    assert printed(report) == {**printed(draft()), path: text.strip()}


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("12", 12, None),
        (" 12\n", 12, None),
        ("0", 0, None),
        ("-4", -4, None),
        ("１２", 12, Remark(COUNT, written="１２")),
        ("1,234", 1234, Remark(COUNT, written="1,234")),
        ("1，234", 1234, Remark(COUNT, written="1，234")),
        ("1 234", 1234, Remark(COUNT, written="1 234")),
        ("007", 7, Remark(COUNT, written="007")),
        ("减4", -4, Remark(COUNT, before="减", written="4")),
        ("+5", 5, Remark(COUNT, before="+")),
        ("约12余件", 12, Remark(COUNT, before="约", after="余件")),
        ("12 件", 12, Remark(COUNT, after=" 件")),
        ("12件", 12, Remark(COUNT, after="件")),
        ("22（其中修订16件）", 22, Remark(COUNT, after="（其中修订16件）")),
        ("22\n（其中修订16件）", 22, Remark(COUNT, after="\n（其中修订16件）")),
        ("22件，其中修订16件", 22, Remark(COUNT, after="件，其中修订16件")),
        ("（2024年）12", 12, Remark(COUNT, before="（2024年）")),
        ("", BLANK, None),
        ("　", BLANK, None),
        ("/", Absent("/"), None),
        ("—", Absent("—"), None),
        ("无", Absent("无"), None),
        ("无（见附件1）", Absent("无（见附件1）"), None),
    ],
)
def test_readings(text: str, value: int | Absent, remark: Remark | None):
    """A cell is a number with what stands beside it, or blank, or words, and these are kept apart."""
    report = with_printed(draft(), {COUNT: text})

    assert report.at(COUNT) == value
    assert report.remarks == (() if remark is None else (remark,))


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("12", "12", None),
        ("1234.50", "1234.50", None),
        ("1,234.50", "1234.50", Remark(FEES, written="1,234.50")),
        ("3.5万元", "3.5", Remark(FEES, after="万元")),
        ("１２．５", "12.5", Remark(FEES, written="１２．５")),
    ],
)
def test_amounts(text: str, value: str, remark: Remark | None):
    """An amount keeps its digits."""
    report = with_printed(draft(), {FEES: text})

    assert str(report.at(FEES)) == value
    assert report.remarks == (() if remark is None else (remark,))


@pytest.mark.parametrize(
    "text",
    [
        *("12,5", "1,2345", "12 3", "1\n2", "12\n34", "3.5", "12.", "0.0"),
        *(
            "12-15",
            "12~15",
            "2021年12件",
            "12、13",
            "1/2",
            "12%",
            "12％",
            "12 %",
            "3万",
            "3 亿",
            "2千",
        ),
        *(
            "①",
            "（12）",
            "〇",
            "٣",
            "Ⅳ",
            "—5",
            "A-4",
            "1e5",
            "1O",
            "1Ｏ",
            "l2",
            "1О",
            "<5",
            "≥5",
            "5+",
            "十2",
            "2三",
            "9007199254740992",
            "9" * 100_000,
        ),
        *("见附件1", "注 1", "表2", "第3", "2024年", "12 月"),
    ],
)
def test_what_may_mean_several_things(text: str):
    """What could be read in more than one way, or is no count, is a fault that names the cell and says what to do."""
    with pytest.raises(InvalidSource) as caught:
        with_printed(draft(), {COUNT: text})
    (fault,) = caught.value.faults

    assert fault.pointer == COUNT
    assert "一、本年新收政府信息公开申请数量 · 总计" in fault.hint
    assert len(str(fault)) < 400


def test_all_faults_at_once():
    """Every cell that cannot be read is reported, and one that the form does not have is an error of the caller."""
    with pytest.raises(InvalidSource) as caught:
        with_printed(draft(), {COUNT: "①", FEES: "3万", "/proactive/licensing": "7"})
    assert [each.pointer for each in caught.value.faults] == [COUNT, FEES]
    with pytest.raises(NoSuchCell):
        with_printed(draft(), {"/requests/none": "7"})


def test_remarks_follow_what_is_printed():
    """A remark goes with the text that it stood in, and takes the place of the one before; others stay."""
    before = draft().with_cells({COUNT: 5, "/proactive/licensing": 7})
    report = with_printed(before, {COUNT: "5（含上年2件）", "/proactive/licensing": "7件"})
    again = with_printed(report, {COUNT: "6（含上年3件）"})
    plain = with_printed(again, {COUNT: "6"})

    assert again.at(COUNT) == 6
    assert again.remarks == (
        Remark(COUNT, after="（含上年3件）"),
        Remark(CellPath("/proactive/licensing"), after="件"),
    )
    assert plain.remarks == again.remarks[1:]
    assert with_printed(again, {COUNT: "无"}).at(COUNT) == Absent("无")


def test_lines_that_an_office_added():
    """Their cells are read as counts, or as amounts where they held one or are written as one."""
    row = ExtraRow("其他", CellPath("/proactive/normative_documents"), (1, BLANK, Decimal("0.5")))
    blank = draft()
    report = Report(
        edition=E2021,
        agency=blank.agency,
        year=2024,
        proactive=Proactive2021(
            normative_documents=blank.proactive.normative_documents, extra_rows=(row,)
        ),
    )
    cells = [f"/proactive/extra_rows/0/cells/{each}" for each in range(3)]
    read = with_printed(report, dict(zip(cells, ("2", "3.5", "4"), strict=True)))

    assert [read.at(each) for each in cells] == [2, Decimal("3.5"), Decimal("4")]
    with pytest.raises(InvalidSource):
        with_printed(report, {cells[0]: "2.5"})
