"""What the tests of the command share."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_schema import Report
from renderers import lay_out
from renderers.docx import DocxRenderer
from support.programs.command import COMMAND, SOURCES
from support.word.editing import typed


@pytest.fixture(autouse=True)
def this_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that is started is that of this tree."""
    monkeypatch.setenv("PYTHONPATH", str(SOURCES))


@pytest.fixture
def word(reports_by_name: dict[str, Report], tmp_path: Path) -> Callable[..., Path]:
    """A function that gives the Word document of an example, with other texts typed into cells."""

    def made(name: str, texts: dict[str, str] | None = None) -> Path:
        data = DocxRenderer().render(lay_out(reports_by_name[name]))
        for path, text in (texts or {}).items():
            data = typed(data, path, text)
        (tmp_path / f"{name}.docx").write_bytes(data)
        return tmp_path / f"{name}.docx"

    return made


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
