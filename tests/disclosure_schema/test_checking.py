"""`check`: one finding for every cause, in cases that go beyond one wrong cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from disclosure_schema import BLANK, ExtraRow, Path, Remark, Report
from disclosure_schema.rules import check

GRANTED = "/requests/outcomes/granted"


@pytest.fixture
def clean(reports_by_name: dict[str, Report]) -> Report:
    """A published report whose sums are right."""
    report = reports_by_name["suqian-2024"]
    assert not check(report)
    return report


def test_three_mistakes_of_the_example(reports_by_name: dict[str, Report]):
    """The example with three mistakes gives three findings, each with its cell, its kind and the right numbers."""
    report = reports_by_name["wrong-sums-2022"]
    shifted, digits, total = check(report)

    assert [each.suggestions[0].kind for each in (shifted, digits, total)] == [
        "row_shifted",
        "digits_swapped",
        "total_left_zero",
    ]
    assert all(each.located for each in (shifted, digits, total))
    assert digits.path == "/requests/outcomes/unavailable/not_held/natural_person"
    assert (digits.value, digits.suggestions[0].changes[0].expected) == (63, 36)
    assert [each.code for each in digits.related] == ["T3-ROW", "T3-SUM"]
    mended = report
    for each in (shifted, digits, total):
        mended = each.suggestions[0].apply(mended)
    assert not check(mended)


def test_messages(reports_by_name: dict[str, Report]):
    """A message has the names of the form, the arithmetic, and the number that should stand there."""
    finding = check(reports_by_name["wrong-sums-2022"]).findings[1]

    assert finding.message() == (
        "（四）无法提供1.本机关不掌握相关政府信息 · 总计：63 + 2 + 2 = 67，表中为 40，少 27；"
        "（四）无法提供1.本机关不掌握相关政府信息 · 自然人 应为 36"
    )
    assert "63 + 2 + 2 = 67, the table has 40, 27 less; " in finding.message("en")


def test_swap_beside_a_blank(clean: Report):
    """A mistake in a column that cannot be assessed is found by what can be, and never by what is not there."""
    wrong = clean.with_cells(
        {
            f"{GRANTED}/natural_person": clean.at(f"{GRANTED}/research"),
            f"{GRANTED}/research": clean.at(f"{GRANTED}/natural_person"),
            "/requests/outcomes/unavailable/not_held/natural_person": BLANK,
        }
    )
    (finding,) = check(wrong)

    assert not finding.located
    assert {each.code for each in finding.related} == {"T3-SUM"}


def test_negative_part_of_table_four(clean: Report):
    """A count below zero that breaks a sum is one cause: the sign."""
    (finding,) = check(clean.with_cell("/reconsideration/upheld", -88))

    assert (finding.code, finding.path, finding.located) == (
        "NEGATIVE",
        "/reconsideration/upheld",
        True,
    )
    assert [each.code for each in finding.related] == ["T4-SUM"]
    assert finding.message().startswith("行政复议 · 结果维持 为 -88，不能小于 0；")


def test_negative_that_adds_up(clean: Report):
    """A count below zero is found even where the sums hold with it."""
    wrong = clean.with_cells({"/reconsideration/upheld": -88, "/reconsideration/total": -6})

    assert [each.code for each in check(wrong)] == ["NEGATIVE", "NEGATIVE"]


def test_changes_may_be_negative(reports_by_name: dict[str, Report]):
    """本年增/减 of 2019 may be below zero."""
    report = reports_by_name["shanghai-office-2019"]
    changed = report.with_cells(
        {
            "/proactive/licensing/items_last_year": 9,
            "/proactive/licensing/change": -4,
            "/proactive/licensing/decisions": 0,
        }
    )

    assert "NEGATIVE" not in {each.code for each in check(changed)}


def test_more_disclosed_than_to_date(reports_by_name: dict[str, Report]):
    """In table 二 of 2019 more documents disclosed in a year than to date are a warning."""
    report = reports_by_name["shanghai-office-2019"]
    (finding,) = check(report.with_cell("/proactive/rules/disclosed", 1000))

    assert (finding.code, finding.severity) == ("T2-2019", "warning")
    assert (
        finding.message()
        == "规章 · 本年新公开数量 为 1000，多于 规章 · 对外公开总数量 524；仅凭勾稽关系不能确定哪一格有误"
    )


def with_added_line(report: Report, *cells: int) -> Report:
    """The report with a line of the office's own among the outcomes of table 三."""
    line = ExtraRow("另：历年积案", Path(GRANTED), cells)
    return evolve(report, requests=evolve(report.requests, extra_rows=(line,)))


