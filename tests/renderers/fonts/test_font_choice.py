"""Fonts from a folder: found by the names offices use, in any language, whatever the order of the files."""

from __future__ import annotations

import os
import pickle
import random
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from fontTools.fontBuilder import FontBuilder

from renderers.errors import UnusableFont
from renderers.fonts import Face, Fonts, files, packaged_fonts
from renderers.fonts.choice import FontChoice, choose_fonts, choose_system_fonts, fonts_from
from renderers.style.face_names import PREFERRED
from support.documents.made_fonts import made_font, write_collection, write_font

RESTRICTED, NO_SUBSETTING = 0x2, 0x100


def first_faces(fonts: Fonts) -> dict[str, str]:
    """For each role the name of the file that serves it first."""
    return {role: Path(fonts.serving(role)[0].path).name for role in PREFERRED}


def found(choice: FontChoice) -> set[str]:
    """The roles for which something was found."""
    return {each.role for each in choice.roles if each.face is not None}


def test_each_role_gets_the_face_of_its_name(tmp_path: Path):
    """The faces of an office computer are put where GB/T 9704 wants them."""
    for name, family in {
        "a.ttf": {"en": "FZXiaoBiaoSong-B05S", "zh": "方正小标宋简体"},
        "b.ttf": {"en": "FangSong_GB2312", "zh": "仿宋_GB2312"},
        "deep/er/c.ttf": {"en": "SimHei", "zh": "黑体"},
        "deep/d.TTF": {"en": "KaiTi_GB2312", "zh": "楷体_GB2312"},
        "e.ttf": {"en": "SimSun", "zh": "宋体"},
        "f.ttf": "Comic Neue",
    }.items():
        write_font(tmp_path / name, family)
    choice = choose_fonts(tmp_path)

    assert first_faces(choice.fonts) == {
        "title": "a.ttf",
        "body": "b.ttf",
        "heading": "c.ttf",
        "subheading": "d.TTF",
        "table": "e.ttf",
        "page_number": "e.ttf",
    }
    assert choice.passed_over == ()


@pytest.mark.parametrize(
    "family",
    [{"en": "fang song"}, {"zh": "仿宋"}, {"en": "Something", "zh": "仿宋_GB2312"}, "STFangsong"],
    ids=str,
)
def test_names_in_any_language_and_spelling(family: dict[str, str] | str, tmp_path: Path):
    """Capitals, spaces and the language of a name do not count."""
    assert found(choose_fonts(write_font(tmp_path / "x.ttf", family))) == {"body"}


@pytest.mark.parametrize("family", ["SimSun-ExtB", "FangSong Mono", "Kai", "仿"])
def test_similar_names_are_not_taken(family: str, tmp_path: Path):
    """A name that begins like one of those is another name."""
    write_font(tmp_path / "x.ttf", family)

    assert found(choose_fonts(tmp_path)) == set()


def test_packaged_faces_follow(tmp_path: Path):
    """Behind what was found stand the packaged faces, and then those with rare characters."""
    song = write_font(tmp_path / "song.ttf", "FangSong")
    rare = write_font(tmp_path / "rare.ttf", "SimSun-ExtB")
    fonts = fonts_from(tmp_path)

    assert fonts.body == (Face(song), *packaged_fonts().body, Face(rare))
    assert fonts.heading == (*packaged_fonts().heading, Face(rare))


def test_what_was_looked_for_in_vain(tmp_path: Path):
    """The names that would have been better are reported, and all names where none was found."""
    choice = choose_fonts(write_font(tmp_path / "x.ttf", "Fangsong"))
    in_vain = {each.role: each.in_vain for each in choice.roles}

    assert in_vain["body"] == ("仿宋_GB2312", "FangSong_GB2312")
    assert in_vain["title"] == PREFERRED["title"]


def test_order_of_the_folder_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """However the system lists the files, the same are chosen, also among files of one name."""
    for index in range(6):
        write_font(tmp_path / f"{index % 3}" / f"{index}.ttf", "FangSong", weight=300 + index % 2)
    expected = choose_fonts(tmp_path)
    walk = os.walk

    def shuffled(*given: object, **more: object):
        for place, folders, names in walk(*given, **more):  # type: ignore[call-overload]
            random.shuffle(folders)
            random.shuffle(names)
            yield place, folders, names

    monkeypatch.setattr(files.os, "walk", shuffled)

    assert all(choose_fonts(tmp_path) == expected for _ in range(10))


def test_regular_is_taken(tmp_path: Path):
    """Of several weights of a family that which is nearest to regular is taken."""
    for weight in (100, 900, 350, 700):
        write_font(tmp_path / f"{weight}.ttf", "FangSong", weight=weight)

    assert first_faces(fonts_from(tmp_path))["body"] == "350.ttf"


