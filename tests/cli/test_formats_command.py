"""`disclosure formats`, with our own formats and with those of others."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from support.programs.command import COMMAND, SOURCES

OURS = ["docx", "html", "pdf", "svg", "text", "xlsx"]

SHOUTING = """
class ShoutingRenderer:
    name = "shout"
    media_type = "text/plain"
    extension = "loud"

    def render(self, document, /):
        return document.title.encode() + b"!"
"""

REQUIRED = SHOUTING.replace("class", "from attrs import frozen\n@frozen\nclass", 1).replace(
    "    def", "    times: int\n\n    def", 1
)

ODD_META = """
class Odd(type):
    def __getattribute__(self, name):
        if name.startswith("__attrs"):
            raise RuntimeError("odd")
        return super().__getattribute__(name)

class ShoutingRenderer(metaclass=Odd):"""


@pytest.fixture
def plugged(tmp_path: Path):
    """A function that runs the command beside a distribution with one renderer of that source."""

    def run(source: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        site = tmp_path / "site"
        info = site / "shouting-1.2.dist-info"
        info.mkdir(parents=True, exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(
            "[disclosure_schema.renderers]\nshout = shouting:ShoutingRenderer\n"
        )
        (site / "shouting.py").write_text(source)
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCES), str(site)])},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_ours(tmp_path: Path):
    """The five formats are listed by name, with where they come from."""
    done = subprocess.run([*COMMAND, "formats"], capture_output=True, text=True, check=True)

    assert [line.split()[0] for line in done.stdout.splitlines()] == OURS
    assert all("disclosure-schema" in line for line in done.stdout.splitlines())


def test_others_are_listed_without_loading(plugged):
    """A format of another distribution is listed beside ours, even if loading it would fail."""
    done = plugged("raise SystemExit('loaded')", "formats")

    assert done.returncode == 0
    assert "shout  shouting 1.2" in done.stdout.splitlines()


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


def test_what_a_format_makes(plugged):
    """With names the formats are described, with their options, where they come from, and what is broken."""
    source = SHOUTING.replace("\nclass", "\nfrom attrs import frozen\n@frozen\nclass").replace(
        "    def", "    times: int = 1\n    style: tuple[int, ...] = ()\n\n    def"
    )
    done = plugged(source, "formats", "shout", "text")

    assert done.returncode == 0
    assert done.stdout.splitlines()[:5] == [
        "shout (shouting 1.2)",
        "  media type  text/plain",
        "  extension   loud",
        "  option      shout.times: int, default 1",
        "  option      style: tuple[int, ...], in Python only",
    ]
    assert (
        "  option      text.width: int, default 80; columns of the terminal, at least 40"
        in done.stdout
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (SHOUTING, "shout: can be used"),
        ("import nothing_of_that_name", "No module named 'nothing_of_that_name'"),
        (SHOUTING.replace('"loud"', '"../etc"'), "is no ending of a file"),
        (SHOUTING.replace('"text/plain"', "None"), "are not all text"),
        (SHOUTING.replace("def render", "def reader"), "it has no method render"),
        (REQUIRED, "shout: can be used"),
        (
            REQUIRED.replace('name = "shout"', "name = property(lambda self: 'shout')"),
            "shout: can be used",
        ),
        (REQUIRED.replace('"loud"', '"../etc"'), "is no ending of a file"),
        (REQUIRED.replace("def render", "def reader"), "it has no method render"),
        (
            SHOUTING + "\n    def __init__(self): raise SystemExit(0)\n",
            "SystemExit: 0 (shouting.py",
        ),
        (SHOUTING + "\n    @property\n    def name(self): raise SystemExit(0)\n", "SystemExit: 0"),
        (SHOUTING + "\n    def __init__(self): raise GeneratorExit\n", "GeneratorExit"),
        (SHOUTING + "\n    __init__ = None\n", "TypeError"),
        (
            SHOUTING + "\n    class extension(str): pass\n    extension = extension('x')",
            "not all text",
        ),
        (
            SHOUTING + "\nShoutingRenderer = ShoutingRenderer()",
            "it is an instance of ShoutingRenderer; name the class",
        ),
        (SHOUTING.replace("class ShoutingRenderer:", ODD_META), "RuntimeError: odd (shouting.py"),
        (
            "class Mute(Exception):\n    def __str__(self): raise RuntimeError\nraise Mute",
            "cannot be used: Mute: Mute(...) (shouting.py, line 3)",
        ),
        ("raise ValueError('a\\nb\\x1b[31m')", r"ValueError: a\nb\x1b[31m (shouting.py, line 1)"),
        (f"print('chatter')\n{SHOUTING}", "shout: can be used"),
    ],
)
def test_check(plugged, source: str, said: str):
    """`--check` loads every format and says of each whether it can be used, and else why; it ends with 4."""
    done = plugged(source, "formats", "--check")
    lines = done.stdout.splitlines()

    assert [each.split(":")[0] for each in lines] == sorted([*OURS, "shout"])
    assert said in next(each for each in lines if each.startswith("shout"))
    assert all(each.endswith("can be used") for each in lines if not each.startswith("shout"))
    assert done.returncode == (0 if "can be used" in said else 4)
    assert "Traceback" not in done.stderr


def test_describing_what_is_broken_or_unknown(plugged):
    """A broken format is named on the error stream beside the description of the others; an unknown one too."""
    done = plugged("raise SystemExit", "formats", "shout", "html", "htlm")

    assert done.returncode == 4
    assert "'shout' of shouting cannot be used: SystemExit" in done.stderr
    assert "nothing named 'htlm'" in done.stderr
    assert "known: html, " in done.stderr
    assert done.stdout.startswith("html (disclosure-schema")


def test_a_name_claimed_twice(plugged, tmp_path: Path):
    """A format that two distributions claim cannot be used, and both are named."""
    second = tmp_path / "site" / "second-3.0.dist-info"
    second.mkdir(parents=True)
    (second / "METADATA").write_text("Metadata-Version: 2.1\nName: second\nVersion: 3.0\n")
    (second / "entry_points.txt").write_text("[disclosure_schema.renderers]\nshout = shouting:X\n")
    done = plugged(SHOUTING, "formats", "--check")

    assert done.returncode == 4
    assert "is claimed by second 3.0 and shouting 1.2" in done.stdout


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


def test_odd_options_are_described(plugged):
    """An option that is odd is told in one short line like any other, and what it is set to can be typed."""
    options = """
class Mute:
    def __repr__(self):
        raise RuntimeError

from attrs import field, frozen
from typing import Literal

@frozen
class ShoutingRenderer:
    mute: object = Mute()
    never: "1 / 0" = 3
    bare: str | None = None
    loud: bool = True
    escape: str = "a\\nb\\x1b[31m"
    long: str = field(default="x" * 999, metadata={"description": "two\\nlines"})
"""
    done = plugged(SHOUTING.replace("class ShoutingRenderer:", options), "formats", "shout")

    assert (done.returncode, done.stderr) == (0, "")
    assert [each.split(None, 1)[1] for each in done.stdout.splitlines()[3:]] == [
        "mute: object, in Python only",
        "never: 1 / 0, in Python only",
        "shout.bare: str | None, default none",
        "shout.loud: bool, default true",
        r"shout.escape: str, default 'a\nb\x1b[31m'",
        rf"shout.long: str, default '{'x' * 36}...; two\nlines",
    ]


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
