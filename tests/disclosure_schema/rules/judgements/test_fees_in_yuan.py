"""Fees that seem to be in 元 are doubted, and suggested in 万元."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from disclosure_schema import CellPath, Remark, Report
from disclosure_schema.rules import check


@pytest.mark.parametrize(
    ("after", "left"),
    [
        ("元", ""),
        (" 元", ""),
        ("元整", ""),
        ("（元）", ""),
        ("（ 元 ）", ""),
        ("（单位：元）", ""),
        ("元（其中教育收费 300 元）", "（其中教育收费 300 元）"),
        ("元，含区县", "含区县"),
        ("元 十万以上", "（十万以上）"),
    ],
)
def test_fees_in_yuan_by_their_remark(clean: Report, after: str, left: str):
    """Fees with 元 behind them are doubted, and turned into 万元 without that word."""
    wrong = clean.with_cell("/proactive/fees", Decimal("727012578.00"))
    wrong = evolve(wrong, remarks=(Remark(CellPath("/proactive/fees"), after=after),))
    (finding,) = check(wrong)

    assert (finding.code, finding.path) == ("T2-UNIT", "/proactive/fees")
    assert not finding.located  # it only seems so
    mended = finding.suggestions[0].apply(wrong)
    assert str(mended.at("/proactive/fees")) == "72701.2578"
    assert [each.after for each in mended.remarks] == ([left] if left else [])


def test_a_remark_that_is_no_unit_stays(clean: Report):
    """What else stands behind fees is left alone when 元 is turned into 万元."""
    remark = Remark(CellPath("/proactive/fees"), before="约", after="（含罚没收入 30 元）")
    wrong = evolve(clean.with_cell("/proactive/fees", Decimal("727012578.00")), remarks=(remark,))
    (finding,) = check(wrong)

    assert finding.suggestions[0].apply(wrong).remarks == (remark,)


@pytest.mark.parametrize(
    "after",
    ["", "万元", "（万元）", "亿元", "元月起停征", "（元月起停征）", "（含罚没收入 30 元）"],
)
def test_fees_in_their_unit(clean: Report, after: str):
    """Fees in 万元 are not doubted."""
    remarks = (Remark(CellPath("/proactive/fees"), after=after),) if after else ()

    assert not check(evolve(clean, remarks=remarks))


def test_fees_of_a_continent(clean: Report):
    """Fees beyond what any area collects are doubted."""
    (finding,) = check(clean.with_cell("/proactive/fees", Decimal("727012578")))

    assert finding.suggestions[0].changes[0].expected == Decimal("72701.2578")


def test_fees_beyond_belief(clean: Report):
    """What would be doubtful in 万元 too is doubted without a suggestion."""
    (finding,) = check(clean.with_cell("/proactive/fees", Decimal(10) ** 12))

    assert (finding.code, finding.suggestions, finding.located) == ("T2-UNIT", (), False)
    assert finding.message().endswith("，疑以元填报")
