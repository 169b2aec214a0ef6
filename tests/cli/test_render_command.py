"""`disclosure render`, run as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from support.programs.command import COMMAND, COMMAND_LINE

FORMATS = {"pdf": "pdf", "docx": "docx", "html": "html", "svg": "svg", "text": "txt"}


def disclosure(
    *arguments: str | Path, cwd: Path, data: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder."""
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, input=data, capture_output=True, timeout=60, check=False
    )


def in_all_formats() -> list[str]:
    """The options that ask for every format."""
    return [each for name in FORMATS for each in ("--to", name)]


def test_every_format(examples: Path, tmp_path: Path):
    """One command makes all formats of all files, and says where they lie."""
    sources = sorted(examples.glob("*.json"))

    done = disclosure("render", *sources, *in_all_formats(), "-o", "made/here", cwd=tmp_path)

    expected = {f"made/here/{each.stem}.{end}" for each in sources for end in FORMATS.values()}
    assert (done.returncode, done.stderr) == (0, b"")
    assert set(done.stdout.decode().split()) == expected
    assert {str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*.*")} == expected
    assert (tmp_path / "made/here/tuoli-2021.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_here_by_default(examples: Path, tmp_path: Path):
    """Without -o the files go to the current folder."""
    disclosure("render", examples / "tuoli-2021.json", "--to", "html", cwd=tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["tuoli-2021.html"]


def test_nothing_is_overwritten(examples: Path, tmp_path: Path):
    """If one of the files is there already, none is written."""
    (tmp_path / "tuoli-2021.html").write_text("mine")

    done = disclosure("render", examples / "tuoli-2021.json", *in_all_formats(), cwd=tmp_path)

    assert done.returncode == 2
    assert b"tuoli-2021.html" in done.stderr
    assert b"--force" in done.stderr
    assert [each.read_text() for each in tmp_path.iterdir()] == ["mine"]


def test_force_overwrites(examples: Path, tmp_path: Path):
    """With --force the files are replaced."""
    (tmp_path / "tuoli-2021.html").write_text("mine")

    done = disclosure(
        "render", examples / "tuoli-2021.json", "--to", "html", "--force", cwd=tmp_path
    )

    assert done.returncode == 0
    assert (tmp_path / "tuoli-2021.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_files_are_ordinary(examples: Path, tmp_path: Path):
    """Files get the rights that the umask gives, not those of a temporary file."""
    disclosure("render", examples / "tuoli-2021.json", "--to", "text", cwd=tmp_path)
    mask = os.umask(0)
    os.umask(mask)

    assert (tmp_path / "tuoli-2021.txt").stat().st_mode & 0o777 == 0o666 & ~mask


def test_the_readable_are_rendered(examples: Path, tmp_path: Path):
    """A file that cannot be read is named with its faults, and the others are made all the same."""
    bad = tmp_path / "bad.json"
    bad.write_text('{"agency": 3}')
    good = examples / "tuoli-2021.json"

    done = disclosure(
        "render", bad, tmp_path / "none.json", good, "--to", "text", "-o", "out", cwd=tmp_path
    )

    complaint = done.stderr.decode()
    assert done.returncode == 3
    assert "bad.json: not a report: 3 faults" in complaint
    assert "/agency: expected an object, found 3" in complaint
    assert "none.json: No such file" in complaint
    assert "Traceback" not in complaint
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["tuoli-2021.txt"]


def test_standard_streams(examples: Path, tmp_path: Path):
    """`-` reads standard input and writes standard output, and leaves no file."""
    data = (examples / "tuoli-2021.json").read_bytes()

    done = disclosure("render", "-", "--to", "text", "-o", "-", cwd=tmp_path, data=data)

    assert done.returncode == 0
    assert "精河县托里镇人民政府2021年政府信息公开工作年度报告" in done.stdout.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["render"], "required: FILE, --to"),
        (["render", "a.json"], "required: --to"),
        (["render", "a.json", "--to", "PDF"], "known: pdf"),
        (["render", "a.json", "b/a.json", "--to", "pdf"], "would both become a.pdf"),
        (["render", "a.json", "--to", "pdf", "--to", "html", "-o", "-"], "one file in one format"),
        (["publish"], "invalid choice"),
        ([], "required: COMMAND"),
    ],
)
def test_usage(arguments: list[str], complaint: str, tmp_path: Path):
    """A command line that cannot be followed ends with 2, and writes nothing."""
    done = disclosure(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert complaint in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_output_is_a_file(examples: Path, tmp_path: Path):
    """A folder that cannot be made is said to be so."""
    (tmp_path / "out").write_text("a file")

    done = disclosure(
        "render", examples / "tuoli-2021.json", "--to", "text", "-o", "out", cwd=tmp_path
    )

    assert done.returncode == 2
    assert done.stderr == b"disclosure: out is not a folder\n"


def test_missing_glyph(examples: Path, tmp_path: Path):
    """A character that no font has is named with its place; the other formats are made."""
    text = (examples / "tuoli-2021.json").read_text(encoding="utf-8")
    source = tmp_path / "odd.json"
    source.write_text(text.replace("肖·扎亚", "肖·\U00013000亚"), encoding="utf-8")

    done = disclosure("render", source, "--to", "pdf", "--to", "html", cwd=tmp_path)

    assert done.returncode == 3
    assert "U+13000" in done.stderr.decode()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["odd.html", "odd.json"]


def test_a_narrow_console(examples: Path, tmp_path: Path):
    """A console that knows no Chinese gets escapes, not a traceback."""
    done = subprocess.run(
        [*COMMAND, "render", "没有.json", "--to", "text"],
        cwd=tmp_path,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C.UTF-8"},
        check=False,
    )

    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("redirection", "code", "complaint"),
    [
        (">&-", 3, "standard output: it is closed"),
        ("2>&-", 0, ""),
        (">/dev/full", 3, "standard output: No space left on device"),
        ("| true", 0, ""),
    ],
)
@pytest.mark.parametrize("output", ["out", "-"])
def test_odd_streams(
    redirection: str, code: int, complaint: str, output: str, examples: Path, tmp_path: Path
):
    """A stream that is closed, full, or read by nobody is said to be so; the files are made all the same."""
    line = f"{COMMAND_LINE} render '{examples / 'tuoli-2021.json'}' --to text -o {output} {redirection}"
    script = f"set -o pipefail; {line}"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == code
    assert complaint in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "out" / "tuoli-2021.txt").exists() == (output == "out")


