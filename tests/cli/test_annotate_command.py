"""`disclosure check --annotate`, run as an office runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from disclosure_schema.rules import RULES, check, rule_of
from renderers.docx.comments.commenting import with_comments
from renderers.docx.reading.opening import open_document
from support.programs.command import disclosure
from support.word.comments import comments_in
from support.word.editing import in_cell, report_in, typed_over, with_part

TOTAL = "/requests/received/total"


def test_what_cannot_be_read(word: Callable[..., Path], tmp_path: Path):
    """All cells that cannot be read are told, with what stands there; nothing is checked or written."""
    file = word("suqian-2024", {TOTAL: "3525-3530", "/proactive/fees": "3亿"})
    picture = "/requests/received/other"
    file.write_bytes(in_cell(file.read_bytes(), picture, "<w:p><w:r><w:drawing/></w:r></w:p>"))
    done = disclosure("check", file, "--annotate", tmp_path / "out.docx")

    assert (done.returncode, done.stdout) == (3, "")
    assert (
        f'{TOTAL}: expected one number, or words without a number, found "3525-3530"' in done.stderr
    )
    assert (
        '/proactive/fees: expected one number, or words without a number, found "3亿"'
        in done.stderr
    )
    assert f"{picture}: a picture, in row 4 of 三" in done.stderr
    assert not (tmp_path / "out.docx").exists()


def test_findings_become_comments(word: Callable[..., Path], tmp_path: Path):
    """Each finding is a comment at its cell: what is wrong, what it should be, the arithmetic, the clause."""
    file, out = word("wrong-sums-2022"), tmp_path / "out.docx"
    before = file.read_bytes()
    done = disclosure("check", file, "--annotate", out)
    findings = list(check(report_in(file)))
    comments = comments_in(out.read_bytes())

    assert done.returncode == 1
    assert done.stdout == disclosure("check", file).stdout
    assert done.stderr == f"disclosure: {out}: 3 comments\n"
    assert file.read_bytes() == before
    assert [each[2] for each in comments] == [str(each.value) for each in findings]
    for (author, text, _), finding in zip(comments, findings, strict=True):
        lines = text.split("\n")
        assert author == "disclosure check"
        # Where the cell is known the comment begins with it, else with the sum that does not hold.
        assert lines[0].startswith("改正：" if finding.located else "错误：")
        assert finding.related[0].message() in lines[1 if finding.located else 0]
        assert all(any(each.message() in line for line in lines) for each in finding.related)
        assert f"依据：{rule_of(finding.code).clause.zh}" in lines
        assert (
            lines[-1] == f"规则 {finding.code}，指纹 {finding.fingerprint}（可用 --silence 略去）"
        )
    assert comments[1][1].split("\n")[0].endswith("63 → 36（两位数字写颠倒）")


def test_again_and_again(word: Callable[..., Path], tmp_path: Path):
    """An office corrects, asks, and checks again: comments that no longer hold go, those of people stay."""
    file, out = word("wrong-sums-2022"), tmp_path / "out.docx"
    wrong = "/requests/outcomes/unavailable/not_held/natural_person"
    disclosure("check", file, "--annotate", out)
    asked = with_comments(
        open_document(typed_over(out.read_bytes(), wrong, "36")),
        {TOTAL: "核对过吗？"},
        author="王芳",
    )
    file.write_bytes(asked)
    second = disclosure("check", file, "--annotate", out, "--force")
    authors = [each[0] for each in comments_in(out.read_bytes())]

    assert second.stderr == f"disclosure: {out}: 2 comments\n"
    assert sorted(authors) == ["disclosure check", "disclosure check", "王芳"]
    third = tmp_path / "third.docx"
    assert disclosure("check", out, "--annotate", third).returncode == 1
    assert third.read_bytes() == out.read_bytes()


def test_nothing_was_found(word: Callable[..., Path], tmp_path: Path):
    """A report that adds up gives a copy byte for byte, and it is said that nothing was found."""
    file, out = word("suqian-2024"), tmp_path / "out.docx"
    done = disclosure("check", file, "--annotate", out)

    assert done.returncode == 0
    assert done.stderr == f"disclosure: {out}: no comments, as nothing was found\n"
    assert out.read_bytes() == file.read_bytes()


def test_what_could_not_be_assessed(word: Callable[..., Path], tmp_path: Path):
    """Who opens the copy sees no terminal: a comment at the title says what was not looked at."""
    file, out = word("draft-2026"), tmp_path / "out.docx"
    done = disclosure("check", file, "--annotate", out, "--language", "en")
    ((_, text, place),) = comments_in(out.read_bytes())

    assert done.returncode == 0
    assert place.startswith(report_in(file).agency.name)
    assert text.startswith("not assessed: 42 identities")
    assert text.endswith("none of the 42 identities was assessed")


def test_options_of_check(word: Callable[..., Path], tmp_path: Path):
    """Language, silence and format go with it, and decide the exit code as they do without."""
    file, out = word("wrong-sums-2022"), tmp_path / "out.docx"
    codes = [option for each in RULES for option in ("--silence", each.code)]
    done = disclosure("check", file, "--annotate", out, *codes)
    assert (done.returncode, comments_in(out.read_bytes())) == (0, [])
    done = disclosure(
        *("check", file, "--annotate", out, "--force", "--format", "json"),
        *("--language", "en", "--fail-on", "never"),
    )

    assert done.returncode == 0
    assert len(json.loads(done.stdout)["reports"][0]["findings"]) == 3
    assert comments_in(out.read_bytes())[1][1].startswith("correction: （四）无法提供")
    assert "\nbasis: " in comments_in(out.read_bytes())[1][1]


def test_same_bytes(word: Callable[..., Path], tmp_path: Path):
    """The same file gives the same bytes."""
    file = word("wrong-sums-2022")
    for name in ("a.docx", "b.docx"):
        disclosure("check", file, "--annotate", tmp_path / name)

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_what_is_refused(examples: Path, word: Callable[..., Path], tmp_path: Path):
    """What the command line does not allow ends with 2 before anything is checked, and says what to do."""
    file, out, source = (
        word("wrong-sums-2022"),
        tmp_path / "out.docx",
        examples / "suqian-2024.json",
    )
    there = tmp_path / "there.docx"
    there.write_bytes(b"old")
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "link.docx").symlink_to(file)
    for arguments, said in (
        ([file, source, "--annotate", out], "takes one Word document, not 2 files"),
        (["-", "--annotate", out], "not standard input"),
        ([source, "--annotate", out], "disclosure render REPORT.json --to docx"),
        ([file, "--annotate", file], "into a copy, under another name"),
        ([file, "--annotate", file, "--force"], "into a copy, under another name"),
        ([file, "--annotate", tmp_path / "link.docx", "--force"], "into a copy"),
        ([file, "--annotate", there], "--force replaces it"),
        ([file, "--annotate", tmp_path / "folder.docx", "--force"], "it is a folder"),
        ([file, "--annotate", "-"], "must end in .docx"),
        ([file, "--annotate", tmp_path / "out.pdf"], "must end in .docx"),
        ([file, "--annotate", ""], "must end in .docx"),
        ([file, "--force"], "--force is for the file that --annotate names"),
    ):
        done = disclosure("check", *arguments)

        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert said in done.stderr
        assert not out.exists()
    assert there.read_bytes() == b"old"
    assert disclosure("check", file, "--annotate", there, "--force").returncode == 1
    assert len(comments_in(there.read_bytes())) == 3


def test_what_cannot_be_written(word: Callable[..., Path], tmp_path: Path):
    """Where the copy cannot be written that is said with 3, and the findings are told all the same."""
    file = word("wrong-sums-2022")
    done = disclosure("check", file, "--annotate", tmp_path / "none" / "out.docx")
    gone = disclosure("check", tmp_path / "none.docx", "--annotate", tmp_path / "out.docx")

    assert done.returncode == 3
    assert "No such file" in done.stderr
    assert "结论：3 处错误" in done.stdout
    assert (gone.returncode, gone.stdout) == (3, "")
    assert "none.docx: No such file" in gone.stderr


def test_torn_comments(word: Callable[..., Path], tmp_path: Path):
    """Where the comments in a file are torn the findings are told, no copy is written, and it ends with 3."""
    file, out = word("wrong-sums-2022"), tmp_path / "out.docx"
    asked = with_comments(open_document(file.read_bytes()), {TOTAL: "核对过吗？"})
    file.write_bytes(with_part(asked, "word/comments.xml", lambda old: old[:-9]))
    done = disclosure("check", file, "--annotate", out)

    assert done.returncode == 3
    assert f"{file}: this Word document cannot be read back: its part word/comments.xml" in (
        done.stderr
    )
    assert "结论：3 处错误" in done.stdout
    assert not out.exists()


def test_office_reads_them(word: Callable[..., Path], program: Callable[..., str], tmp_path: Path):
    """LibreOffice has the same text, and the comments in their cells; what it saves is annotated again."""
    file, out = word("wrong-sums-2022"), tmp_path / "out.docx"
    disclosure("check", file, "--annotate", out)
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to = ["--outdir", tmp_path / "saved", file, out]
    for form in ("fodt", "docx"):
        subprocess.run(
            [office, profile, "--headless", "--convert-to", form, *to],
            check=True,
            capture_output=True,
            timeout=120,
        )
    plain, annotated = (read_text(tmp_path / "saved" / f"{each.stem}.fodt") for each in (file, out))

    assert plain[0] == annotated[0]
    assert [cell for _, cell in annotated[1]] == ["0", "63", "0"]
    assert all("依据：" in text for text, _ in annotated[1])
    again = tmp_path / "again.docx"
    done = disclosure("check", tmp_path / "saved" / "out.docx", "--annotate", again)
    assert done.stderr == f"disclosure: {again}: 3 comments\n"
    assert comments_in(again.read_bytes()) == comments_in(out.read_bytes())


def read_text(file: Path) -> tuple[str, list[tuple[str, str]]]:
    """The text of a flat ODT, and its comments with the cells that they stand in."""
    odf = "{urn:oasis:names:tc:opendocument:xmlns:"
    root = etree.parse(file).getroot()
    comments = []
    for note in list(root.iter(f"{odf}office:1.0}}annotation")):
        (cell,) = list(note.iterancestors(f"{odf}table:1.0}}table-cell"))
        text = "".join(note.itertext())
        for each in list(note):
            note.remove(each)
        comments.append((text, "".join(cell.itertext()).strip()))
    body = next(root.iter(f"{odf}office:1.0}}body"))
    return "".join("".join(body.itertext()).split()), comments


@pytest.mark.parametrize("data", [b"", b"{}", "年报".encode()])
@pytest.mark.parametrize("annotate", [False, True])
def test_misnamed(data: bytes, annotate: bool, tmp_path: Path):
    """A file that is called a Word document and is none is told as that, and not as wrong JSON."""
    file, out = tmp_path / "report.docx", tmp_path / "out.docx"
    file.write_bytes(data)
    done = disclosure("check", file, *(["--annotate", out] if annotate else []))

    assert (done.returncode, done.stdout) == (3, "")
    assert "by its name it is a Word document, but it is no zip archive" in done.stderr
    assert not out.exists()
