"""The command, started so that it is that of the tree under test, whatever is installed."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

#: The words that start it. Like the installed one it does not look for modules in the working folder first.
COMMAND = (sys.executable, "-P", "-m", "disclosure_cli")
#: The same for a shell.
COMMAND_LINE = shlex.join(COMMAND)

#: Where its modules are; it stands in PYTHONPATH while the command is tested.
SOURCES = Path(__file__).parents[3] / "src"


def disclosure(
    *arguments: str | Path, data: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command with its output going into pipes."""
    done = subprocess.run(
        [*COMMAND, *arguments], input=data, capture_output=True, timeout=60, check=False, cwd=cwd
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def on_terminal(*arguments: str | Path, columns: int = 80, **environment: str) -> str:
    """What the command shows on a terminal, escape codes and all."""
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (50, columns))
    clean = {
        key: value
        for key, value in os.environ.items()
        if key not in ("NO_COLOR", "TERM", "COLUMNS", "LINES")
    }
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=slave,
        stderr=subprocess.PIPE,
        env={**clean, "TERM": "xterm", **environment},
    )
    os.close(slave)
    pieces: list[bytes] = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(master)
    _, errors = process.communicate(timeout=60)
    assert errors == b""
    return b"".join(pieces).decode().replace("\r\n", "\n")
