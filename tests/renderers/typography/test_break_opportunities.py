"""Where a line may end: marks stand where they may, words and numbers stay whole."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from renderers.typography.break_opportunities import NOT_AT_END, NOT_AT_START, pieces
from renderers.typography.line_breaking import break_lines
from renderers.typography.widths import Ambiguous, measure_for, text_width
from support.documents.chinese_text import anything, lines_of, mixed, plain


@given(mixed | anything)
def test_pieces_make_the_text(text: str):
    """The pieces joined are the text, and none is empty."""
    assert "".join(pieces(text)) == text
    assert all(pieces(text))


@given(plain)
def test_marks_of_pieces(text: str):
    """No piece but the first begins with a closing mark, and none but the last ends in an opening one."""
    for before, after in pairwise(pieces(text)):
        assert before[-1] not in NOT_AT_END
        assert after[0] not in NOT_AT_START


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


@pytest.mark.parametrize("between", [" ", "\u3000", "\u200e", "\u200d", "\ufeff"])
def test_opening_mark_before_something_unseen(between: str):
    """A space or an unseen character behind an opening mark does not let the line end there."""
    lines = lines_of(f"公开政府（{between}信息）", 10)

    assert not [each for each in lines if each.rstrip(between).endswith("（")]


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", range(40, 60))
def test_marks_where_they_may_stand(width: int, ambiguous: Ambiguous):
    """No line begins with 。 or ends in （, and a number keeps its unit, wherever the line ends."""
    text = "新收申请3525件，（其中自然人提出3440件、法人提出85件）。“办结”申请12.5%。" * 6
    lines = [line for line, _ in break_lines(text, width, measure_for(ambiguous), 4)]

    assert not [each for each in lines if each[0] in "。，、）”" or each[-1] in "（“"]
    assert not [each for each in lines if each[-1].isdigit() or each[0] in "件%"]
