"""Where lines break: nothing is lost, marks stand where they may, words and numbers stay whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renderers.typography import line_breaking
from renderers.typography.line_breaking import (
    NOT_AT_END,
    NOT_AT_START,
    break_label,
    break_lines,
    pieces,
)
from renderers.typography.titles import break_evenly, break_title
from renderers.typography.widths import text_width

HANZI = "公开政府信息年月𬭎㛃"
MARKS = "".join(sorted(NOT_AT_START | NOT_AT_END)) + "—…·"
WORDS = ("2024", "12.5%", "3,525", "——", "……", "http://www.xjjh.gov.cn", "COVID-19", "abc")
UNSEEN = "\u200b\u200d\u202e\u0301\ufe0f"

plain = st.text(st.sampled_from(HANZI + MARKS + "0123ab"), max_size=60)
mixed = st.lists(
    st.sampled_from([*HANZI, *MARKS, *WORDS, " ", "  ", "\u3000", "\t", "\n", "\u2028", *UNSEEN]),
    max_size=40,
).map("".join)
anything = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
widths = st.integers(2, 60)

TITLE = "精河县托里镇人民政府2021年政府信息公开工作年度报告"


def squeezed(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())


def lines_of(text: str, width: float, indent: float = 0) -> list[str]:
    """The text in lines, hanzi counting two."""
    return [line for line, _ in break_lines(text, width, text_width, indent)]


def ends_of(parts: list[str]) -> list[int]:
    """Where each part ends in the whole, whitespace not counted."""
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(squeezed(part)))
    return ends[1:]


@given(mixed | anything)
def test_pieces_make_the_text(text: str):
    """The pieces joined are the text, and none is empty."""
    assert "".join(pieces(text)) == text
    assert all(pieces(text))


@given(mixed | anything, widths, st.sampled_from([0, 4]))
@example("aaaaaa    bb", 4, 0)
def test_nothing_is_lost(text: str, width: int, indent: int):
    """The lines joined are the text, except for spaces; each line break ends a line."""
    lines = break_lines(text, width, text_width, min(indent, width - 2))

    assert squeezed("".join(line for line, _ in lines)) == squeezed(text)
    breaks = sum(text.count(each) for each in "\n\u2028\u2029")
    assert sum(ends for _, ends in lines) == breaks + 1
    assert lines[-1][1]


@given(mixed | anything, widths, st.sampled_from([0, 4]))
def test_what_fits_is_one_line_either_way(text: str, width: int, indent: int):
    """A short text that is measured as a whole first has the lines that are found piece by piece."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_breaking, "_SHORT", -1)
        general = break_lines(text, width, text_width, min(indent, width - 2))

    assert break_lines(text, width, text_width, min(indent, width - 2)) == general


@given(mixed | anything, widths, st.sampled_from([0, 4]))
def test_no_line_is_too_wide(text: str, width: int, indent: int):
    """A line is no wider than asked for, the first one with its indent."""
    indent = min(indent, width - 2)
    first, *others = lines_of(text, width, indent)

    assert text_width(first.rstrip()) <= width - indent
    assert all(text_width(each.rstrip()) <= width for each in others)


@given(plain)
def test_marks_of_pieces(text: str):
    """No piece but the first begins with a closing mark, and none but the last ends in an opening one."""
    for before, after in pairwise(pieces(text)):
        assert before[-1] not in NOT_AT_END
        assert after[0] not in NOT_AT_START


@given(plain, widths)
def test_lines_break_between_pieces(text: str, width: int):
    """A line ends only where a piece does, unless the piece is wider than a line, or an address."""
    parts = list(pieces(text))
    starts = [0, *ends_of(parts)]
    for end in ends_of(lines_of(text, width))[:-1]:
        if end in starts:
            continue
        (inside,) = (
            part
            for part, (start, stop) in zip(parts, pairwise(starts), strict=True)
            if start < end < stop
        )
        address = any(each.isalpha() for each in inside) and text[end - 1] in "/.?&=_-"
        assert text_width(inside) > width or address


@given(plain, st.integers(20, 60))
def test_marks_of_lines(text: str, width: int):
    """So no line begins with a closing mark or ends in an opening one, unless marks fill whole lines."""
    lines = lines_of(text, width)
    if all(text_width(each) <= width for each in pieces(text)):
        assert not [each for each in lines[1:] if each[0] in NOT_AT_START]
        assert not [each for each in lines[:-1] if each[-1] in NOT_AT_END]


@pytest.mark.parametrize(
    "word",
    [
        *("——", "……", "2024年", "12月", "30日", "12.5%", "99.9％", "72701.2578", "COVID-19"),
        *("-417", "0909-5555611", "833300", "PM2.5", "don't", "A4"),
    ],
)
def test_whole_words(word: str):
    """Numbers with a unit, Latin words, dashes and ellipses stand on one line wherever it ends."""
    for before in range(12):
        text = "公" * before + word + "开" * 12
        for width in range(text_width(word) + 2, 30):
            assert [each for each in lines_of(text, width) if word in each]


@pytest.mark.parametrize("width", range(20, 40))
def test_an_address_is_one_to_its_end(width: int):
    """An address of several lines is parted at its marks on each of them, not on the first alone."""
    address = "http://www.xjjh.gov.cn" + "/zwgk/gkbz-2024" * 9 + ".html"
    lines = lines_of(address, width)

    assert "".join(lines) == address
    assert len(lines) > 3
    assert all(each[-1] in "/-." for each in lines[:-1])


