"""PDF in other faces than the packaged ones: TrueType outlines, faces of collections, characters that are in none."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from attrs import evolve

from disclosure_schema import Report
from renderers import Rendered, render_many
from renderers.document import Heading
from renderers.errors import MissingGlyph
from renderers.fonts import Face, Fonts
from renderers.fonts.choice import fonts_from
from renderers.fonts.coverage import coverage
from renderers.pdf import PdfRenderer
from renderers.style import GB_T_9704
from support.documents.made_fonts import PLAIN, write_font
from support.documents.paper import FONTS, page_of, prose
from support.programs.lacking import lacking

LATIN = "Report 2024: naïve façade, “quoted” – 3/4 & more @ 100%"
CHINESE = "政府信息公开工作年度报告〇𬭎㛃"


def in_face(face: Face) -> Fonts:
    """The packaged fonts behind one face in all roles."""
    faces = (face, *FONTS.body)
    return Fonts(
        title=faces, body=faces, heading=faces, subheading=faces, table=faces, page_number=faces
    )


def read_back(fonts: Fonts, text: str, folder: Path, program: Callable[..., str]) -> str:
    """What pdftotext reads in a PDF of that text, and it must not complain."""
    path = folder / "text.pdf"
    path.write_bytes(PdfRenderer(fonts=fonts).render(page_of(prose(text))))
    done = subprocess.run(
        [program("pdftotext"), "-raw", path, "-"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout


def installed(*names: str) -> Path:
    """A font that is installed here."""
    for folder in (Path("/usr/share/fonts"), Path("/usr/local/share/fonts")):
        for name in names:
            for path in sorted(folder.rglob(name)):
                return path
    return lacking(f"none of {', '.join(names)} is installed")


@pytest.mark.parametrize("name", ["DejaVuSans.ttf", "DejaVuSerif-BoldItalic.ttf"])
def test_truetype_is_read_back(name: str, tmp_path: Path, program: Callable[..., str]):
    """Latin text in a TrueType font comes back letter by letter, and hanzi from the face behind it."""
    fonts = in_face(Face(installed(name)))
    text = read_back(fonts, f"{LATIN}{CHINESE}", tmp_path, program)

    assert f"{LATIN}{CHINESE}" in text.replace("\n", " ").replace("告 〇", "告〇")
    listed = subprocess.run(
        [program("pdffonts"), tmp_path / "text.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert "CID TrueType" in listed
    assert "CID Type 0C" in listed


@pytest.mark.parametrize("index", range(5))
def test_face_of_a_collection_is_read_back(index: int, tmp_path: Path, program: Callable[..., str]):
    """Every face of a collection can be embedded."""
    face = Face(installed("NotoSerifCJK-Regular.ttc"), index)

    assert face.name.startswith("NotoSerifCJK")
    assert CHINESE in read_back(in_face(face), CHINESE, tmp_path, program)


def test_made_font_is_read_back(tmp_path: Path, program: Callable[..., str]):
    """A small TrueType font with Chinese names serves what it has."""
    fonts = fonts_from(write_font(tmp_path / "仿宋.ttf", {"zh": "仿宋"}, postscript="仿宋"))

    assert fonts.body[0].name == "Unnamed"
    assert PLAIN.strip() in read_back(fonts, PLAIN.strip(), tmp_path, program)


def test_other_processes(reports_by_name: dict[str, Report], tmp_path: Path):
    """A renderer with fonts of a folder goes to other processes, and makes the same there."""
    fonts = fonts_from(write_font(tmp_path / "x.ttf", "KaiTi"))
    report, renderer = reports_by_name["tuoli-2021"], PdfRenderer(fonts=fonts)
    with ProcessPoolExecutor(1) as pool:
        (there,) = render_many([report], [renderer], executor=pool)
    (here,) = render_many([report], [renderer])

    assert isinstance(there, Rendered)
    assert isinstance(here, Rendered)
    assert there.data == here.data


def test_coverage_tells_all_that_is_missing():
    """Where typesetting stops at the first character without a glyph, coverage tells them all, with their places."""
    document = page_of(Heading("一、\U0001f600", 1), prose("甲\U0001f600乙"), prose("ꙮ丙ꙮ"))
    covered = coverage(document, GB_T_9704, FONTS)

    assert [(each.character, each.text) for each in covered.missing] == [
        ("\U0001f600", "一、\U0001f600"),
        ("\U0001f600", "甲\U0001f600乙"),
        ("ꙮ", "ꙮ丙ꙮ"),
    ]
    with pytest.raises(MissingGlyph) as caught:
        PdfRenderer().render(document)
    assert str(caught.value) == str(covered.missing[0])


def test_coverage_counts_by_face(tmp_path: Path):
    """Every character that is drawn is counted for the face that serves it."""
    face = Face(write_font(tmp_path / "x.ttf", "FangSong", characters="甲乙"))
    fonts = evolve(FONTS, body=(face, *FONTS.body))
    document = page_of(prose("甲\n乙丙甲"), title="题")

    assert coverage(document, GB_T_9704, fonts).served == ((FONTS.title[0], 2), (face, 3))


def test_coverage_of_reports_is_whole(reports_by_name: dict[str, Report], document):
    """The packaged fonts have every character of the examples."""
    assert coverage(document, GB_T_9704, FONTS).missing == ()


@pytest.mark.parametrize("outlines", ["cff", "truetype"])
def test_glyphs_are_asked_for_by_characters_or_numbers(outlines: str, tmp_path: Path):
    """A subset is the same whether its glyphs are found by their characters or, as that of a tab, by their numbers."""
    path = write_font(tmp_path / "plain.ttf", "Plain") if outlines == "truetype" else None
    face = Face(str(path)) if path else FONTS.body[0]
    glyphs = {found[0]: each for each in PLAIN if (found := face.glyph(each))}
    by_characters = face.subset(glyphs)

    assert by_characters.outlines == outlines
    assert face.subset(dict.fromkeys(glyphs, "\t")) == by_characters
