"""`disclosure check`, run as a user runs it: into a pipe, and on a terminal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import unicodedata
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve

from disclosure_cli.findings.marked_tables import marked_table, numbered
from disclosure_cli.terminal import Terminal
from disclosure_schema import BLANK, CellPath, Remark, dumps, loads
from disclosure_schema.rules import RULES, check, findings_schema
from disclosure_schema.rules.wording import NOT_LOCATED
from renderers import lay_out
from renderers.document import Table
from support.programs.command import COMMAND, COMMAND_LINE


def disclosure(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the command with its output going into pipes."""
    done = subprocess.run(
        [*COMMAND, *arguments], input=data, capture_output=True, timeout=60, check=False
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def on_terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> str:
    """What the command shows on a terminal, escape codes and all."""
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (50, columns))
    clean = {
        key: value
        for key, value in os.environ.items()
        if key not in ("NO_COLOR", "TERM", "COLUMNS", "LINES")
    }
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=slave,
        stderr=subprocess.PIPE,
        env={**clean, "TERM": "xterm", **environment},
    )
    os.close(slave)
    pieces: list[bytes] = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(master)
    _, errors = process.communicate(timeout=60)
    assert errors == b""
    return b"".join(pieces).decode().replace("\r\n", "\n")


def width_of(line: str) -> int:
    """The columns that a line without escape codes takes."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


def changed(examples: Path, tmp_path: Path, path: str, value: int | Decimal) -> Path:
    """A copy of the report of a city with another number in one cell."""
    report = loads((examples / "suqian-2024.json").read_bytes())
    copy = tmp_path / "changed.json"
    copy.write_text(dumps(report.with_cell(path, value)), encoding="utf-8")
    return copy


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


def test_marked_cells_on_a_terminal(examples: Path):
    """On a terminal each table is drawn once, with its wrong cells marked by signs and by colour."""
    path = examples / "wrong-sums-2022.json"
    shown = on_terminal("check", path)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)

    assert "\x1b[1;7;31m►63◄②\x1b[0m" in shown
    assert "\x1b[1;7;33m?0?③\x1b[0m" in shown
    assert re.search(r"（一）予以公开 .*│ +41 .*►0◄①.*►4◄①.*►0◄①.*│ +1 +│.*►1◄①.*│ +47 ", plain)
    assert plain.count("┌") == 2
    assert "（七）总计" in plain
    assert "2.重复申请" not in plain
    assert "其余 22 行未画出" in plain
    assert "② 错误 T3-ROW  （四）无法提供1.本机关不掌握相关政府信息 · 自然人\n" in plain
    assert "   改正  63 → 36（两位数字写颠倒）\n" in plain
    # Sums are told in full; a long one takes several lines.
    joined = re.sub(r"\s", "", plain)
    for finding in check(loads(path.read_bytes())):
        assert f"   指纹 {finding.fingerprint}  " in plain
        assert all(re.sub(r"\s", "", each.message()) in joined for each in finding.related)


def test_several_files_on_a_terminal(examples: Path):
    """Behind several reports stands how many there were; behind one nothing."""
    names = ["wrong-sums-2022", "draft-2026", "suqian-2024"]
    shown = on_terminal("check", *(examples / f"{each}.json" for each in names), NO_COLOR="1")

    assert shown.endswith("\n\n共核对 3 份报告，1 份有错误或提醒\n")
    assert "共核对" not in on_terminal("check", examples / "suqian-2024.json")


@pytest.mark.parametrize("columns", [80, 100, 120, 300])
def test_the_terminal_is_not_overrun(columns: int, examples: Path):
    """Lines fit the terminal; they are never longer than 120."""
    shown = on_terminal("check", examples / "wrong-sums-2022.json", columns=columns, NO_COLOR="1")
    longest = max(map(width_of, shown.splitlines()))

    assert longest <= min(columns, 120)
    assert longest > 70


def test_a_narrow_terminal(examples: Path):
    """With less than 80 columns no table is drawn; the lines are those that a pipe gets."""
    path = examples / "wrong-sums-2022.json"

    assert on_terminal("check", path, columns=79) == disclosure("check", path).stdout


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colours(environment: dict[str, str], examples: Path):
    """Where no colours are wanted none are sent, and the signs still mark the cell."""
    shown = on_terminal("check", examples / "wrong-sums-2022.json", **environment)

    assert "\x1b" not in shown
    assert "►63◄②" in shown


def test_doubtful_cells_on_a_terminal(examples: Path, tmp_path: Path):
    """Where the sums cannot tell which cell is wrong that is said, with the possibilities, and no cell is called wrong."""
    path = changed(examples, tmp_path, "/reconsideration/upheld", 5000)
    shown = on_terminal("check", path, NO_COLOR="1")

    assert "?170?①" in shown
    assert "►" not in shown
    assert NOT_LOCATED.zh in shown
    assert "可能 1  170 → 5082" in shown
    assert "可能 2  结果维持：5000 → 88" in shown


def test_a_part_of_table_two_on_a_terminal(examples: Path, tmp_path: Path):
    """Of table 二, which is made of parts, the one concerned is drawn with its own headings."""
    path = changed(examples, tmp_path, "/proactive/rules/issued", -3)
    shown = on_terminal("check", path, NO_COLOR="1", columns=100)

    assert "►-3◄①" in shown
    assert "第二十条第（一）项" in shown
    assert "本年制发件数" in shown
    assert "第二十条第（五）项" not in shown
    assert "改正  -3 → 3（多写了负号）" in shown


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


def test_what_the_heading_says_is_not_repeated_in_english(examples: Path):
    """On a terminal a correction leaves out the name of the cell that stands above it, in both languages."""
    shown = on_terminal(
        "check", examples / "wrong-sums-2022.json", "--language", "en", NO_COLOR="1"
    )

    assert re.search("^   correction +63 → 36 ", shown, re.M)


def test_marks(examples: Path):
    """A cell bears the numbers of all findings that concern it, however many; question marks in a text are no marks."""
    report = loads((examples / "suqian-2024.json").read_bytes())
    report = report.with_cells({f"/reconsideration/{each}": 5000 for each in ("upheld", "total")})
    report = evolve(
        report,
        remarks=(Remark(CellPath("/reconsideration/other"), after="（?待核?）"),),
    )
    table = next(
        each
        for each in lay_out(report).blocks
        if isinstance(each, Table) and each.key == "disputes"
    )
    (finding,) = check(report)
    many = numbered([finding] * 22)
    shown = "\n".join(marked_table(table, many[19:], "zh", Terminal(120, colours=True)))

    assert "\x1b[1;7;33m?5000?⑳(21)(22)\x1b[0m" in shown
    assert "\x1b[1;7;33m?待核?" not in shown
