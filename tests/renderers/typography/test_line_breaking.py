"""How lines are filled: nothing is lost, no line is too wide, and addresses part at their marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from disclosure_schema import Report
from renderers import lay_out
from renderers.document import Paragraph
from renderers.typography.addresses import has_address
from renderers.typography.break_opportunities import NOT_AT_END, NOT_AT_START, pieces
from renderers.typography.line_breaking import LINE_BREAKS, break_lines, line_spans
from renderers.typography.widths import Ambiguous, measure_for, text_width
from support.documents.chinese_text import anything, lines_of, mixed, plain, widths


def squeezed(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())


def ends_of(parts: list[str]) -> list[int]:
    """Where each part ends in the whole, whitespace not counted."""
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(squeezed(part)))
    return ends[1:]


def filled_piece_by_piece(text: str, width: int, indent: int, ambiguous: Ambiguous) -> list[str]:
    """The lines of one paragraph, slowly: each takes piece after piece, as long as they have room."""
    measure = measure_for(ambiguous)
    lines, line, room = [], "", width - indent
    for piece in pieces(text):
        if line and measure((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line, room = "", width
        line += piece
    return [*lines, line.rstrip()]


@given(mixed | anything, widths, st.sampled_from([0, 4]), st.sampled_from([1, 2]))
def test_a_line_takes_as_many_pieces_as_have_room(
    text: str, width: int, indent: int, ambiguous: Ambiguous
):
    """A paragraph has the lines that it has if its pieces are laid on them one by one."""
    width += indent
    assume(not has_address(text) and not LINE_BREAKS.search(text))
    assume(all(measure_for(ambiguous)(each.rstrip()) <= width - indent for each in pieces(text)))
    broken = break_lines(text, width, measure_for(ambiguous), indent)

    assert [line for line, _ in broken] == filled_piece_by_piece(text, width, indent, ambiguous)


@pytest.mark.parametrize("width", [40, 79, 80, 100, 120])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_so_do_the_texts_of_offices(
    reports_by_name: dict[str, Report], width: int, ambiguous: Ambiguous
):
    """So do the paragraphs of reports, but for their addresses, which are parted."""
    blocks = [each for report in reports_by_name.values() for each in lay_out(report).blocks]
    texts = [each.text for each in blocks if isinstance(each, Paragraph)]
    assert texts
    for text in texts:
        if has_address(text) or LINE_BREAKS.search(text):
            continue
        broken = break_lines(text, width, measure_for(ambiguous), 4)
        assert [line for line, _ in broken] == filled_piece_by_piece(text, width, 4, ambiguous)


@given(mixed | anything, widths, st.booleans())
def test_lines_are_parts_of_the_text(text: str, width: int, orphans: bool):
    """Where each line starts and ends in the text follows from where the one before it ended: only spaces are between."""
    spans = line_spans(text, width, text_width, orphans=orphans)
    broken = break_lines(text, width, text_width, orphans=orphans)

    assert broken == [(text[start:end], ends) for start, end, ends in spans]
    places = [0, *(place for start, end, _ in spans for place in (start, end)), len(text)]
    assert places == sorted(places)
    assert all(
        text[end:start].strip() == "" for end, start in zip(places[::2], places[1::2], strict=True)
    )


@pytest.mark.parametrize("em", [4.169621071437777, 7.330556249999998, 0.1, 1 / 3])
def test_sums_of_fractions_are_not_exact(em: float):
    """A line that is exactly four characters wide takes four, wherever it stands in its paragraph."""
    lines = break_lines("公开" * 20, 4 * em, lambda _: em)

    assert [line for line, _ in lines] == ["公开公开"] * 10


def test_no_hanzi_is_alone():
    """Without orphans the line above gives its last hanzi to one that would stand alone with its mark, if it stays full."""
    text = "公开政府信息工作年度报。"

    assert break_lines(text, 20, text_width) == [(text[:10], False), ("报。", True)]
    assert break_lines(text, 20, text_width, orphans=False) == [(text[:9], False), ("度报。", True)]
    short = text[:5] + "报。"
    assert break_lines(short, 10, text_width, orphans=False) == [(short[:5], False), ("报。", True)]


def test_a_line_is_narrowed_for_one_piece_more():
    """A line takes a piece that is too wide by less than the line would be too short without it, if it can be narrowed."""
    asked: list[tuple[str, bool, float]] = []

    def give(line: str, first: bool, room: float) -> float:
        asked.append((line, first, room))
        return 1.0 if "，" in line else 0.0

    lines = break_lines("公开，政府信息", 5, text_width, 0, give)

    assert lines == [("公开，", False), ("政府", False), ("信息", True)]
    assert asked == [("公开，", True, 3), ("政府信", False, 1)]


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
def test_no_line_is_too_wide(text: str, width: int, indent: int):
    """A line is no wider than asked for, the first one with its indent."""
    indent = min(indent, width - 2)
    first, *others = lines_of(text, width, indent)

    assert text_width(first.rstrip()) <= width - indent
    assert all(text_width(each.rstrip()) <= width for each in others)


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


def test_no_line_begins_with_spaces():
    """Spaces behind an overlong word do not begin the next line."""
    assert lines_of("aaaaaa    bb", 4) == ["aaaa", "aa", "bb"]
