"""`disclosure check` of Word documents that were rendered by us and edited by others."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from disclosure_schema.rules import check
from support.programs.command import SOURCES, disclosure
from support.word.editing import edited, packed, parts_of, report_in, with_part

TOTAL = "/requests/received/total"


def lost_row(body: Any) -> None:
    """A table has lost a row."""
    table = body.findall(qn("w:tbl"))[1]
    table.remove(table.findall(qn("w:tr"))[-1])


def saved(document: Any) -> bytes:
    """The bytes of a document of python-docx."""
    data = BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize("name", ["wrong-sums-2022", "suqian-2024", "tuoli-2021", "draft-2026"])
def test_the_same_findings_as_of_json(name: str, examples: Path, word: Callable[..., Path]):
    """A Word document that nobody has changed gives the findings that its JSON gives."""
    file, source = word(name), examples / f"{name}.json"
    told, expected = disclosure("check", file), disclosure("check", source)
    as_json = disclosure("check", file, "--format", "json")

    assert (told.returncode, told.stderr) == (expected.returncode, "")
    assert told.stdout.replace(str(file), str(source)) == expected.stdout
    assert json.loads(as_json.stdout)["reports"][0]["file"] == str(file)
    assert disclosure("check", "-", data=file.read_bytes()).stdout == told.stdout.replace(
        f"{file}: ", "-: "
    )


def test_what_stands_there_now(word: Callable[..., Path]):
    """What was typed in Word is checked, and not what was rendered."""
    file = word("suqian-2024", {TOTAL: "３,525件", "/requests/received/other": "99"})
    done = disclosure("check", file)

    assert done.returncode == 1
    assert " + 99 = " in done.stdout
    corrected = word("wrong-sums-2022", {})
    texts = {
        change.path: str(change.expected)
        for finding in check(report_in(corrected))
        for change in finding.suggestions[0].changes
    }
    assert disclosure("check", word("wrong-sums-2022", texts)).returncode == 0


def test_other_commands(word: Callable[..., Path], tmp_path: Path):
    """A Word document is checked and not rendered, for its prose is not read back."""
    done = disclosure("render", word("suqian-2024"), "--to", "text", "-o", tmp_path / "out")

    assert (done.returncode, done.stdout) == (3, "")
    assert "check reads .docx" in done.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _: b"PK\x03\x04", "open it in Word, WPS or LibreOffice and save it as .docx"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older .doc"),
        (lambda _: saved(docx.Document()), "disclosure render REPORT.json --to docx"),
        (lambda data: edited(data, lost_row), "三、收到和处理政府信息公开申请情况: a table of"),
        (
            lambda data: with_part(
                data,
                "customXml/item1.xml",
                lambda old: old.replace(b"report/2021/1", b"report/2021/9"),
            ),
            "a newer version of disclosure-schema may know this revision",
        ),
        (
            lambda data: with_part(
                data, "customXml/item1.xml", lambda old: old.replace(b"report.json", b"other.json")
            ),
            "no report.json",
        ),
        (
            lambda data: with_part(
                data,
                "customXml/item1.xml",
                lambda old: old.replace(b'mediaType="application/json"', b'encoding="base64"'),
            ),
            "torn",
        ),
        (
            lambda data: packed({"word/document.xml": parts_of(data)["word/document.xml"]}),
            "no Word",
        ),
    ],
)
def test_files_of_others(
    change: Callable[[bytes], bytes], said: str, word: Callable[..., Path], tmp_path: Path
):
    """A file that cannot be read back is told with what to do, ends with 3, and leaves nothing behind."""
    file = word("suqian-2024")
    file.write_bytes(change(file.read_bytes()))
    for more in ([], ["--annotate", tmp_path / "out.docx"]):
        done = disclosure("check", file, *more)

        assert (done.returncode, done.stdout) == (3, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == [file.name]


def test_without_lxml(word: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the library that reads XML is not there, the command names it and what to do."""
    (tmp_path / "site" / "lxml").mkdir(parents=True)
    (tmp_path / "site" / "lxml" / "__init__.py").write_text(
        "raise ModuleNotFoundError('x', name='lxml')"
    )
    file = word("suqian-2024")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "site"), str(SOURCES)]))
    for more in ([], ["--annotate", tmp_path / "out.docx"]):
        done = disclosure("check", file, *more)

        assert (done.returncode, done.stdout) == (3, "")
        assert "needs the library lxml" in done.stderr
        assert "pip install lxml" in done.stderr
