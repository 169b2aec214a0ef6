"""Full-width marks give up their empty half where a line gains by it, and never more."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renderers.document import Run
from renderers.fonts import Glyph
from renderers.style import GB_T_9704, SCREEN
from renderers.typeset.compression import CLOSING, OPENING
from renderers.typeset.set_lines import SetLine
from renderers.typeset.typesetter import Typesetter
from renderers.typography.break_opportunities import NOT_AT_END, NOT_AT_START
from support.documents.paper import FONTS, PAPER

BODY = GB_T_9704.paragraphs.body
TYPESETTER = Typesetter.of(BODY, FONTS)
EM = BODY.size + BODY.tracking
INDENT = 2 * EM

texts = st.lists(
    st.sampled_from(
        [*"公开政府信息", *"，。：；！？、", *"（《“「」”》）", "2024年", "12.5%", "abc"]
    ),
    min_size=1,
    max_size=150,
).map(lambda parts: "公" + "".join(parts))


def lines_of(text: str) -> list[SetLine]:
    """A paragraph of body text at the measure of the standard."""
    return TYPESETTER.lines((Run(text),), PAPER.text_width, "justify", INDENT)


def words(line: SetLine) -> str:
    """The characters of a line."""
    return "".join(each.character for each in line.glyphs)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_lines_stay_in_their_measure(text: str):
    """No line is longer than the measure, no mark stands where it must not, and the text is whole."""
    lines = lines_of(text)

    assert "".join(map(words, lines)) == text
    for line in lines:
        # Tracking stands behind the last character too, where it takes no room.
        assert line.offset + line.width <= PAPER.text_width - BODY.tracking + 0.02
    for above, below in pairwise(map(words, lines)):
        assert above[-1] not in NOT_AT_END or set(above) <= NOT_AT_END
        assert below[0] not in NOT_AT_START or above[-1] in NOT_AT_START | NOT_AT_END


@settings(max_examples=200, deadline=None)
@given(texts)
def test_only_marks_are_compressed(text: str):
    """Nothing is narrowed but behind a closing mark or before an opening one: by half an em, or by a quarter within a line.

    The ends of sentences keep their width within a line.
    """
    for number, line in enumerate(lines_of(text)):
        followers = [*line.glyphs[1:], None]
        for one, advance, after in zip(line.glyphs, line.advances, followers, strict=True):
            narrowed = TYPESETTER.measure(one.character) - advance
            if narrowed <= 0.02:
                continue
            mark, behind = one.character, after and after.character
            assert mark in CLOSING or behind in OPENING
            within = behind is not None and {mark, behind} - (CLOSING | OPENING)
            assert narrowed <= BODY.size / (4 if within else 2) + 0.02
            assert not (within and mark in "。？！：" and behind not in OPENING)
        if line.offset < 0:
            assert number > 0
            assert line.glyphs[0].character in OPENING
            assert line.offset >= -BODY.size / 2


@settings(max_examples=100, deadline=None)
@given(texts)
def test_ink_does_not_touch(text: str):
    """Compressed or not, the ink of one character ends before that of the next begins."""

    def ink(one: Glyph) -> tuple[float, float]:
        across = [x * BODY.size / 1000 for _, at in one.face.outline(one.number) for x in at[::2]]
        return min(across), max(across)

    for line in lines_of(text):
        for (first, second), advance in zip(pairwise(line.glyphs), line.advances, strict=False):
            if (CLOSING | OPENING) & {first.character, second.character}:
                _, right = ink(first)
                left, _ = ink(second)
                assert right < advance + left


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # The first line has room for 26: of its last mark only half, which is all that has ink.
        ("20" + "公" * 24 + "，开", "20" + "公" * 24 + "，"),
        # Two marks lose a half together, and the one at the end another.
        ("公" * 10 + "（公）。" + "公" * 11 + "，开", "公" * 10 + "（公）。" + "公" * 11 + "，"),
        # Commas within a line give a quarter each, so that it is not opened wide for a number.
        (
            "公" * 8 + "，" + "公" * 7 + "，" + "公" * 6 + "352件，开",
            "公" * 8 + "，" + "公" * 7 + "，" + "公" * 6 + "352件，",
        ),
        # So do brackets, on their outer sides.
        (
            "公" * 6 + "（公公）" + "公" * 5 + "《公》" + "公" * 4 + "20243年，公",
            "公" * 6 + "（公公）" + "公" * 5 + "《公》" + "公" * 4 + "20243年，",
        ),
        # The ends of sentences do not.
        (
            "公" * 8 + "。" + "公" * 7 + "。" + "公" * 6 + "352件，开",
            "公" * 8 + "。" + "公" * 7 + "。" + "公" * 6,
        ),
        # For a gap that nobody would see, nothing within the line is narrowed.
        (
            "公" * 8 + "，" + "公" * 7 + "，" + "公" * 5 + "，公公2年开公",
            "公" * 8 + "，" + "公" * 7 + "，" + "公" * 5 + "，公公",
        ),
        # A full line is not compressed to take in one more.
        ("公" * 10 + "（公）。" + "公" * 12 + "公开。", "公" * 10 + "（公）。" + "公" * 12),
    ],
)
def test_a_line_takes_one_piece_more(text: str, first: str):
    """A mark that would drag its word to the next line stays, and a line that is full is left as it is."""
    assert words(lines_of(text)[0]) == first


def test_compressed_lines_end_at_the_edge():
    """The ink of a closing mark that gave up its half ends at the edge like any other character."""
    line = lines_of("20" + "公" * 24 + "，开公")[0]

    assert line.offset + line.width == pytest.approx(PAPER.text_width)
    assert line.advances[-1] < 0.95 * EM
    assert set(line.advances[2:-1]) == {EM}


def test_ragged_lines_are_not_compressed():
    """Where the right edge is ragged, every mark keeps its width."""
    style = SCREEN.paragraphs.body
    typesetter = Typesetter.of(style, FONTS)
    text = "公（公）。“公，”" * 40
    lines = typesetter.lines((Run(text),), SCREEN.paper.text_width, style.align)

    assert sum(each.width for each in lines) == pytest.approx(typesetter.measure(text))


@pytest.mark.parametrize("mark", ["", "。", "”。", "）"])
def test_no_hanzi_is_alone(mark: str):
    """单字不成行: the last line of a paragraph is no hanzi alone with its marks, where the line above can spare one."""
    text = "公" * 54 + "开" + mark
    *_, above, last = lines_of(text)

    assert words(last) == "公开" + mark
    assert len(above.glyphs) == 27
    assert above.offset + above.width == pytest.approx(PAPER.text_width, abs=0.25)


@pytest.mark.parametrize(
    "text",
    [
        # Three digits are wider than a hanzi, and two hanzi are company.
        "公" * 54 + "149。",
        "公" * 54 + "公开。",
        # A long number is not torn off its line for the sake of one hanzi.
        "公" * 49 + "1573179件" + "开。",
        # A space that would have to be set again stays at the end of its line.
        "公" * 54 + " 开。",
    ],
)
def test_lines_that_stay(text: str):
    """Nothing else is moved to the last line."""
    typesetter = Typesetter.of(BODY, FONTS)
    ragged = typesetter.lines((Run(text),), PAPER.text_width, "right", INDENT)

    assert [words(each) for each in lines_of(text)] == [words(each) for each in ragged]