def test_faces_of_a_collection(tmp_path: Path):
    """Each face of a collection is looked at by its own names."""
    fonts = [made_font(each) for each in ("MingLiU", "NSimSun", "SimSun", "KaiTi")]
    write_collection(tmp_path / "simsun.ttc", *fonts)
    chosen = fonts_from(tmp_path)

    assert [chosen.table[0].index, chosen.subheading[0].index] == [2, 3]


@pytest.mark.parametrize("rights", [RESTRICTED, NO_SUBSETTING])
def test_forbidden_embedding_is_passed_over(rights: int, tmp_path: Path):
    """A face that may not be embedded is not chosen but named, and the next best is."""
    forbidden = write_font(tmp_path / "a.ttf", "FangSong_GB2312", rights=rights)
    write_font(tmp_path / "b.ttf", "FangSong")
    choice = choose_fonts(tmp_path)

    assert first_faces(choice.fonts)["body"] == "b.ttf"
    (passed,) = choice.passed_over
    assert (passed.path, passed.index) == (str(forbidden), 0)
    assert "licence" in passed.reason


def test_corrupt_files_are_passed_over(tmp_path: Path):
    """Files that are no fonts, or fonts cut off, do not keep others from being found."""
    good = write_font(tmp_path / "good.ttf", "FangSong").read_bytes()
    (tmp_path / "empty.ttf").touch()
    (tmp_path / "text.otf").write_text("no font")
    (tmp_path / "cut.ttf").write_bytes(good[:200])
    (tmp_path / "zeros.ttc").write_bytes(b"ttcf" + bytes(100))
    (tmp_path / "folder.ttf").mkdir()
    (tmp_path / "dangling.ttf").symlink_to(tmp_path / "nothing")
    (tmp_path / "round").symlink_to(tmp_path)
    choice = choose_fonts(tmp_path)

    assert first_faces(choice.fonts)["body"] == "good.ttf"
    assert {Path(each.path).name for each in choice.passed_over} == {
        "empty.ttf",
        "text.otf",
        "cut.ttf",
        "zeros.ttc",
    }


def test_no_outlines(tmp_path: Path):
    """A font of pictures is passed over."""
    font = made_font("FangSong")
    for tag in ("glyf", "loca"):
        del font[tag]
    font.save(tmp_path / "x.ttf")
    (passed,) = choose_fonts(tmp_path).passed_over

    assert "outlines" in passed.reason


def test_variable_fonts(tmp_path: Path):
    """A variable font, whose weight is chosen when it is used, is passed over; one of fixed weight is taken."""
    font = made_font("FangSong")
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    builder.setupGvar({})
    font.save(tmp_path / "a.ttf")
    (passed,) = choose_fonts(tmp_path).passed_over

    assert "variable" in passed.reason

    write_font(tmp_path / "b.ttf", "FangSong", weight=900)
    choice = choose_fonts(tmp_path)

    assert first_faces(choice.fonts)["body"] == "b.ttf"
    assert choice.passed_over == ()


def test_places_that_are_wrong(tmp_path: Path):
    """What was named has to be there, and to hold fonts."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.ttf").write_text("no font")
    write_font(tmp_path / "comic.ttf", "Comic Neue")
    for place, reason in {
        "nowhere": "no such file",
        "empty": "no OTF, TTF or TTC",
        "text.ttf": "no OTF",
        "comic.ttf": "none of its names",
    }.items():
        with pytest.raises(UnusableFont, match=reason):
            fonts_from(tmp_path / place)


def test_packaged_fonts_in_a_folder(tmp_path: Path):
    """The packaged files are found by their names like any others."""
    for path in map(Path, (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path())):
        (tmp_path / path.name).symlink_to(path)
    choice = choose_fonts(tmp_path)

    assert found(choice) == {"title", "heading", "table", "page_number"}
    assert first_faces(choice.fonts)["heading"] == "NotoSansSC-Regular.otf"


def test_system_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The folders of the system are searched; those that are not there are no fault."""
    write_font(tmp_path / ".fonts" / "x.ttf", "KaiTi")
    monkeypatch.setattr(files.sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert first_faces(choose_system_fonts().fonts)["subheading"] == "x.ttf"


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_system_folders(platform: str, monkeypatch: pytest.MonkeyPatch):
    """Every system has folders of its own and of the user."""
    monkeypatch.setattr(files.sys, "platform", platform)
    folders = files.system_folders()

    assert len(folders) >= 2
    assert any(Path.home() in each.parents for each in folders)


def test_fonts_are_small_values(tmp_path: Path):
    """Fonts that were used go to another process as a few names, and are equal there."""
    write_font(tmp_path / "x.ttf", "FangSong")
    fonts = fonts_from(tmp_path)
    _ = [face.glyph("政") for face in fonts.body]
    sent = pickle.dumps(fonts)

    assert pickle.loads(sent) == fonts
    assert len(sent) < 1500
