"""`disclosure render --option`: options of formats from the command line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from renderers.typography.widths import text_width
from support.programs.command import COMMAND


@pytest.fixture
def rendered(examples: Path, tmp_path: Path):
    """A function that renders an example as text with more arguments."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*COMMAND, "render", examples / "tuoli-2021.json", "--to", "text", "-o", tmp_path]
        return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)

    return run


def test_an_option_is_set(rendered, tmp_path: Path):
    """An option changes what is made."""
    done = rendered("--option", "text.width=60")
    lines = (tmp_path / "tuoli-2021.txt").read_text(encoding="utf-8").splitlines()

    assert (done.returncode, done.stderr) == (0, "")
    assert lines[0].strip() == "精河县托里镇人民政府2021年政府信息公开工作年度报告"
    assert max(text_width(each) for each in lines if not set(each) & set("│┌├└")) <= 60


def test_everything_that_is_wrong_at_once(rendered, tmp_path: Path):
    """All options that cannot be taken are told at once, it ends with 2, and nothing is made."""
    done = rendered(
        *("--option", "text.width=12", "--option", "text.wdith=60", "--option", "html.x=1"),
        *("--option", "width", "--option", "=", "--option", "text.width=13"),
    )

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "disclosure: options that cannot be taken",
        "  --option html.x=1: html is not among the formats asked for, text",
        "  --option width: expected FORMAT.OPTION=VALUE, as in text.width=80",
        "  --option =: expected FORMAT.OPTION=VALUE, as in text.width=80",
        "  --option text.width=13: text.width is given twice",
        "  text.wdith: expected an option of this format, found an unknown option (did you mean width?)",
        "  text.width: expected a value that it takes, found '12' (width is a whole number from 40, found 12)",
    ]
    assert not list(tmp_path.iterdir())
