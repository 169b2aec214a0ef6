"""`check`: one finding for every cause, with the labels and the arithmetic of the form."""

from __future__ import annotations

from attrs import evolve

from disclosure_schema import BLANK, E2021, Report
from disclosure_schema.rules import check, identities_of

GRANTED = "/requests/outcomes/granted"


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


def test_more_disclosed_than_to_date(reports_by_name: dict[str, Report]):
    """In table 二 of 2019 more documents disclosed in a year than to date are a warning."""
    report = reports_by_name["shanghai-office-2019"]
    (finding,) = check(report.with_cell("/proactive/rules/disclosed", 1000))

    assert (finding.code, finding.severity) == ("T2-2019", "warning")
    assert (
        finding.message()
        == "规章 · 本年新公开数量 为 1000，多于 规章 · 对外公开总数量 524；仅凭勾稽关系不能确定哪一格有误"
    )


def test_a_balance_says_which_row_is_which(clean: Report):
    """The numbers of a balance stand behind what their lines begin with, zeros too."""
    wrong = clean.with_cells(
        {"/requests/received/public_interest": 6, "/requests/received/legal_services": 1}
    )
    (finding,) = check(wrong)

    assert finding.message().startswith(
        "社会公益组织：一 6 + 二 0 = 6；（七）总计 1 + 四 0 = 1，前者多 5；"
    )


def test_a_balance_that_is_not_assessed(clean: Report):
    """A balance is known by its column, as it has no row of its own."""
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