def test_closed_input(tmp_path: Path):
    """Standard input that is closed is said to be so."""
    line = f"{COMMAND_LINE} render - --to text <&-"
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 3
    assert b"standard input: it is closed" in done.stderr


def test_links_are_not_followed(examples: Path, tmp_path: Path):
    """A link that stands where a file would be made is not overwritten, wherever it leads."""
    (tmp_path / "tuoli-2021.txt").symlink_to("nowhere")

    done = disclosure("render", examples / "tuoli-2021.json", "--to", "text", cwd=tmp_path)

    assert done.returncode == 2
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_cannot_be_written_keeps_no_other(examples: Path, tmp_path: Path):
    """Where one file cannot be written it is named, and the other formats are made."""
    report = tmp_path / "a.json"
    report.write_bytes((examples / "tuoli-2021.json").read_bytes())
    (tmp_path / "out" / "a.txt").mkdir(parents=True)

    done = disclosure(
        *("render", report, "--to", "text", "--to", "html", "-o", "out", "--force"), cwd=tmp_path
    )

    assert done.returncode == 3
    assert "Is a directory" in done.stderr.decode()
    assert done.stdout.decode().strip().endswith("a.html")


def test_what_a_format_cannot_hold(examples: Path, tmp_path: Path):
    """What only one of the formats cannot show is no bug, and keeps no other from being made."""
    data = json.loads((examples / "tuoli-2021.json").read_bytes())
    source = tmp_path / "long.json"
    pages = json.loads(
        disclosure("document", "-", cwd=tmp_path, data=json.dumps(data).encode()).stdout
    )
    table = next(each for each in pages["blocks"] if each["type"] == "table")
    table["cells"][0]["text"] = "长" * 40_000
    source.write_text(json.dumps(pages))

    done = disclosure("render", source, "--to", "xlsx", "--to", "html", cwd=tmp_path)

    assert done.returncode == 3
    assert "xlsx: the text of a cell is too long" in done.stderr.decode()
    assert (tmp_path / "long.html").exists()
