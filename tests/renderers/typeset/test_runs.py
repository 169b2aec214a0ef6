"""A paragraph keeps its runs from the document to the line."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from renderers.document import Run
from renderers.style import GB_T_9704, Alignment
from renderers.typeset.set_lines import SetLine
from renderers.typeset.typesetter import Typesetter
from support.documents.paper import FONTS, PAPER, SITE
from support.reading.spaces import without_spaces

TYPESETTER = Typesetter.of(GB_T_9704.paragraphs.body, FONTS)

words = st.sampled_from(
    ["公开", "信息", "，", "（", "）", "。", "2024年", " ", "\n", "\u200d", "", f"{SITE}a/b.html"]
)
runs = st.lists(
    st.builds(
        Run, st.lists(words, max_size=30).map("".join), st.sampled_from([None, SITE, f"{SITE}1"])
    ),
    max_size=8,
)
alignments = st.sampled_from(["justify", "left", "center", "right"])


def by_run(lines: list[SetLine]) -> dict[int, str]:
    """What the lines have of each run."""
    found: dict[int, str] = defaultdict(str)
    for line in lines:
        for piece in line.pieces:
            found[piece.run] += "".join(
                each.character for each in line.glyphs[piece.first : piece.last]
            )
    return found


@settings(max_examples=100)
@given(runs, alignments, st.floats(0, 60), st.floats(0, 100))
def test_lines_have_all_of_each_run(runs: list[Run], align: Alignment, indent: float, hang: float):
    """However a paragraph is broken: each run stands on its lines whole, but for spaces and what is never drawn."""
    lines = TYPESETTER.lines(runs, PAPER.text_width, align, indent, hang)
    found = by_run(lines)

    for number, run in enumerate(runs):
        assert without_spaces(found[number]) == without_spaces(run.text).replace("\u200d", "")


@settings(max_examples=100)
@given(runs)
def test_pieces_cover_their_line(runs: list[Run]):
    """The pieces of a line follow each other without a gap, in the order of the runs, and lead where their runs do."""
    for line in TYPESETTER.lines(runs, PAPER.text_width, "justify"):
        ends = [0, *(each.last for each in line.pieces)]
        numbers = [each.run for each in line.pieces]

        assert [each.first for each in line.pieces] == ends[:-1]
        assert ends[-1] == len(line.glyphs)
        assert numbers == sorted(set(numbers))
        assert all(each.address == runs[each.run].address for each in line.pieces)


@settings(max_examples=100)
@given(runs, alignments)
def test_runs_do_not_move_text(runs: list[Run], align: Alignment):
    """The same text stands in the same places, in however many runs it comes."""
    whole = (Run("".join(each.text for each in runs)),)
    in_runs = TYPESETTER.lines(runs, PAPER.text_width, align)
    in_one = TYPESETTER.lines(whole, PAPER.text_width, align)

    def places(lines: list[SetLine]) -> list[tuple[object, ...]]:
        return [(each.glyphs, each.advances, each.offset) for each in lines]

    assert places(in_runs) == places(in_one)
