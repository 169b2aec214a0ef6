"""A program in another language that has docs/rules.json alone finds what `check` finds."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path as File
from random import Random
from typing import Any

import pytest

from disclosure_schema import (
    EDITIONS,
    Report,
    dumps,
)
from disclosure_schema.rules import Assessment, Language, check
from disclosure_schema.testing import consistent_reports, numbered_report, reports
from support.reports.spoilt_reports import drawn, spoilt, with_added_rows, with_fraction

# Big integers are printed as text, since JSON.stringify knows none.
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
    """Both find the same in one report."""
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
            for language, message in zip(LANGUAGES, both(each), strict=True):
                assert findings[each["path"]].message(language).startswith(message)


def both(found: Any) -> tuple[str, ...]:
    """The message in both languages."""
    return tuple(found["said"][each] for each in LANGUAGES)


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
    sound += [with_added_rows(each, random) for each in sound]
    many = [*sound, *(spoilt(random.choice(sound), random) for _ in range(400))]
    ours = [*map(check, many)]

    found = {each.code for one in ours for each in one}
    assert found == {"T3-ROW", "T3-SUM", "T3-BAL", "T4-SUM", "T2-2019", "NEGATIVE", "T2-UNIT"}
    for one, other in zip(ours, in_javascript(many), strict=True):
        agree(one, other)


def test_as_a_command(program: Callable[..., str], root: File, examples: File, tmp_path: File):
    """Run on files, the example prints a line for everything that is wrong, in either language, and ends as `check` does."""
    node = program("node", "nodejs")
    script = root / "examples" / "javascript" / "check_report.mjs"
    rules = root / "docs" / "rules.json"
    wrong, clean = examples / "wrong-sums-2022.json", examples / "suqian-2024.json"
    unknown = tmp_path / "unknown.json"
    unknown.write_text('{"$schema": "urn:disclosure-schema:report/1999/1"}')

    def run(*words: str | File) -> tuple[int, str, str]:
        done = subprocess.run([node, script, *words], capture_output=True, timeout=60, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    code, printed, _ = run(rules, clean)
    assert (code, printed) == (0, f"{clean}: 宿迁市人民政府 2024\n")
    code, printed, errors = run(rules, wrong, clean)
    assert (code, errors) == (1, "")
    assert "  T4-SUM  复议后起诉 · 总计：3 + 1 + 1 = 5，表中为 0，少 5\n" in printed
    assert "the table has 0, 5 less" in run("--language", "en", rules, wrong)[1]

    code, printed, errors = run(rules, tmp_path / "none.json", unknown, wrong)
    assert code == 3
    assert "T4-SUM" in printed
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
