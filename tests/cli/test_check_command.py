"""`disclosure check`, run as a user runs it, into a pipe: lines, JSON, exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from disclosure_schema import BLANK, dumps, loads
from disclosure_schema.rules import RULES, check, findings_schema
from support.programs.command import COMMAND_LINE, disclosure, on_terminal
from support.reports.changed_reports import changed


def test_three_errors(examples: Path):
    """The example with three mistakes gives three errors, each with its cell, its number and how it came about."""
    path = examples / "wrong-sums-2022.json"
    done = disclosure("check", path)
    lines = done.stdout.splitlines()
    shifted, swapped, left_zero = (
        "T3-SUM: /requests/outcomes/granted/commercial: ",
        "T3-ROW: /requests/outcomes/unavailable/not_held/natural_person: ",
        "T4-SUM: /litigation/after_reconsideration/total: ",
    )

    assert (done.returncode, done.stderr) == (1, "")
    assert all(each.startswith(f"{path}: ") for each in lines)
    assert lines[0] == f"{path}: 报告：云岭市清溪县人民政府，2022 年（2021 版格式）"
    assert lines[-1] == f"{path}: 结论：3 处错误；42 项勾稽关系已全部核对"
    assert [each for each in lines if ": 错误：" in each] == [
        f"{path}: {each.code}: {each.path}: 错误：{each.message()} [{each.fingerprint}]"
        for each in check(loads(path.read_bytes()))
    ]
    # Table 四 alone cannot prove a total left at 0.
    corrections = [
        each.removeprefix(f"{path}: ")
        for each in lines
        if ": 改正：" in each or ": 很可能：" in each
    ]
    for correction, place, said in zip(
        corrections,
        (shifted, swapped, left_zero),
        ("（整行错位一列）", "63 → 36（两位数字写颠倒）", "0 → 5（各项不为 0，总计漏填）"),
        strict=True,
    ):
        assert correction.startswith(place)
        assert correction.endswith(said)
    # All that does not add up because of the swapped digits is told: the line, and the column.
    assert [each for each in lines if swapped in each and ("= 67，" in each or "= 153，" in each)]
    assert len([each for each in lines if f"{shifted}算式：" in each]) == 3
    assert "\x1b" not in done.stdout
    assert "│" not in done.stdout


def test_a_clean_report(examples: Path):
    """A report that adds up is said to, and ends with 0; standard input is read too."""
    path = examples / "suqian-2024.json"
    done = disclosure("check", path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{path}: 报告：宿迁市人民政府，2024 年（2021 版格式）",
        f"{path}: 结论：未发现问题；42 项勾稽关系已全部核对",
    ]
    read = disclosure("check", "-", data=path.read_bytes())
    assert read.stdout == done.stdout.replace(f"{path}: ", "-: ")


def test_a_blank_form_is_not_called_right(examples: Path):
    """What cannot be assessed is told, in one line, and the verdict does not say that all is well."""
    done = disclosure("check", examples / "draft-2026.json", "--language", "en")
    _, missing, verdict = done.stdout.splitlines()

    assert done.returncode == 0
    assert "42 identities" in missing
    assert missing.endswith("as the tables hold no numbers")
    assert verdict.endswith(
        "verdict: there is nothing to assess; none of the 42 identities was assessed"
    )


def test_blank_cells_are_named(examples: Path):
    """Where some cells are blank these are named, whole lines as such, and a long list is cut."""
    few = disclosure("check", examples / "tuoli-2021.json").stdout
    many = disclosure("check", examples / "awkward-2020.json").stdout

    assert "（七）总计（整行）；四、结转下年度继续办理（整行）\n" in few
    assert "42 项勾稽关系核对了 26 项" in few
    assert "规章 · 本年新公开数量、对外公开总数量；" in many
    assert "；等 18 行\n" in many


def test_several_files(examples: Path, tmp_path: Path):
    """A file that cannot be read is told with all its faults, the others are checked, and the highest code wins."""
    bad = tmp_path / "bad.json"
    bad.write_text('{"$schema": "urn:disclosure-schema:report/2021/1", "yaer": 2024}')
    wrong, clean = examples / "wrong-sums-2022.json", examples / "suqian-2024.json"
    done = disclosure("check", wrong, bad, clean, tmp_path / "none.json", wrong)

    assert done.returncode == 3
    assert f"disclosure: {bad}: not a report: 3 faults" in done.stderr
    assert "/yaer" in done.stderr
    assert f"disclosure: {tmp_path / 'none.json'}: No such file" in done.stderr
    assert done.stdout.count("结论") == 2
    assert disclosure("check", clean, wrong, clean).returncode == 1


@pytest.mark.parametrize(
    ("path", "value", "codes"),
    [
        ("/requests/received/total", 1, {"error": 1, "warning": 1, "never": 0}),
        ("/proactive/fees", Decimal(10**9), {"error": 0, "warning": 1, "never": 0}),
    ],
)
def test_fail_on(
    path: str, value: int | Decimal, codes: dict[str, int], examples: Path, tmp_path: Path
):
    """Which findings count for the exit code can be chosen; they are told all the same."""
    copy = changed(examples, tmp_path, path, value)
    for fail_on, code in codes.items():
        done = disclosure("check", copy, "--fail-on", fail_on)

        assert done.returncode == code
        assert f": {path}: " in done.stdout
    assert disclosure("check", copy).returncode == codes["error"]


def test_silence(examples: Path, tmp_path: Path):
    """Findings are left out by the code of their rule, or by fingerprint as long as no number in them changes."""
    path = changed(examples, tmp_path, "/requests/received/total", 1)
    ((mark,),) = [re.findall(r"\[([0-9a-f]{16})\]", disclosure("check", path).stdout)]
    for names in (["T3-ROW", "T3-BAL"], [mark]):
        silence = [each for name in ("T4-SUM", *names) for each in ("--silence", name)]
        done = disclosure("check", path, *silence)

        assert done.returncode == 0
        assert done.stdout.endswith(
            "结论：未发现问题；42 项勾稽关系已全部核对；另有 1 处按要求略去\n"
        )

    changed(examples, tmp_path, "/requests/received/total", 2)
    assert disclosure("check", path, "--silence", mark).returncode == 1
    # A number that breaks two rules is still told where one of them is silenced.
    done = disclosure("check", path, "--silence", "T3-ROW")
    assert done.returncode == 1
    assert f"{path}: T3-BAL: /requests/received/total: 错误：" in done.stdout


def test_what_cannot_be_silenced(examples: Path):
    """A code that no rule has silences nothing, so it is refused, with the codes that there are."""
    done = disclosure(
        "check", examples / "suqian-2024.json", "--silence", "T3-SMU", "--silence", "ABC"
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert all(each in done.stderr for each in ("\n  T3-SMU: expected ", "\n  ABC: expected "))
    assert all(rule.code in done.stderr for rule in RULES)


def test_usage(examples: Path):
    """What the command line does not allow ends with 2."""
    path = examples / "suqian-2024.json"

    assert disclosure("check").returncode == 2
    for arguments in (["--format", "xml"], ["--fail-on", "x"], ["--language", "fr"]):
        assert disclosure("check", path, *arguments).returncode == 2


def test_json(examples: Path, tmp_path: Path):
    """One document tells of all files that could be read, and fits its schema, which `disclosure schema` prints."""
    wrong, draft = examples / "wrong-sums-2022.json", examples / "draft-2026.json"
    done = disclosure("check", wrong, tmp_path / "none.json", draft, "--format", "json")
    told = json.loads(done.stdout)
    schema = json.loads(disclosure("schema", "findings").stdout)

    assert done.returncode == 3
    assert schema == findings_schema()
    jsonschema.Draft202012Validator(schema).validate(told)
    assert [each["file"] for each in told["reports"]] == [str(wrong), str(draft)]
    assert [len(each["findings"]) for each in told["reports"]] == [3, 0]
    assert [len(each["not_assessed"]) for each in told["reports"]] == [0, 42]
    assert told["unreadable"] == [str(tmp_path / "none.json")]
    assert disclosure("check", wrong, "--format", "json").returncode == 1


def test_english(examples: Path):
    """The findings are told in English too, with the names of the form as they are."""
    done = disclosure("check", examples / "wrong-sums-2022.json", "--language", "en")

    assert ": error: " in done.stdout
    assert "自然人: 63 → 36 (two digits changed places)" in done.stdout
    assert done.stdout.endswith("verdict: 3 errors; all 42 identities were assessed\n")


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("redirection", "code", "complaint"),
    [
        (">&-", 3, "standard output: it is closed"),
        ("2>&-", 1, ""),
        (">/dev/full", 3, "standard output: No space left on device"),
        ("| true", 1, ""),
        ("| head -n 1 >/dev/null", 1, ""),
    ],
)
def test_odd_streams(redirection: str, code: int, complaint: str, form: str, examples: Path):
    """A stream that is closed or full is said to be so; one that nobody reads on is no failure."""
    files = f"'{examples / 'wrong-sums-2022.json'}' '{examples / 'suqian-2024.json'}'"
    line = f"{COMMAND_LINE} check {files} --format {form} {redirection}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], capture_output=True, check=False
    )

    assert done.returncode == code
    assert complaint in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_one_fact_on_each_line(examples: Path, tmp_path: Path):
    """A file whose name has a line break does not break its line."""
    path = tmp_path / "a\nb\x1b[31m.json"
    path.write_bytes((examples / "suqian-2024.json").read_bytes())
    done = disclosure("check", path)

    assert len(done.stdout.splitlines()) == 2
    assert "\x1b" not in done.stdout


def test_names_that_cannot_be(examples: Path, tmp_path: Path):
    """An empty name is refused, and in JSON one that is no UTF-8, which would stand there as another name."""
    odd = os.fsencode(tmp_path) + b"/\xff.json"
    Path(os.fsdecode(odd)).write_bytes((examples / "suqian-2024.json").read_bytes())

    done = disclosure("check", "")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'': an empty name names no file" in done.stderr
    refused = disclosure("check", os.fsdecode(odd), "--format", "json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "\\udcff.json': its name is not UTF-8" in refused.stderr
    assert disclosure("check", os.fsdecode(odd)).returncode == 0


def test_possibilities_are_counted(examples: Path, tmp_path: Path):
    """Where more is possible than is listed, it is said how many there are: in lines, on a terminal, and in JSON."""
    path = tmp_path / "lines.json"
    report = loads((examples / "suqian-2024.json").read_bytes())
    totals = [each for each in report.edition.requests.paths() if each.endswith("/total")]
    wrong = report.with_cells(
        {**dict.fromkeys(totals, BLANK), "/requests/outcomes/granted/natural_person": 408}
    )
    path.write_text(dumps(wrong), encoding="utf-8")
    (finding,) = check(loads(path.read_bytes()))
    assert finding.possibilities > len(finding.suggestions) == 5
    said = f"共有 {finding.possibilities} 种，列出 5 种"

    assert f": 可能：{said}\n" in disclosure("check", path).stdout
    assert re.search(f"^   可能 +{said}$", on_terminal("check", path, NO_COLOR="1"), re.M)
    (told,) = json.loads(disclosure("check", path, "--format", "json").stdout)["reports"]
    assert told["findings"][0]["possibilities"] == finding.possibilities
