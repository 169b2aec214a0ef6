"""Where titles and labels break: where a person would break them, and nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.typography.titles import break_evenly, break_label, break_title
from renderers.typography.widths import text_width
from support.documents.chinese_text import HANZI, lines_of, plain, widths

TITLE = "精河县托里镇人民政府2021年政府信息公开工作年度报告"


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
