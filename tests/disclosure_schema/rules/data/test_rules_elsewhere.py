"""A program in another language that has docs/rules.json alone finds what `check` finds."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path as File
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

from disclosure_schema import (
    BLANK,
    E2019,
    EDITIONS,
    Absent,
    CellPath,
    ExtraRow,
    Remark,
    Report,
    dumps,
)
from disclosure_schema.rules import Assessment, Language, check
from disclosure_schema.rules.judgements.fees_in_yuan import FEES
from disclosure_schema.testing import consistent_reports, numbered_report, reports

# Big integers are told as text, since JSON.stringify knows none.
HARNESS = """
import { readFileSync } from "node:fs";
import { check } from %s;
const rules = JSON.parse(readFileSync(%s, "utf8"));
const reports = JSON.parse(readFileSync(0, "utf8"));
const plain = (_, value) => (typeof value === "bigint" ? String(value) : value);
console.log(JSON.stringify(reports.map((each) => check(rules, each)), plain));
"""

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.fixture(scope="module")
def in_javascript(
    program: Callable[..., str], root: File
) -> Callable[[Iterable[Report]], list[Any]]:
    """What the example in JavaScript finds in each of many reports, all of them in one run."""
    node = program("node", "nodejs")
    script = root / "examples" / "javascript" / "check_report.mjs"
    code = HARNESS % (json.dumps(script.as_uri()), json.dumps(str(root / "docs" / "rules.json")))

    def run(many: Iterable[Report]) -> list[Any]:
        done = subprocess.run(
            [node, "--input-type=module", "--eval", code],
            input=f"[{','.join(map(dumps, many))}]".encode(),
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        found = json.loads(done.stdout)
        assert isinstance(found, list)
        return found

    return run


def agree(ours: Assessment, theirs: Any) -> None:
    """Both say the same of one report."""
    broken = {
        (
            each.code,
            each.right[0].path,
            each.left_sum,
            each.right_sum,
            *map(each.message, LANGUAGES),
        )
        for finding in ours
        for each in finding.related
    }
    assert broken == {
        (each["code"], each["path"], int(each["leftSum"]), int(each["rightSum"]), *both(each))
        for each in theirs["broken"]
    }
    assert [(each.code, each.path, [*each.absent]) for each in ours.not_assessed] == [
        (each["code"], each["path"], each["absent"]) for each in theirs["notAssessed"]
    ]
    for code, cells in (("NEGATIVE", theirs["negative"]), ("T2-UNIT", theirs["doubtful"])):
        findings = {each.path: each for each in ours if each.code == code}
        # Cells of added lines come last there, and here where they stand on the page.
        assert {*findings} == {each["path"] for each in cells}
        for each in cells:
            # Behind it stands which cell is wrong, which this program does not look for.
            for language, said in zip(LANGUAGES, both(each), strict=True):
                assert findings[each["path"]].message(language).startswith(said)


def both(found: Any) -> tuple[str, ...]:
    """What is said in both languages."""
    return tuple(found["said"][each] for each in LANGUAGES)


def drawn(strategy: SearchStrategy[Report], number: int) -> list[Report]:
    """So many reports of a strategy."""
    found: list[Report] = []

    @settings(max_examples=number, derandomize=True, suppress_health_check=[*HealthCheck])
    @given(strategy)
    def gather(report: Report) -> None:
        found.append(report)

    gather()
    return found


def test_examples(
    reports_by_name: dict[str, Report], in_javascript: Callable[[Iterable[Report]], list[Any]]
):
    """On the example reports both agree, and some of them are not right."""
    many = [*reports_by_name.values(), *map(numbered_report, EDITIONS)]
    ours = [*map(check, many)]

    assert any(each.findings for each in ours)
    assert any(each.not_assessed for each in ours)
    for one, other in zip(ours, in_javascript(many), strict=True):
        agree(one, other)


def test_sound_reports(in_javascript: Callable[[Iterable[Report]], list[Any]]):
    """In reports that add up neither finds anything."""
    many = drawn(consistent_reports(), 30)
    nothing = {"broken": [], "negative": [], "doubtful": [], "notAssessed": []}

    assert in_javascript(many) == [nothing] * len(many)
    assert not any(map(check, many))


def test_whatever_can_be_read(in_javascript: Callable[[Iterable[Report]], list[Any]]):
    """On reports with any cells at all, absent, huge or below zero, both agree."""
    many = drawn(reports(), 60)
    for report, found in zip(many, in_javascript(many), strict=True):
        agree(check(report), found)


def test_planted_mistakes(in_javascript: Callable[[Iterable[Report]], list[Any]]):
    """On sound reports in which some cells were spoilt both agree."""
    random = Random(20210930)
    sound = [*map(with_fraction, drawn(consistent_reports(), 20))]
    sound += [with_added_lines(each, random) for each in sound]
    many = [*sound, *(spoilt(random.choice(sound), random) for _ in range(400))]
    ours = [*map(check, many)]

    found = {each.code for one in ours for each in one}
    assert found == {"T3-ROW", "T3-SUM", "T3-BAL", "T4-SUM", "T2-2019", "NEGATIVE", "T2-UNIT"}
    for one, other in zip(ours, in_javascript(many), strict=True):
        agree(one, other)


def with_fraction(report: Report) -> Report:
    """A copy whose amount of money is no whole number."""
    path = FEES if FEES in report.edition.paths else "/proactive/procurement/amount"
    return report.with_cell(path, Decimal("22.50"))


def with_added_lines(report: Report, random: Random) -> Report:
    """A copy with lines of the office's own in tables 二 and 三, some of them with blanks or below zero."""
    outcome = random.choice(("granted", "total", "unavailable/not_held"))
    requests = ExtraRow(
        "另：历年积案", CellPath(f"/requests/outcomes/{outcome}"), tuple(random.choices(ADDED, k=7))
    )
    report = evolve(report, requests=evolve(report.requests, extra_rows=(requests,) * 2))
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
    """Two counts side by side in a line of table 三 in each other's cells."""
    line, _, _ = random.choice(report.edition.requests.paths()).rpartition("/")
    cells = [each for each in report.edition.requests.paths() if each.rpartition("/")[0] == line]
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


