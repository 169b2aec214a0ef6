"""Sound reports, and the same with mistakes of any kind: unlike planted ones, nobody knows what should be found."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from disclosure_schema import (
    BLANK,
    E2019,
    Absent,
    CellPath,
    ExtraRow,
    Remark,
    Report,
)
from disclosure_schema.rules.judgements.fees_in_yuan import FEES


def drawn(strategy: SearchStrategy[Report], number: int) -> list[Report]:
    """The first reports of a strategy."""
    found: list[Report] = []

    @settings(max_examples=number, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(strategy)
    def gather(report: Report) -> None:
        found.append(report)

    gather()
    return found


def with_fraction(report: Report) -> Report:
    """A copy whose amount of money is no whole number."""
    path = FEES if FEES in report.edition.paths else "/proactive/procurement/amount"
    return report.with_cell(path, Decimal("22.50"))


def with_added_rows(report: Report, random: Random) -> Report:
    """A copy with rows of the office's own in tables 二 and 三, some of them with blanks or below zero."""
    outcome = random.choice(("granted", "total", "unavailable/not_held"))
    requests = ExtraRow(
        "另：历年积案", CellPath(f"/requests/outcomes/{outcome}"), tuple(random.choices(ADDED, k=7))
    )
    with_long_label = evolve(requests, label="另：𬭎" + "历年积案" * 20)
    rows_added = (requests, with_long_label)
    report = evolve(report, requests=evolve(report.requests, extra_rows=rows_added))
    if report.edition is E2019:
        rows = (ExtraRow("其他行政职权", CellPath("/proactive/licensing"), (1, -1, 0)),)
    else:
        cells = (random.choice(ADDED), Decimal("2.50"), Decimal("-2.50"))
        rows = (ExtraRow("其他文件", CellPath("/proactive/rules"), cells),)
    report = evolve(report, proactive=evolve(report.proactive, extra_rows=rows))
    if random.randrange(2):
        return report
    # As if （七）总计 counted them.
    more = [
        sum(
            cell for row in report.requests.extra_rows if isinstance(cell := row.cells[column], int)
        )
        for column in range(7)
    ]
    totals = [each for each in report.edition.paths if each.startswith("/requests/outcomes/total/")]
    counted = zip(totals, more, strict=True)
    return report.with_cells({each: int(report.at(each)) + extra for each, extra in counted})  # type: ignore[arg-type]


ADDED = (0, 0, 0, 0, 3, 12, BLANK, -1)


def spoilt(report: Report, random: Random) -> Report:
    """A copy with one to three mistakes of the kind that people make, or that machines do."""
    for _ in range(random.randint(1, 3)):
        report = random.choice(MISTAKES)(report, random)
    return report


def changed(report: Report, random: Random) -> Report:
    """Another number in a cell of table 二, 三 or 四."""
    return report.with_cell(a_count(report, random), random.choice((0, 1, 12, 2**53 - 1)))


def swapped(report: Report, random: Random) -> Report:
    """Two counts in each other's cells."""
    one, other = a_count(report, random), a_count(report, random)
    return report.with_cells({one: report.at(other), other: report.at(one)})


def neighbours_swapped(report: Report, random: Random) -> Report:
    """Two counts side by side in a row of table 三 in each other's cells."""
    row, _, _ = random.choice(report.edition.requests.paths()).rpartition("/")
    cells = [each for each in report.edition.requests.paths() if each.rpartition("/")[0] == row]
    one, other = random.choice([*pairwise(cells)])
    return report.with_cells({one: report.at(other), other: report.at(one)})


def disclosed_swapped(report: Report, random: Random) -> Report:
    """As many documents disclosed in the year as should be to date."""
    if report.edition is not E2019:
        return report
    one, other = "/proactive/rules/disclosed", "/proactive/rules/disclosed_to_date"
    return report.with_cells({one: report.at(other), other: report.at(one)})


def blanked(report: Report, random: Random) -> Report:
    """A cell without a number."""
    path = random.choice(report.edition.paths)
    return report.with_cell(path, random.choice((BLANK, Absent("/"), Absent("12件"))))


def negated(report: Report, random: Random) -> Report:
    """A number with a minus before it."""
    values = {path: each for path, each in report.values().items() if not isinstance(each, Absent)}
    path = random.choice([*values])
    return report.with_cell(path, -values[path])


def in_yuan(report: Report, random: Random) -> Report:
    """Fees in 元, with the word behind them or without it; or nearly as many in 万元."""
    if FEES not in report.edition.paths:
        return report
    amounts = ("72701.2578", "9999999.99", "10000000", "10000000.00", "-0.00", "0.00")
    report = report.with_cell(FEES, Decimal(random.choice(amounts)))
    after = random.choice(REMARKS)
    return evolve(report, remarks=(Remark(FEES, after=after),))


REMARKS = (
    "元",
    " \u3000元",
    "\u2003元",
    "万元",
    "（元）",
    "（ 元 ）",
    "(单位: 元)",
    "\ufeff元",
    "元整",
    "元月起停征",
    "元（含区县）",
)


def a_count(report: Report, random: Random) -> str:
    """The path of a cell that holds a count."""
    return random.choice([path for path, each in report.values().items() if type(each) is int])


MISTAKES = (
    changed,
    swapped,
    neighbours_swapped,
    disclosed_swapped,
    blanked,
    negated,
    in_yuan,
)
