"""`disclosure formats`, with our own formats and with those of others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from support.programs.command import COMMAND
from support.renderers.shouting import SHOUTING

OURS = ["docx", "html", "pdf", "svg", "text", "xlsx"]


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
