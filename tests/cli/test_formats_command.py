"""`disclosure formats`, with our own formats and with those of others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("disclosure")

SHOUTING = """
class ShoutingRenderer:
    name = "shout"
    media_type = "text/plain"
    extension = "loud"

    def render(self, document, /):
        return document.title.encode() + b"!"
"""


@pytest.fixture
def plugged(tmp_path: Path):
    """A function that runs the command beside a distribution with one renderer of that source."""

    def run(source: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        site = tmp_path / "site"
        info = site / "shouting-1.2.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(
            "[disclosure_schema.renderers]\nshout = shouting:ShoutingRenderer\n"
        )
        (site / "shouting.py").write_text(source)
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_ours(tmp_path: Path):
    """The four formats are listed by name, with where they come from."""
    done = subprocess.run([COMMAND, "formats"], capture_output=True, text=True, check=True)

    assert [line.split()[0] for line in done.stdout.splitlines()] == ["docx", "html", "pdf", "text"]
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
        (SHOUTING.replace("return document", "return 1 / document"), "shout: TypeError"),
        (SHOUTING.replace("return", "return None #"), "shout returned no bytes"),
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
