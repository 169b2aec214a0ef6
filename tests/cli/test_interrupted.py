"""Ctrl-C, at any time, and a working folder that is gone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from support.programs.command import COMMAND, COMMAND_LINE, SOURCES


@pytest.mark.parametrize("module", ["argparse", "attrs", "uharfbuzz", "reportlab"])
def test_while_modules_load(examples: Path, tmp_path: Path, module: str):
    """Ctrl-C while a module loads, of Python, of ours or of a format, ends the command with one line and 130."""
    (tmp_path / f"{module}.py").write_text("raise KeyboardInterrupt")
    done = subprocess.run(
        [*COMMAND, "render", examples / "tuoli-2021.json", "--to", "pdf", "-o", tmp_path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(SOURCES)])},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (130, b"disclosure: interrupted\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("render {report} --to pdf --to docx --to xlsx -o {out}", 0),
        ("check {report}", 0),
        ("formats --check", 0),
        ("fonts {report}", 0),
        ("render {report} --to pdf", 3),
    ],
)
def test_a_working_folder_that_is_gone(examples: Path, tmp_path: Path, words: str, code: int):
    """Without a working folder all is done that needs none; no format is blamed for it."""
    asked = words.format(report=f"'{examples / 'tuoli-2021.json'}'", out=f"'{tmp_path / 'out'}'")
    script = f"mkdir gone; cd gone; rmdir ../gone; {COMMAND_LINE} {asked}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == code, done.stderr
    assert "cannot be used" not in done.stdout + done.stderr
