"""The command `disclosure`, run in this process and in others: what it says, how it ends, which files it makes."""

from __future__ import annotations

import hashlib
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from disclosure_schema import rules
from renderers.document import Document
from renderers.fonts import packaged_fonts
from renderers.style import GB_T_9704, Style

LANGUAGES: Final = ("zh", "en")

#: What the command is asked, a line each; S, W and A are reports, and what is made in `out` is told.
QUESTIONS: Final = Path(__file__).with_name("questions.txt")
REPORTS: Final = {
    "S": "reports/suqian-2024.json",
    "W": "reports/wrong-sums-2022.json",
    "A": "reports/awkward-2020.json",
}


class _Stream(io.TextIOWrapper):
    """A standard stream that can be taken for a terminal."""

    is_terminal = False

    def isatty(self) -> bool:
        return self.is_terminal


def command(*arguments: str, data: bytes = b"", width: int = 0, made: str = "") -> str:
    """What the command says, how it ends, and which files it leaves in the folder `made`, which is then removed.

    With a `width` it writes to a terminal.
    """
    out, err = (_Stream(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    out.is_terminal = bool(width)
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr, sys.path[:], os.environ.copy()
    os.environ["COLUMNS"] = str(width or 80)
    sys.argv = ["disclosure", *arguments]
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(data)), out, err
    code: object = 0
    try:
        runpy.run_module("disclosure_cli", run_name="__main__")
    except SystemExit as error:
        code = error.code if error.code is None else int(error.code)
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr, sys.path[:] = before[:5]
        os.environ.clear()
        os.environ.update(before[5])
    said, complained = (
        each.buffer.getvalue().decode("utf-8", "backslashreplace")  # type: ignore[attr-defined]
        for each in (out, err)
    )
    # Lines of code and their numbers are no output.
    complained = re.sub(r'^  File ".*\n(?:    .*\n)*', "", complained, flags=re.M)
    told = [f"exit {code}", "--- stdout", said, "--- stderr", complained]
    if made and Path(made).exists():
        for path in sorted(Path(made).rglob("*")) if Path(made).is_dir() else [Path(made)]:
            kept = path.read_bytes() if path.is_file() else b""
            told.append(f"--- {path} {len(kept)} {hashlib.sha256(kept).hexdigest()}")
        if Path(made).is_dir():
            shutil.rmtree(made)
        else:
            Path(made).unlink()
    return "\n".join(told) + "\n"


def process(*arguments: str, data: bytes = b"") -> bytes:
    """The same from a process of its own."""
    started = [sys.executable, "-P", "-W", "ignore", "-m", "disclosure_cli", *arguments]
    done = subprocess.run(started, input=data, capture_output=True, check=False)
    return b"exit %d\n%s\n--- stderr\n%s" % (done.returncode, done.stdout, done.stderr)


TAKEN: list[Style] = []


@frozen
class StyleTaker:
    """A renderer that keeps the style that the command gives it: the public way from a name to a style."""

    name = "style-taker"
    media_type = "text/plain"
    extension = "txt"

    style: Style = field(default=GB_T_9704)

    def render(self, document: Document, /) -> bytes:
        """Nothing."""
        TAKEN.append(self.style)
        return b""


@frozen
class Failing:
    """A renderer of somebody else that fails."""

    name = "failing"
    media_type = "text/plain"
    extension = "txt"

    def render(self, document: Document, /) -> bytes:
        """Never."""
        print("on standard output")
        raise LookupError(document.title)


def style_named(name: str) -> Style:
    """The style that `--style` knows by a name."""
    told = command(
        "render", REPORTS["S"], "--to", "comparing.asking:StyleTaker", "--style", name, "-o", "-"
    )
    if not told.startswith("exit 0"):
        raise LookupError(told)
    return TAKEN[-1]


def annotated(path: Path) -> bytes:
    """A copy with comments that was commented anew in the other language."""
    first, second = Path("first.docx"), Path("second.docx")
    try:
        told = command("check", str(path), "--annotate", str(first))
        if not first.exists():
            return told.encode()
        command("check", str(first), "--annotate", str(second), "--language", "en")
        return second.read_bytes()
    finally:
        first.unlink(missing_ok=True)
        second.unlink(missing_ok=True)


def asked() -> Iterator[tuple[list[str], dict[str, Any]]]:
    """What the command is asked: words, and how it is run."""
    for line in QUESTIONS.read_text("utf-8").splitlines():
        words = [REPORTS.get(each, each) for each in line.split()]
        yield words, {"made": "out" if words[0] == "render" else ""}
    yield [], {}
    wrong = [each for each in sorted(Path("wrong").glob("*.json")) if not each.stem[-1].isdigit()]
    for path in map(
        str, (*sorted(Path("reports").glob("*.json")), *wrong, Path("wrong/tampered-9.json"))
    ):
        for language in LANGUAGES:
            for width in (0, 79, 80, 120):
                yield ["check", path, "--language", language], {"width": width}
        yield ["check", path, "--format", "json"], {}
        yield ["render", path, "--to", "html", "-o", "out"], {"made": "out"}
    several = [*REPORTS.values(), "wrong/twice.json", "missing.json"]
    yield ["check", *several], {"width": 100}
    yield ["check", *several, "--language", "en"], {"width": 100}
    for rule in rules.RULES:
        yield ["check", *REPORTS.values(), "--silence", rule.code], {}
    folder = str(Path(packaged_fonts().title[0].path).parent)
    yield ["fonts", "--fonts", folder, REPORTS["A"]], {}
    yield ["render", REPORTS["A"], "--to", "pdf", "--fonts", folder, "-o", "out"], {"made": "out"}
    yield ["check", ""], {}
    yield ["check", "-"], {"data": Path(REPORTS["W"]).read_bytes()}
    yield ["check", "-", "--format", "json"], {"data": Path("word/edited-3.docx").read_bytes()}
    yield ["document", "-"], {"data": b"{"}
    for path in ("suqian-2024.html", "suqian-2024.txt"):
        Path(path).write_text("there already")
    yield ["render", REPORTS["S"], "--to", "html", "--to", "text"], {}
    yield ["render", REPORTS["S"], "--to", "html", "--force"], {"made": "suqian-2024.html"}


def called(words: list[str], options: dict[str, Any]) -> str:
    """The name of an answer."""
    name = "_".join(words).replace("/", "-") or "nothing"
    return name[:150] + ("_data" if "data" in options else "") + f"_{options.get('width', 0)}"
