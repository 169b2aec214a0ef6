"""Types are a promise to those who build on this: what they may write passes two checkers, and mistakes do not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "typing_tests"
CONSUMERS = (FOLDER / "consumer.py", FOLDER / "consumer_files.py")
MISTAKES = FOLDER / "mistakes.py"
FILES = (*CONSUMERS, MISTAKES)

#: What mypy says of a line: the file, the line, and no note.
_MYPY = re.compile(r"^(?P<file>.+?):(?P<line>\d+): error: ", re.MULTILINE)


def mypy(root: Path) -> dict[Path, set[int]]:
    """The lines of each file in which mypy --strict finds an error."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--no-pretty"]
    command += [str(each) for each in FILES]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    found: dict[Path, set[int]] = {each: set() for each in FILES}
    for each in _MYPY.finditer(result.stdout):
        found.setdefault(root / each["file"], set()).add(int(each["line"]))

    assert result.stderr == ""
    return found


def pyright(root: Path) -> dict[Path, set[int]]:
    """The lines of each file in which pyright, as strict as the files ask it to be, finds an error."""
    program = Path(sys.executable).with_name("pyright")
    command = [program, "--pythonpath", sys.executable, "--outputjson", *FILES]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    report = json.loads(result.stdout)
    found: dict[Path, set[int]] = {each: set() for each in FILES}
    for each in report["generalDiagnostics"]:
        if each["severity"] == "error":
            found.setdefault(Path(each["file"]), set()).add(each["range"]["start"]["line"] + 1)

    assert report["summary"]["filesAnalyzed"] == 3
    return found


@pytest.fixture(scope="module", params=[mypy, pyright], ids=["mypy", "pyright"])
def errors(request: pytest.FixtureRequest, root: Path) -> dict[Path, set[int]]:
    """What one checker after the other finds in all files."""
    found: dict[Path, set[int]] = request.param(root)
    return found


def test_consumers_pass(errors: dict[Path, set[int]]):
    """A type checker has nothing to object to in code that uses the package as it is meant."""
    assert [errors[each] for each in CONSUMERS] == [set(), set()]


def test_mistakes_do_not(errors: dict[Path, set[int]]):
    """Every mistake is reported in its line, and nothing else is."""
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()

    assert {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")} == errors[
        MISTAKES
    ]


def test_nothing_else_is_reported(errors: dict[Path, set[int]]):
    """The package itself is typed: checking its users reports nothing in it."""
    assert set(errors) == set(FILES)
