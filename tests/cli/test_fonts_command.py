"""`disclosure fonts`, and `--fonts` of `disclosure render`."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from attrs import evolve

from disclosure_schema import NarrativeSection, Paragraph, Sections, dumps
from disclosure_schema.testing import numbered_report
from support.documents.made_fonts import write_font
from support.programs.command import COMMAND

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def disclosure(tmp_path: Path) -> Run:
    """A function that runs the command in a folder of its own."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_packaged(disclosure: Run):
    """Without a folder the packaged faces are told, role by role."""
    done = disclosure("fonts")
    starts = [each.split("  ")[0] for each in done.stdout.splitlines() if each[0] != " "]

    assert (done.returncode, done.stderr) == (0, "")
    assert starts == ["title", "body", "heading", "subheading", "table", "page_number"]
    assert done.stdout.count(", packaged)") == 6
    assert "not found" not in done.stdout


def test_folder(disclosure: Run, tmp_path: Path):
    """Told are the faces found, what was looked for in vain, and what was passed over and why."""
    write_font(tmp_path / "fonts" / "fang.ttf", "FangSong", postscript="Fang")
    forbidden = write_font(tmp_path / "fonts" / "kai.ttf", "KaiTi", rights=2)
    done = disclosure("fonts", "--fonts", "fonts")

    assert (done.returncode, done.stderr) == (0, "")
    assert f"Fang ({Path('fonts/fang.ttf')}, face 0)" in done.stdout
    assert "not found: 仿宋_GB2312, FangSong_GB2312\n" in done.stdout
    assert f"passed over: {forbidden.relative_to(tmp_path)}, face 0: its licence" in done.stdout


def test_reports(disclosure: Run, examples: Path, tmp_path: Path):
    """For a report it is told how many characters each face serves."""
    write_font(tmp_path / "fang.ttf", "FangSong", postscript="Fang")
    report = examples / "tuoli-2021.json"
    done = disclosure("fonts", "--fonts", tmp_path, report)

    assert done.returncode == 0
    assert f"{report}: Fang serves " in done.stdout


def test_missing_character(disclosure: Run, examples: Path, tmp_path: Path):
    """A character that no face has is told with its place, and what comes after it is told too."""
    overview = NarrativeSection((Paragraph("甲\U0001f600"), Paragraph("乙ꙮ")))
    report = evolve(numbered_report(), sections=Sections(overview=overview))
    (tmp_path / "odd.json").write_text(dumps(report), "utf-8")
    done = disclosure("fonts", "odd.json", examples / "tuoli-2021.json", "nothing.json")

    assert done.returncode == 3
    assert "odd.json: no glyph for '\U0001f600' (U+1F600) in '甲\U0001f600'" in done.stdout
    assert "odd.json: no glyph for 'ꙮ' (U+A66E) in '乙ꙮ'" in done.stdout
    assert "tuoli-2021.json: NotoSerifSC-Regular serves" in done.stdout
    assert "nothing.json" in done.stderr


def test_render(disclosure: Run, examples: Path, tmp_path: Path):
    """A format that embeds fonts gets those of the folder, and others are made as ever."""
    write_font(tmp_path / "fonts" / "fang.ttf", "FangSong", postscript="Fang")
    source = examples / "tuoli-2021.json"
    done = disclosure("render", source, "--to", "pdf", "--to", "html", "--fonts", "fonts")

    assert (done.returncode, done.stderr) == (0, "")
    with pikepdf.open(tmp_path / "tuoli-2021.pdf") as pdf:
        fonts = [str(each.BaseFont) for each in pdf.pages[0].Resources.Font.values()]
    assert [each for each in fonts if each.endswith("+Fang")]
    assert (tmp_path / "tuoli-2021.html").exists()


def test_system(disclosure: Run, examples: Path, tmp_path: Path):
    """With the fonts of the machine, whatever they are, a report can be made."""
    done = disclosure("render", examples / "tuoli-2021.json", "--to", "pdf", "--fonts", "system")

    assert (done.returncode, done.stderr) == (0, "")


def test_formats_without_fonts(disclosure: Run, examples: Path, tmp_path: Path):
    """Where no format takes fonts it is said which ones do, and nothing is made."""
    done = disclosure(
        "render", examples / "tuoli-2021.json", "--to", "html", "--to", "docx", "--fonts", "system"
    )

    assert done.returncode == 2
    assert "html, docx" in done.stderr
    assert "pdf" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["fonts"], ["render", "--to", "pdf"]], ids=str)
def test_place_that_is_wrong(command: list[str], disclosure: Run, examples: Path, tmp_path: Path):
    """A folder that is not there is told before anything is made."""
    done = disclosure(*command, examples / "tuoli-2021.json", "--fonts", "nowhere")

    assert done.returncode == 3
    assert "nowhere cannot be used: there is no such file" in done.stderr
    assert list(tmp_path.iterdir()) == []
