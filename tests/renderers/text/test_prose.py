"""Prose for a terminal breaks where the general rules break it; the short way only gets there sooner."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_schema import Report
from renderers import lay_out
from renderers.document import Paragraph
from renderers.text.prose import _AMBIGUOUS, _COUNTABLE, _RARE_HANZI, column_lines
from renderers.typography.line_breaking import break_lines
from renderers.typography.widths import Ambiguous, measure_for

COMMON = "公开政府信息年月日件次元万、，。：；！？（）《》〈〉【】"
RARE = "“”‘’—…·①⑳Ⅰ℃№±°𬭎㛃☆é\u3000\u200b\u200d\u0301\ufe0f\t\n\u2028\u00a0"
WORDS = ("2024", "12.5%", "3,525", "——", "……", "http://www.xjjh.gov.cn/zwgk/gkbz", "COVID-19", " ")

alike = st.text(st.sampled_from(COMMON + "0123456789ab"), max_size=120)
mixed = st.lists(st.sampled_from([*COMMON, *RARE, *WORDS]), max_size=80).map("".join)
anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(
    alike | mixed | anything,
    st.integers(2, 100),
    st.sampled_from([0, 4]),
    st.sampled_from([1, 2]),
)
@example("公开　　　" * 9, 20, 0, 1)
@example("a" * 200 + "公开", 40, 4, 1)
@example("公" * 30 + "http://www.xjjh.gov.cn/zwgk/gkbz", 80, 4, 1)
def test_both_ways_agree(text: str, width: int, indent: int, ambiguous: Ambiguous):
    """Any text has the lines that the general rules give it, at any width."""
    width += indent
    general = break_lines(text, width, measure_for(ambiguous), indent)

    assert column_lines(text, width, ambiguous, indent) == [line for line, _ in general]


@pytest.mark.parametrize("width", [40, 79, 80, 100, 120])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_both_ways_agree_on_reports(
    reports_by_name: dict[str, Report], width: int, ambiguous: Ambiguous
):
    """So do the texts that offices wrote."""
    for text in prose(reports_by_name):
        general = break_lines(text, width, measure_for(ambiguous), 4)
        assert column_lines(text, width, ambiguous, 4) == [line for line, _ in general]


def prose(reports: dict[str, Report]) -> Iterator[str]:
    """The paragraphs of reports."""
    for report in reports.values():
        yield from (each.text for each in lay_out(report).blocks if isinstance(each, Paragraph))


def test_columns_follow_from_bytes():
    """What is called countable has three bytes and two columns, or one of both, and replacements fit what they replace."""
    for point in range(0x110000):
        each = chr(point)
        if _COUNTABLE.fullmatch(each):
            size = len(each.encode())
            assert {measure_for(1)(each), measure_for(2)(each)} == {(size + 1) // 2}
            assert size in (1, 3)
        if _AMBIGUOUS.fullmatch(each):
            assert unicodedata.east_asian_width(each) == "A"
            assert (measure_for(1)(each), measure_for(2)(each)) == (1, 2)
        if _RARE_HANZI.fullmatch(each):
            assert unicodedata.east_asian_width(each) in "WF"


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", range(40, 60))
def test_marks_where_they_may_stand(width: int, ambiguous: Ambiguous):
    """No line begins with 。 or ends in （, and a number keeps its unit, wherever the line ends."""
    text = "新收申请3525件，（其中自然人提出3440件、法人提出85件）。“办结”申请12.5%。" * 6
    lines = column_lines(text, width, ambiguous, 4)

    assert not [each for each in lines if each[0] in "。，、）”" or each[-1] in "（“"]
    assert not [each for each in lines if each[-1].isdigit() or each[0] in "件%"]
