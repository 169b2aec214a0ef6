"""Files that are too large, or never end: refused in one line before they fill the memory."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from disclosure_cli import files
from disclosure_schema import Limits
from support.programs.command import COMMAND, disclosure

SMALL = Limits(input_bytes=10, package_bytes=20)

#: Begins like a Word document.
ZIP = b"PK\x03\x04"


def refused(done: subprocess.CompletedProcess[str], name: str) -> bool:
    """Whether the command refused a file in one line, with what to do."""
    return (
        done.returncode == 3
        and done.stderr.startswith(f"disclosure: {name}: ")
        and done.stderr.count("\n") == 1
        and "name the file of a report" in done.stderr
    )


@pytest.mark.parametrize("command", ["check", "document", "fonts"])
def test_a_device_that_never_ends(command: str):
    """A device without end is refused by every sub-command that reads reports."""
    assert refused(disclosure(command, "/dev/zero"), "/dev/zero")


@pytest.mark.parametrize("ending", ["json", "docx"])
def test_a_sparse_file(tmp_path: Path, ending: str):
    """A file that claims a terabyte is refused by its size, whether it begins like JSON or like a Word document."""
    path = tmp_path / f"sparse.{ending}"
    path.write_bytes(ZIP if ending == "docx" else b"{")
    os.truncate(path, 10**12)

    assert refused(disclosure("check", path), str(path))
    assert refused(disclosure("render", path, "--to", "text", "-o", tmp_path), str(path))
    assert not (tmp_path / "sparse.txt").exists()


def test_standard_input_without_end():
    """Standard input that never ends is refused as soon as it is longer than any report."""
    with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as endless:
        done = subprocess.run(
            [*COMMAND, "check", "-"], stdin=endless.stdout, capture_output=True, check=False
        )
        endless.kill()

    assert done.returncode == 3
    assert done.stderr.startswith(b"disclosure: standard input: it has more than ")


def test_a_pipe_into_which_nobody_writes(tmp_path: Path):
    """A named pipe without a writer is refused; with one it is read, also if the writer comes late."""
    os.mkfifo(tmp_path / "pipe")
    done = disclosure("check", tmp_path / "pipe")

    assert (done.returncode, done.stdout) == (3, "")
    assert "nobody writes" in done.stderr


def test_a_pipe_is_read_whole(examples: Path, tmp_path: Path):
    """A named pipe is read until its writer closes it."""
    os.mkfifo(tmp_path / "pipe")
    data = (examples / "tuoli-2021.json").read_bytes()
    with subprocess.Popen(
        ["sh", "-c", 'sleep 0.2; exec cat > "$0"', tmp_path / "pipe"], stdin=subprocess.PIPE
    ) as writer:
        assert writer.stdin is not None
        writer.stdin.write(data)
        writer.stdin.close()

        assert files.read(str(tmp_path / "pipe")) == data


@pytest.mark.parametrize(
    ("data", "is_read"),
    [
        (b"1234567890", True),
        (b"12345678901", False),
        (ZIP + bytes(16), True),
        (ZIP + bytes(17), False),
    ],
)
def test_limits(tmp_path: Path, data: bytes, is_read: bool):
    """A file may be as large as the limit, and a Word document as large as that of packages; not a byte more."""
    path = tmp_path / "file"
    path.write_bytes(data)
    if is_read:
        assert files.read(str(path), SMALL) == data
    else:
        with pytest.raises(OSError, match="it has more than"):
            files.read(str(path), SMALL)
