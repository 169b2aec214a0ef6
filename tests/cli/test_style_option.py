"""`--style` of `disclosure render`."""

from __future__ import annotations

from pathlib import Path

import docx
import pikepdf
import pytest

from renderers.style import STYLES
from support.programs.command import disclosure


@pytest.mark.parametrize("name", STYLES)
def test_every_style(name: str, examples: Path, tmp_path: Path):
    """Formats with pages have the paper of the style, and others are made as ever."""
    source = examples / "tuoli-2021.json"
    formats = [each for name in ("pdf", "docx", "svg", "text") for each in ("--to", name)]
    done = disclosure("render", source, *formats, "--style", name, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    paper = STYLES[name].paper
    with pikepdf.open(tmp_path / "tuoli-2021.pdf") as pdf:
        assert [float(each) for each in pdf.pages[0].mediabox[2:]] == pytest.approx(
            [paper.width, paper.height], abs=0.01
        )
    section = docx.Document(str(tmp_path / "tuoli-2021.docx")).sections[0]
    assert section.page_width is not None
    assert section.page_width.pt == pytest.approx(paper.width, abs=0.1)
    assert (tmp_path / "tuoli-2021.svg").exists()
    assert (tmp_path / "tuoli-2021.txt").exists()


def test_unknown_style(examples: Path, tmp_path: Path):
    """It is said which there are, and nothing is made."""
    done = disclosure(
        "render", examples / "tuoli-2021.json", "--to", "pdf", "--style", "fancy", cwd=tmp_path
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "--style fancy: expected one of official, large-print, screen" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_formats_without_pages(examples: Path, tmp_path: Path):
    """Where no format has pages it is said which ones do, and nothing is made."""
    done = disclosure(
        "render", examples / "tuoli-2021.json", "--to", "html", "--style", "screen", cwd=tmp_path
    )

    assert done.returncode == 2
    assert "there are no pages in html, but in docx, pdf, svg" in done.stderr
    assert list(tmp_path.iterdir()) == []
