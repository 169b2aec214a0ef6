"""Renderers of others in the command: found, run, and kept from doing harm."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from support.programs.command import COMMAND, SOURCES
from support.renderers.shouting import SHOUTING


def test_others_render(plugged, examples: Path, tmp_path: Path):
    """A format of another distribution is used like ours."""
    done = plugged(SHOUTING, "render", examples / "tuoli-2021.json", "--to", "shout")

    assert done.returncode == 0
    assert (tmp_path / "tuoli-2021.loud").read_text(encoding="utf-8").endswith("年度报告!")


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("import nothing_of_that_name", "'shout' of shouting cannot be used"),
        (
            SHOUTING.replace("return document", "return 1 / document"),
            "unsupported operand type(s) for /: 'int' and 'bytes' (shouting.py, line 8)",
        ),
        (
            SHOUTING.replace("return", "return None #"),
            "shout returned NoneType where bytes were expected",
        ),
        (
            SHOUTING.replace("class", "def __init__(self, x): 1\nclass").replace(
                '    name = "shout"', '    def __init__(self, must): ...\n    name = "shout"'
            ),
            "cannot be used",
        ),
    ],
)
def test_others_fail(plugged, examples: Path, tmp_path: Path, source: str, complaint: str):
    """A renderer of someone else's that fails is named, ends with 4, and does not keep ours from working."""
    done = plugged(source, "render", examples / "tuoli-2021.json", "--to", "shout")

    assert done.returncode == 4
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("tuoli*"))


def test_by_place(examples: Path, tmp_path: Path):
    """A renderer is used by the place of its class, also from a module in the working folder."""
    (tmp_path / "mine.py").write_text(SHOUTING)
    report = examples / "tuoli-2021.json"
    run = [*COMMAND, "render", report, "--to", "mine:ShoutingRenderer", "-o", "-"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, check=True)

    assert done.stdout.decode().endswith("年度报告!")


def test_a_file_there_hides_nothing(examples: Path, tmp_path: Path):
    """A module in the working folder does not come before one that is installed."""
    (tmp_path / "mine.py").write_text(f"import json, attrs\n{SHOUTING}")
    for name in ("attrs", "json", "renderers"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('stray')")
    run = [*COMMAND, "formats", "--check", "mine:ShoutingRenderer"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "ending", ["SystemExit(0)", "GeneratorExit", "type('X', (BaseException,), {})"]
)
def test_a_plug_in_that_ends_the_program(plugged, examples: Path, tmp_path: Path, ending: str):
    """A plug-in that exits while it renders, or raises what ends programs, fails like any other."""
    source = SHOUTING.replace("return", f"raise {ending}\n        return")
    done = plugged(source, "render", examples / "tuoli-2021.json", "--to", "shout", "--to", "html")

    assert done.returncode == 4
    assert "(shouting.py, line 8)" in done.stderr
    assert "Traceback" not in done.stderr
    assert [each.name for each in tmp_path.glob("tuoli*")] == ["tuoli-2021.html"]


def test_a_plug_in_that_prints_and_wanders(plugged, examples: Path, tmp_path: Path):
    """What a plug-in prints is not among what we write, and where it goes we do not follow."""
    source = f"import os\nos.chdir('/')\nprint('chatter')\n{SHOUTING}".replace(
        "return", "print('chatter'); os.chdir('/')\n        return"
    )
    (tmp_path / "a.json").write_bytes((examples / "tuoli-2021.json").read_bytes())
    done = plugged(source, "render", "a.json", "--to", "shout", "-o", "-")
    assert (done.returncode, done.stderr) == (0, "chatter\nchatter\n")
    assert done.stdout.endswith("年度报告!")
    assert "chatter" not in done.stdout

    done = plugged(source, "render", "a.json", "--to", "shout", "--to", "html", "-o", "made")
    assert done.returncode == 0
    assert sorted(each.name for each in (tmp_path / "made").iterdir()) == ["a.html", "a.loud"]


def test_a_name_with_a_colon(tmp_path: Path, plugged):
    """A format may have a colon in its name: what is installed comes before a place."""
    plugged(SHOUTING, "formats")
    info = tmp_path / "site" / "shouting-1.2.dist-info"
    entry = "[disclosure_schema.renderers]\nloud:er = shouting:ShoutingRenderer\n"
    (info / "entry_points.txt").write_text(entry)
    done = subprocess.run(
        [*COMMAND, "formats", "loud:er"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCES), str(tmp_path / "site")])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith("loud:er (shouting 1.2)\n")
