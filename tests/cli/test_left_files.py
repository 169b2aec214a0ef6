"""What a run leaves that was killed, and what becomes of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from disclosure_cli.files import remove_left
from support.programs.command import disclosure

#: Writes a file, says so before it is put in its place, and goes no further.
SLOW = """
import sys, time
from pathlib import Path
from disclosure_cli import files
Path.replace = lambda *_: (print("written", flush=True), time.sleep(60))
files.write(Path(sys.argv[1]), b"whole")
"""


def test_a_later_run_removes_what_was_left(examples: Path, tmp_path: Path):
    """A temporary file stays while its process lives, and is removed by the next run after that was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, tmp_path / "a.txt"], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        (temporary,) = tmp_path.iterdir()
        remove_left(tmp_path)

        assert temporary.exists()
        writer.send_signal(signal.SIGKILL)
    assert temporary.exists()
    done = disclosure("render", examples / "tuoli-2021.json", "--to", "html", "-o", tmp_path)

    assert done.returncode == 0
    assert [each.name for each in tmp_path.iterdir()] == ["tuoli-2021.html"]


def test_files_of_others_stay(tmp_path: Path):
    """Files with other names, and folders, are none of ours."""
    names = (".disclosure-settings", "a.part", ".disclosure-x.part.txt")
    for each in names:
        (tmp_path / each).write_text("x")
    (tmp_path / ".disclosure-folder.part").mkdir()
    remove_left(tmp_path)

    assert {each.name for each in tmp_path.iterdir()} == {*names, ".disclosure-folder.part"}
