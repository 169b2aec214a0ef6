"""Standard output that cannot be written, whatever was asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.programs.command import COMMAND, COMMAND_LINE


@pytest.mark.parametrize(
    "asked",
    [
        "--version",
        "--help",
        "render --help",
        "formats",
        "formats text",
        "fonts",
        "rules",
        "rules --format json",
        "schema 2021",
        "document {report}",
        "check {report}",
        "render {report} --to text -o -",
    ],
)
@pytest.mark.parametrize(
    ("redirection", "code", "complaint"),
    [
        (">/dev/full", 3, "disclosure: standard output: No space left on device\n"),
        (">&-", 3, "disclosure: standard output: it is closed\n"),
        ("| true", 0, ""),
    ],
)
def test_what_cannot_be_written_is_said(
    asked: str, redirection: str, code: int, complaint: str, examples: Path
):
    """A full or closed stream is told in one line, whoever writes to it; a reader that has had enough is none of our concern."""
    words = asked.format(report=f"'{examples / 'tuoli-2021.json'}'")
    script = f"set -o pipefail; {COMMAND_LINE} {words} {redirection}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)

    assert (done.returncode, done.stderr.decode()) == (code, complaint)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("check nosuch.json", 3),
        ("render {report} --to nosuch", 2),
        ("check {report} --silence x", 2),
        ("formats nosuch", 2),
        ("--nosuch", 2),
    ],
)
@pytest.mark.parametrize("buffered", ["", "PYTHONUNBUFFERED=1 "])
def test_an_error_stream_that_cannot_be_written(
    asked: str, code: int, buffered: str, examples: Path
):
    """A full error stream is 3, whatever was wrong; a closed one, and a reader that has had enough, change nothing."""
    words = asked.format(report=f"'{examples / 'tuoli-2021.json'}'")

    def ended(redirection: str) -> tuple[int, bytes]:
        script = f"set -o pipefail; {buffered}{COMMAND_LINE} {words} {redirection}"
        done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
        return done.returncode, done.stdout

    assert ended("2>/dev/full") == (3, b"")
    assert ended("2>&-") == (code, b"")
    assert ended("2>&1 >/dev/null | true") == (code, b"")


def test_a_name_that_is_no_text(examples: Path, tmp_path: Path):
    """A file may have a name that is no UTF-8: what the fonts lack of it is told, with a question mark in the name."""
    name = os.fsencode(tmp_path) + b"/\xff.json"
    shutil.copy(examples / "tuoli-2021.json", name)
    done = subprocess.run([*COMMAND, "fonts", name], capture_output=True, check=False)

    assert b"/?.json: NotoSerifSC-Regular serves" in done.stdout
    assert (done.returncode, done.stderr) == (0, b"")