def test_addresses():
    """An address stays whole, or parts behind its site or a stroke after that where it would leave a line too empty."""
    address = "http://www.xjjh.gov.cn/zwgk/gkbz"
    for before in range(20):
        lines = lines_of("公" * before + address + "开" * 5, 40)
        parted = [each for each in lines if "http" in each and address not in each]
        assert all(each.endswith(("http://www.xjjh.gov.cn/", "/zwgk/")) for each in parted)


def test_a_site_is_parted_only_if_it_must_be():
    """In a column that is narrower than a site it is parted behind a mark all the same."""
    assert lines_of("见http://www.xjjh.gov.cn/zwgk", 16) == [
        "见",
        "http://www.xjjh.",
        "gov.cn/zwgk",
    ]


def test_an_address_of_several_lines():
    """The rest of an address that was parted is parted behind its marks too, and not within a word."""
    address = "http://www.example.org" + "/policy/interpretation" * 8
    for width in range(30, 60):
        lines = lines_of("公开在" + address + "上。", width)
        assert "".join(lines) == "公开在" + address + "上。"
        assert all(each.endswith(("/", ".", "在", "interpretation")) for each in lines[:-1])


@pytest.mark.parametrize("between", [" ", "\u3000", "\u200e", "\u200d", "\ufeff"])
def test_opening_mark_before_something_unseen(between: str):
    """A space or an unseen character behind an opening mark does not let the line end there."""
    lines = lines_of(f"公开政府（{between}信息）", 10)

    assert not [each for each in lines if each.rstrip(between).endswith("（")]


def test_no_line_begins_with_spaces():
    """Spaces behind an overlong word do not begin the next line."""
    assert lines_of("aaaaaa    bb", 4) == ["aaaa", "aa", "bb"]


@pytest.mark.parametrize(
    ("label", "width", "lines"),
    [
        ("商业企业", 4, ["商业企业"]),
        ("商业企业", 3.5, ["商业", "企业"]),
        ("商业企业", 2.2, ["商业", "企业"]),
        ("法律服务机构", 3, ["法律", "服务", "机构"]),
        ("法律服务机构", 5, ["法律服务", "机构"]),
        ("社会公益组织", 2, ["社会", "公益", "组织"]),
        ("（三）不予公开", 4.5, ["（三）", "不予公开"]),
        ("（三）不予公开", 7, ["（三）不予公开"]),
        ("三、本年度办理结果", 2, ["三、", *"本年度办理结果"]),
        ("三、本年度办理结果", 3, ["三、本", "年度办", "理结果"]),
    ],
)
def test_labels(label: str, width: float, lines: list[str]):
    """Labels break between words of two hanzi, behind a numeral, or stand upright in a narrow column."""
    found = break_label(label, width * 2, text_width, 2, stacked="、" in label or "（" in label)

    assert lines == found


@given(plain, widths, st.booleans())
def test_labels_are_complete(text: str, width: int, stacked: bool):
    """However a label is broken, nothing of it is lost."""
    assert "".join(break_label(text, width, text_width, 2, stacked=stacked)) == text


@pytest.mark.parametrize("width", range(34, 50))
def test_title_breaks_before_the_year(width: int):
    """A title of two lines breaks between the agency and the year."""
    assert break_title(TITLE, width, text_width) == [TITLE[:10], TITLE[10:]]


def test_title_breaks_before_about():
    """关于 stands with the year that it is about, and not at the end of the line above."""
    name, about = "某某市人民政府办公室", "关于2024年政府信息公开工作的报告"

    assert break_title(name + about, 44, text_width) == [name, about]


@given(st.text(st.sampled_from(HANZI + "0123，（）"), min_size=1, max_size=120), st.integers(8, 80))
def test_titles(title: str, width: int):
    """A title keeps all its characters, in no more lines than it needs, none too wide."""
    lines = break_title(title, width, text_width)

    assert "".join(lines) == title
    assert len(lines) == len(lines_of(title, width))
    assert max(map(text_width, lines)) <= width


def test_long_titles_are_even():
    """Of a title in three lines none is much shorter than the others."""
    lines = break_title("公开" * 50, 80, text_width)

    assert [text_width(each) for each in lines] == [68, 68, 64]


@pytest.mark.parametrize(
    ("label", "width", "lines"),
    [
        ("2.其他法律行政法规禁止公开", 24, ["2.其他法律行政", "法规禁止公开"]),
        (
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            31,
            ["（二）部分公开（区分处理的，", "只计这一情形，不计其他情形）"],
        ),
        (
            "公开" * 9 + "府",
            12,
            ["公开" * 2 + "公", "开公" * 2 + "开", "公开" * 2 + "公", "开公开府"],
        ),
        ("公开" * 8, 12, ["公开" * 3, "公开" * 3, "公开" * 2]),
        ("公开", 4, ["公开"]),
        ("公开\n府", 8, ["公开", "府"]),
        ("公开\u2028府", 8, ["公开", "府"]),
    ],
)
def test_labels_break_evenly(label: str, width: int, lines: list[str]):
    """A label breaks behind a mark or in its middle, and leaves no single hanzi on its last line."""
    assert break_evenly(label, width, text_width) == lines


@given(st.text(st.sampled_from(HANZI + "0123，（）"), min_size=1, max_size=60), st.integers(8, 80))
def test_even_labels_are_complete(label: str, width: int):
    """Whatever breaks evenly keeps all its characters, in no more lines than it needs, none too wide."""
    lines = break_evenly(label, width, text_width)

    assert "".join(lines) == label
    assert len(lines) == len(lines_of(label, width))
    assert max(map(text_width, lines)) <= width
