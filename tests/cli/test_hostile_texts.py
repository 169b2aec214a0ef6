"""What a terminal or a log is told: no control, no escape sequence and no turned text, whatever files and reports are called."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support.programs.command import COMMAND, on_terminal

#: An escape sequence, marks that turn text, a control of C1, line breaks with a forged line behind them, a bell.
HOSTILE = "\x1b[31m\u202e\u2066\x9b2J\nforged\r\x07\u2028"

_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]|^forged",
    re.MULTILINE,
)


@pytest.fixture
def folder(examples: Path, tmp_path: Path) -> Path:
    """A folder with reports whose names, titles and keys are hostile."""
    report: dict[str, Any] = json.loads((examples / "wrong-sums-2022.json").read_bytes())
    turned = {**report, "agency": {"name": "\u202e反\u2066向"}, "title": "\u202e题\u2028目"}
    wrong = {**report, f"x{HOSTILE}": 1, "year": "2\u202e0"}
    for name, data in ((f"g{HOSTILE}", turned), (f"b{HOSTILE}", wrong), ("plain", report)):
        (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / f"w{HOSTILE}.docx").write_text("no zip archive")
    return tmp_path


GOOD, BAD, WORD, LOST = (f"{each}{HOSTILE}" for each in ("g", "b", "w", "lost"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", f"{GOOD}.json", f"{BAD}.json", LOST, f"{WORD}.docx"),
        ("check", f"{GOOD}.json", "--language", "en"),
        ("check", f"{GOOD}.json", "--format", "json"),
        ("check", f"{GOOD}.json", "--annotate", f"{LOST}.docx"),
        ("check", f"{WORD}.docx", "--annotate", f"{LOST}.docx"),
        ("check", "plain.json", "--annotate", LOST),
        ("check", "plain.json", "--silence", HOSTILE),
        ("check", "plain.json", "--fail-on", HOSTILE),
        ("render", f"{GOOD}.json", "--to", "html"),
        ("render", f"{GOOD}.json", f"./{GOOD}.json", "--to", "html"),
        ("render", f"{GOOD}.json", "--to", "html", "-o", f"{WORD}.docx"),
        ("render", f"{GOOD}.json", "--to", "html", "-o", f"plain.json/{LOST}"),
        ("render", f"{BAD}.json", LOST, "--to", "html"),
        ("render", "plain.json", "--to", HOSTILE),
        ("render", "plain.json", "--to", f"{HOSTILE}:{HOSTILE}"),
        ("render", "plain.json", "--to", "html", "--option", HOSTILE),
        ("render", "plain.json", "--to", "html", "--option", f"{HOSTILE}.x=1"),
        ("render", "plain.json", "--to", "html", "--option", f"html.{HOSTILE}=1"),
        ("render", "plain.json", "--to", "html", "--option", f"html.styling={HOSTILE}"),
        ("render", "plain.json", "--to", "html", "--style", HOSTILE),
        ("render", "plain.json", "--to", "html", "--fonts", HOSTILE),
        ("render", "plain.json", "--to", "pdf", "--fonts", HOSTILE),
        ("document", f"{GOOD}.json"),
        ("document", f"{BAD}.json"),
        ("fonts", f"{GOOD}.json", f"{BAD}.json"),
        ("fonts", "--fonts", HOSTILE),
        ("formats", HOSTILE),
        ("formats", "--check", f"{HOSTILE}:x"),
        ("rules", HOSTILE),
        ("schema", HOSTILE),
        (HOSTILE,),
        (f"--{HOSTILE}",),
    ],
)
def test_nothing_commands_a_terminal(folder: Path, arguments: tuple[str, ...]):
    """Whatever is asked for, both streams have no character that commands a terminal, and no line that a name forged."""
    done = subprocess.run([*COMMAND, *arguments], cwd=folder, capture_output=True, check=False)

    for stream in (done.stdout, done.stderr):
        assert _COMMANDS.search(stream.decode()) is None
    assert done.returncode in (0, 1, 2, 3, 4)
    assert b"Traceback" not in done.stderr


def test_what_is_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """On a terminal the drawing has no codes but those of its own colours."""
    monkeypatch.chdir(folder)
    shown = on_terminal("check", f"{GOOD}.json")

    assert "\x1b[1m" in shown
    assert _COMMANDS.search(re.sub("\x1b\\[[0-9;]*m", "", shown)) is None
    assert r"g\x1b[31m\u202e\u2066\x9b2J\nforged" in shown


def test_json_stays_whole(folder: Path):
    """JSON names files, and holds texts, exactly as they are."""

    def answer(*arguments: str) -> Any:
        done = subprocess.run([*COMMAND, *arguments], cwd=folder, capture_output=True, check=False)
        return json.loads(done.stdout)

    found = answer("check", "--format", "json", f"{GOOD}.json", f"{BAD}.json", LOST)

    assert [each["file"] for each in found["reports"]] == [f"{GOOD}.json"]
    assert found["unreadable"] == [f"{BAD}.json", LOST]
    assert answer("document", f"{GOOD}.json")["title"] == "\u202e题\u2028目"
