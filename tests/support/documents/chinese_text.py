"""Texts of chance, in Chinese, with marks, words, spaces and unseen characters; and the lines they break into."""

from __future__ import annotations

from hypothesis import strategies as st

from renderers.typography.break_opportunities import NOT_AT_END, NOT_AT_START
from renderers.typography.line_breaking import break_lines
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

#: How wide a line is, in columns of a terminal.
widths = st.integers(2, 60)


def lines_of(text: str, width: float, indent: float = 0) -> list[str]:
    """The text in lines, hanzi counting two."""
    return [line for line, _ in break_lines(text, width, text_width, indent)]