def test_an_added_line_that_is_not_counted(clean: Report):
    """Where （七）总计 does not count a line that was added, nothing is wrong."""
    assert not check(with_added_line(clean, 5, 0, 0, 0, 0, 0, 5))


def test_an_added_line_that_is_counted(clean: Report):
    """Where （七）总计 counts it, nothing is wrong either, and a wrong cell is still named."""
    counted = with_added_line(clean, 5, 0, 0, 0, 0, 0, 5).with_cells(
        {
            "/requests/outcomes/total/natural_person": 3445,
            "/requests/outcomes/total/total": 3526,
            "/requests/received/natural_person": 3445,
            "/requests/received/total": 3530,
        }
    )
    assert not check(counted)

    (finding,) = check(counted.with_cell(f"{GRANTED}/natural_person", 1))
    assert (finding.path, finding.located) == (f"{GRANTED}/natural_person", True)
    (finding,) = check(counted.with_cell("/requests/extra_rows/0/cells/0", 6))
    assert finding.label == "另：历年积案 · 自然人"


@pytest.mark.parametrize("after", ["元", " 元", "（元）", "（单位：元）", "元（含区县）"])
def test_fees_in_yuan_by_their_remark(clean: Report, after: str):
    """Fees with 元 behind them are doubted, and turned into 万元 without that remark."""
    wrong = clean.with_cell("/proactive/fees", Decimal("727012578.00"))
    wrong = evolve(wrong, remarks=(Remark(Path("/proactive/fees"), after=after),))
    (finding,) = check(wrong)

    assert (finding.code, finding.path) == ("T2-UNIT", "/proactive/fees")
    mended = finding.suggestions[0].apply(wrong)
    assert str(mended.at("/proactive/fees")) == "72701.2578"
    assert mended.remarks == ()


@pytest.mark.parametrize("after", ["", "万元", "（万元）", "亿元"])
def test_fees_in_their_unit(clean: Report, after: str):
    """Fees in 万元 are not doubted."""
    remarks = (Remark(Path("/proactive/fees"), after=after),) if after else ()

    assert not check(evolve(clean, remarks=remarks))


def test_fees_of_a_continent(clean: Report):
    """Fees beyond what any area collects are doubted."""
    (finding,) = check(clean.with_cell("/proactive/fees", Decimal("727012578")))

    assert finding.suggestions[0].changes[0].expected == Decimal("72701.2578")


def test_silence(clean: Report):
    """Findings are silenced by code or by fingerprint, and a fingerprint lapses when a number in it changes."""
    wrong = clean.with_cell("/reconsideration/total", 171)
    (finding,) = check(wrong)

    for name in ("T4-SUM", finding.fingerprint):
        assessment = check(wrong, silence={name})
        assert (len(assessment), assessment.silenced) == (0, (finding,))
    assert (
        len(check(clean.with_cell("/reconsideration/total", 172), silence={finding.fingerprint}))
        == 1
    )
    assert len(check(evolve(wrong, year=2023), silence={finding.fingerprint})) == 1


def test_a_draft_is_not_assessed():
    """A blank draft has no findings, and says of every identity that it cannot be assessed."""
    assessment = check(Report.blank("某镇人民政府", 2024))

    assert not assessment
    assert len(assessment.not_assessed) == 42
    assert assessment.not_assessed[0].label == "一、本年新收政府信息公开申请数量 · 总计"
    assert len(assessment.not_assessed[0].absent) == 7
