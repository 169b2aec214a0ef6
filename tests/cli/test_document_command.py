"""`disclosure document`, and `disclosure render` and `disclosure schema` with documents, run as a user runs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from disclosure_schema import loads
from renderers import lay_out, render
from renderers.document_json import document_loads
from renderers.document_json.schema import document_schema
from support.programs.command import COMMAND


def disclosure(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command."""
    return subprocess.run(
        [*COMMAND, *arguments], input=data, capture_output=True, timeout=60, check=False
    )


def test_document(examples: Path):
    """The page of a report is printed, from a file and from standard input alike."""
    path = examples / "suqian-2024.json"
    done = disclosure("document", path)

    assert (done.returncode, done.stderr) == (0, b"")
    assert document_loads(done.stdout) == lay_out(loads(path.read_bytes()))
    assert disclosure("document", "-", data=path.read_bytes()).stdout == done.stdout
    assert disclosure("document", "-", data=done.stdout).stdout == done.stdout


def test_a_document_is_rendered(examples: Path):
    """`render` takes a document in place of its report, and makes the same bytes."""
    path = examples / "suqian-2024.json"
    document = disclosure("document", path).stdout
    done = disclosure("render", "-", "--to", "html", "-o", "-", data=document)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == render(loads(path.read_bytes()), "html")


def test_faults(examples: Path, tmp_path: Path):
    """What cannot be read ends with 3 and names file and faults; nothing is printed."""
    report = json.loads((examples / "tuoli-2021.json").read_bytes())
    page = json.loads(disclosure("document", examples / "tuoli-2021.json").stdout)
    cases = {
        "not a report: 1 fault\n  /yaer": {**report, "yaer": 1},
        "not a document: 1 fault\n  /titel": {**page, "titel": ""},
        "document/9": {**page, "$schema": "urn:disclosure-schema:document/9"},
    }
    path = tmp_path / "bad.json"
    for complaint, data in cases.items():
        path.write_text(json.dumps(data), encoding="utf-8")
        for arguments in (["document", path], ["render", path, "--to", "html", "-o", tmp_path]):
            done = disclosure(*arguments)

            assert (done.returncode, done.stdout) == (3, b"")
            assert f"disclosure: {path}: not a" in done.stderr.decode()
            assert complaint in done.stderr.decode()

    assert disclosure("document", tmp_path / "none.json").returncode == 3
    assert disclosure("document").returncode == 2


def test_schema():
    """`disclosure schema document` prints the schema of documents."""
    done = disclosure("schema", "document")

    assert done.returncode == 0
    assert json.loads(done.stdout) == document_schema()
