"""Numbers below zero are wrong, and what was meant is suggested where the sums confirm it."""

from __future__ import annotations

from decimal import Decimal

from disclosure_schema import (
    E2019,
    Report,
)
from disclosure_schema.rules import check
from disclosure_schema.testing.seeded import seeded_report

GRANTED = "/requests/outcomes/granted"


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
    """Cells below zero are named without a number where the sum confirms none, and their sum is reported with them."""
    wrong = clean.with_cells({"/reconsideration/pending": -5, "/reconsideration/other": -6})

    assert [(each.code, each.path, each.located, each.suggestions) for each in check(wrong)] == [
        ("NEGATIVE", "/reconsideration/other", True, ()),
        ("NEGATIVE", "/reconsideration/pending", True, ()),
    ]
    assert all([one.code for one in each.related] == ["T4-SUM"] for each in check(wrong))
    assert check(wrong).findings[0].message() == "行政复议 · 其他结果 为 -6，不能小于 0"


def test_two_signs_too_many(clean: Report):
    """Two numbers of one sum that are right but for their signs are reported with the right numbers."""
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


def test_a_bound_below_zero():
    """A number of 2019 that is below zero is one cause, though it is less than what it must not be."""
    report = seeded_report(0, E2019).with_cells(
        {"/proactive/rules/disclosed": 2, "/proactive/rules/disclosed_to_date": -3}
    )

    assert [each.code for each in check(report)] == ["NEGATIVE"]
