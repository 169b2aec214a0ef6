"""The command, started so that it is that of the tree under test, whatever is installed."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

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
