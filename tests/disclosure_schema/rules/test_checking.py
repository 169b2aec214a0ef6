"""`check`: one finding for every cause, in cases that go beyond one wrong cell."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest
from attrs import evolve

from disclosure_schema import BLANK, E2021, CellPath, ExtraRow, Remark, Report
from disclosure_schema.rules import UnknownSilence, check, identities_of

GRANTED = "/requests/outcomes/granted"


@pytest.fixture
def clean(reports_by_name: dict[str, Report]) -> Report:
    """A published report whose sums are right."""
    report = reports_by_name["suqian-2024"]
    assert not check(report)
    return report


def test_three_mistakes_of_the_example(reports_by_name: dict[str, Report]):
    """The example with three mistakes gives three findings, each with its kind and the right numbers.

    The two in table 三 are certain. In table 四 one sum tells, which makes the total likely.
    """
    report = reports_by_name["wrong-sums-2022"]
    shifted, digits, total = check(report)

    assert [each.suggestions[0].kind for each in (shifted, digits, total)] == [
        "row_shifted",
        "digits_swapped",
        "total_left_zero",
    ]
    assert [each.certainty for each in (shifted, digits, total)] == ["certain", "certain", "likely"]
    assert total.message().endswith("；很可能是：复议后起诉 · 总计 应为 5")
    assert total.message("en").endswith("; likely: 复议后起诉 · 总计 should be 5")
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
    assert finding.suggestions[0].changes[0].expected == 88
    assert [each.code for each in finding.related] == ["T4-SUM"]
    assert finding.message().startswith("行政复议 · 结果维持 为 -88，不能小于 0；")


def test_negative_that_adds_up(clean: Report):
    """A count below zero is found even where the sums hold with it."""
    wrong = clean.with_cells({"/reconsideration/upheld": -88, "/reconsideration/total": -6})

    assert [each.code for each in check(wrong)] == ["NEGATIVE", "NEGATIVE"]
    # Without the sign of one, or of both, the sum would not hold.
    assert [each.suggestions for each in check(wrong)] == [(), ()]


def test_below_zero_and_not_by_its_sign(clean: Report):
    """Cells below zero that the sum does not bear out are named, with no number, and their sum is told with them."""
    wrong = clean.with_cells({"/reconsideration/pending": -5, "/reconsideration/other": -6})

    assert [(each.code, each.path, each.located, each.suggestions) for each in check(wrong)] == [
        ("NEGATIVE", "/reconsideration/other", True, ()),
        ("NEGATIVE", "/reconsideration/pending", True, ()),
    ]
    assert all([one.code for one in each.related] == ["T4-SUM"] for each in check(wrong))
    assert check(wrong).findings[0].message() == "行政复议 · 其他结果 为 -6，不能小于 0"


def test_two_signs_too_many(clean: Report):
    """Two numbers of one sum that are right but for their signs are told with the right numbers."""
    wrong = clean.with_cells({"/reconsideration/pending": -36, "/reconsideration/other": -28})

    assert [each.suggestions[0].changes[0].expected for each in check(wrong)] == [28, 36]


def test_below_zero_with_another_number(clean: Report):
    """In table 三 the sums say what should stand in a cell below zero, and it need not be the same without its sign."""
    right = clean.at(f"{GRANTED}/natural_person")
    (finding,) = check(clean.with_cell(f"{GRANTED}/natural_person", -5))

    assert (finding.code, finding.located) == ("NEGATIVE", True)
    assert finding.suggestions[0].changes[0].expected == right


def test_fees_below_zero(clean: Report):
    """Fees below zero are given without the sign, but not if they would then seem to be in 元."""
    (small,) = check(clean.with_cell("/proactive/fees", Decimal("-2.50")))
    (huge,) = check(clean.with_cell("/proactive/fees", Decimal("-727012578")))

    assert small.suggestions[0].changes[0].expected == Decimal("2.50")
    assert (huge.code, huge.located, huge.suggestions) == ("NEGATIVE", True, ())


def test_the_order_of_findings_on_one_cell(clean: Report):
    """Of several findings at one cell those of lines come first, then columns, then balances."""
    unrelated = {"/requests/outcomes/total/natural_person": 9, "/requests/carried_in/natural_person": 77,
                 f"{GRANTED}/natural_person": 5, f"{GRANTED}/commercial": 66, "/requests/outcomes/partly_granted/commercial": 91,
                 "/requests/received/research": 13, "/requests/carried_forward/other": 4, "/requests/carried_forward/total": 6}  # fmt: skip
    findings = check(clean.with_cells(unrelated)).findings
    codes = ["T3-ROW", "T3-SUM", "T3-BAL"]
    at = [(each.path, codes.index(each.code)) for each in findings]
    order = {path: index for index, path in enumerate(clean.edition.paths)}

    assert at == sorted(at, key=lambda each: (order[each[0]], each[1]))


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
    line = ExtraRow("另：历年积案", CellPath(GRANTED), cells)
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
    # A cell of an added line stands in one sum only.
    (finding,) = check(counted.with_cell("/requests/extra_rows/0/cells/0", 6))
    assert "另：历年积案 · 自然人" in {
        change.label for each in finding.suggestions for change in each.changes
    }


def test_a_blank_in_an_added_line(clean: Report):
    """Where （七）总计 counts an added line, a blank cell in it is not 0: its column is not assessed."""
    line = ExtraRow("另：历年积案", CellPath(GRANTED), (5, BLANK, 0, 0, 0, 0, BLANK))
    report = evolve(clean, requests=evolve(clean.requests, extra_rows=(line,))).with_cells(
        {
            "/requests/outcomes/total/natural_person": 3445,
            "/requests/outcomes/total/commercial": 87,
            "/requests/outcomes/total/total": 3533,
            "/requests/received/natural_person": 3445,
            "/requests/received/commercial": 84,
            "/requests/received/total": 3537,
        }
    )
    cell = "/requests/outcomes/total/commercial"
    more = int(report.at(cell)) - int(clean.at(cell))  # type: ignore[arg-type]
    received = {
        f"/requests/received/{each}": int(clean.at(f"/requests/received/{each}")) + number  # type: ignore[arg-type]
        for each, number in (("natural_person", 5), ("commercial", more), ("total", 5 + more))
    }
    totals = {
        "/requests/outcomes/total/total": int(clean.at("/requests/outcomes/total/total")) + 5 + more
    }  # type: ignore[arg-type]
    assessment = check(report.with_cells({**received, **totals}))

    assert not assessment
    assert [(each.code, each.path) for each in assessment.not_assessed] == [
        ("T3-SUM", "/requests/outcomes/total/commercial"),
        ("T3-SUM", "/requests/outcomes/total/total"),
    ]
    assert assessment.not_assessed[0].absent == ("/requests/extra_rows/0/cells/1",)


@pytest.mark.parametrize("other", [{}, {"/reconsideration/total": 171}])
def test_below_zero_in_an_added_line(other: dict[str, int], reports_by_name: dict[str, Report]):
    """A number below zero in a line that was added is found, whether anything else is wrong or not."""
    clean = reports_by_name["suqian-2024"]
    rules = ExtraRow("其他文件", CellPath("/proactive/rules"), (1, Decimal("-2.50"), 0))
    report = with_added_line(clean, 0, -1, 0, 0, 0, 0, 0)
    report = evolve(report, proactive=evolve(report.proactive, extra_rows=(rules,)))
    found = [each for each in check(report.with_cells(other)) if each.code == "NEGATIVE"]

    assert [(each.path, each.label) for each in found] == [
        ("/proactive/extra_rows/0/cells/1", "其他文件 · 本年废止件数"),
        ("/requests/extra_rows/0/cells/1", "另：历年积案 · 商业企业"),
    ]


def test_a_change_in_an_added_line(reports_by_name: dict[str, Report]):
    """In the column 本年增/减 of 2019 a line that was added may be below zero, and nowhere else."""
    report = reports_by_name["shanghai-office-2019"]
    before = check(report)

    def with_line(*cells: int) -> Report:
        row = ExtraRow("其他行政职权", CellPath("/proactive/licensing"), cells)
        return evolve(report, proactive=evolve(report.proactive, extra_rows=(row,)))

    assert check(with_line(4, -2, 0)).findings == before.findings
    (new,) = set(check(with_line(-4, -2, 0))) - set(before)
    assert new.path == "/proactive/extra_rows/0/cells/0"


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


def test_silencing_one_of_two_rules(clean: Report):
    """A cell that breaks two rules is told with the other one where one is silenced, and left out where both are."""
    wrong = clean.with_cell(f"{GRANTED}/natural_person", 1480)
    (loud,) = check(wrong)
    assert (loud.code, [each.code for each in loud.related]) == ("T3-ROW", ["T3-ROW", "T3-SUM"])

    (other,) = check(wrong, silence={"T3-ROW"})
    assert (other.code, other.path, other.located) == ("T3-SUM", loud.path, True)
    assert other.message().startswith("（七）总计 · 自然人：")
    for silence in ({"T3-ROW", "T3-SUM"}, {loud.fingerprint}, {"T3-ROW", loud.fingerprint}):
        assert check(wrong, silence=silence).silenced == (loud,)


def test_silencing_where_no_cell_is_known(clean: Report):
    """Where the wrong cell is not known, what is told instead shows where its own sum is."""
    wrong = clean.with_cells(
        {
            f"{GRANTED}/natural_person": 1,
            f"{GRANTED}/commercial": BLANK,
            "/requests/outcomes/total/natural_person": BLANK,
            "/requests/received/natural_person": 1,
        }
    )
    silent = check(wrong, silence={"T3-ROW"})

    assert not any(each.code == "T3-ROW" for each in silent)
    for each in silent:
        assert each.related[0].code == each.code
        assert each.located or each.path == each.related[0].right[0].path


def test_what_cannot_be_silenced(clean: Report):
    """A text in place of a collection is refused, and so is what no rule is called, even on a clean report."""
    with pytest.raises(TypeError, match="several codes"):
        check(clean, silence="T4-SUM")
    with pytest.raises(UnknownSilence, match=r"T9: expected .*T4-SUM") as caught:
        check(clean, silence=["T9", "T4-SUM", "0123456789abcdef", "0123456789ABCDEF"])
    assert caught.value.names == ("T9", "0123456789ABCDEF")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_balance_says_which_line_is_which(clean: Report):
    """The numbers of a balance stand behind what their lines begin with, zeros too."""
    wrong = clean.with_cells(
        {"/requests/received/public_interest": 6, "/requests/received/legal_services": 1}
    )
    (finding,) = check(wrong)

    assert finding.message().startswith(
        "社会公益组织：一 6 + 二 0 = 6；（七）总计 1 + 四 0 = 1，前者多 5；"
    )


def test_a_balance_that_is_not_assessed(clean: Report):
    """It is known by its column, as it has no line of its own."""
    labels = {
        each.code: each.label
        for each in check(clean.with_cell("/requests/received/research", BLANK)).not_assessed
    }

    assert labels == {"T3-ROW": "一、本年新收政府信息公开申请数量 · 总计", "T3-BAL": "科研机构"}


def test_an_edition_with_a_total_and_nothing_else(clean: Report):
    """A form whose outcomes are their total alone has no sum over them, and its reports are checked all the same."""
    rows = list(E2021.requests.rows)
    rows[2] = evolve(rows[2], children=rows[2].children[-1:])
    edition = evolve(E2021, id="short", requests=evolve(E2021.requests, rows=tuple(rows)))
    numbers = {each: clean.at(each) for each in edition.paths}
    report = Report.blank("某局", 2024, edition).with_cells(numbers)

    assert not any(each.code == "T3-SUM" for each in identities_of(edition.paths))
    assert not check(report)
    (finding,) = check(report.with_cell("/requests/received/total", 1))
    assert finding.path == "/requests/received/total"


def test_a_draft_is_not_assessed():
    """A blank draft has no findings, and says of every identity that it cannot be assessed."""
    assessment = check(Report.blank("某镇人民政府", 2024))

    assert not assessment
    assert len(assessment.not_assessed) == 42
    assert assessment.not_assessed[0].label == "一、本年新收政府信息公开申请数量 · 总计"
    assert len(assessment.not_assessed[0].absent) == 7
