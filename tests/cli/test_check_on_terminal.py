"""`disclosure check` on a terminal: tables drawn with their wrong cells marked."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from attrs import evolve

from disclosure_cli.findings.marked_tables import marked_table, numbered
from disclosure_cli.terminal import Terminal
from disclosure_schema import CellPath, Remark, loads
from disclosure_schema.rules import check
from disclosure_schema.rules.wording import NOT_LOCATED
from renderers import lay_out
from renderers.document import Table
from support.programs.command import disclosure, on_terminal
from support.reports.changed_reports import changed


def width_of(line: str) -> int:
    """The columns that a line without escape codes takes."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


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