def test_as_a_command(program: Callable[..., str], root: File, examples: File, tmp_path: File):
    """Run on files, the example prints a line for whatever is wrong, in either language, and ends as `check` does."""
    node = program("node", "nodejs")
    script = root / "examples" / "javascript" / "check_report.mjs"
    rules = root / "docs" / "rules.json"
    wrong, clean = examples / "wrong-sums-2022.json", examples / "suqian-2024.json"
    unknown = tmp_path / "unknown.json"
    unknown.write_text('{"$schema": "urn:disclosure-schema:report/1999/1"}')

    def run(*words: str | File) -> tuple[int, str, str]:
        done = subprocess.run([node, script, *words], capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    code, said, _ = run(rules, clean)
    assert (code, said) == (0, f"{clean}: 宿迁市人民政府 2024\n")
    code, said, errors = run(rules, wrong, clean)
    assert (code, errors) == (1, "")
    assert "  T4-SUM  复议后起诉 · 总计：3 + 1 + 1 = 5，表中为 0，少 5\n" in said
    assert "the table has 0, 5 less" in run("--language", "en", rules, wrong)[1]

    code, said, errors = run(rules, tmp_path / "none.json", unknown, wrong)
    assert code == 3
    assert "T4-SUM" in said
    assert f"{tmp_path / 'none.json'}: no such file\n" in errors
    assert f'{unknown}: no rules for $schema "urn:disclosure-schema:report/1999/1"' in errors
    code, _, errors = run(wrong, wrong)
    assert (code, "expected rules of revision 1" in errors) == (3, True)
    assert run(rules)[0] == run("--language", "fr", rules, wrong)[0] == 2


def test_an_amount_that_is_a_number(
    program: Callable[..., str], root: File, examples: File, tmp_path: File
):
    """An amount that is a JSON number is read with the digits that it has."""
    node = program("node", "nodejs")
    script = root / "examples" / "javascript" / "check_report.mjs"
    data = json.loads((examples / "suqian-2024.json").read_text(encoding="utf-8"))
    for amount, shown in (
        (727012578.25, "727012578.25"),
        (-2.5e-7, "-0.00000025"),
        (10**7, "10000000"),
    ):
        data["proactive"]["fees"] = amount
        path = tmp_path / "fees.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        done = subprocess.run(
            [node, script, root / "docs" / "rules.json", path], capture_output=True, check=False
        )

        assert f" 为 {shown}，" in done.stdout.decode()
