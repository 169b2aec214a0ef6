"""What can be read back from our plain text: the tables between their rules, and the prose around them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

import pytest

from disclosure_schema import Absent, Report
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from renderers.document import (
    Cell,
    Heading,
    Paragraph,
    Run,
    Shape,
    Slot,
    Table,
)
from renderers.text import TextRenderer
from renderers.text.boxes import box
from renderers.text.frames import FrameName
from renderers.typography.widths import Ambiguous
from support.documents.paper import page_of
from support.reading.boxes import (
    ARMS,
    Placed,
    boxes,
    cells_drawn,
    cells_drawn_in_ascii,
    joined_columns,
    laid_out,
)

WIDTHS = (40, 80, 100, 120)


def columns_of(text: str, ambiguous: int = 1) -> int:
    """How many columns of a terminal a text takes."""
    return len(laid_out(text, ambiguous))


def squeezed(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())


def drawn(document: Document, width: int, ambiguous: Ambiguous = 1) -> list[str]:
    """The lines of the whole text."""
    return TextRenderer(width=width, ambiguous=ambiguous).render(document).decode().splitlines()


def tables_of(document: Document) -> list[Table]:
    """The tables of a page in order."""
    return [each for each in document.blocks if isinstance(each, Table)]


def cells_meant(table: Table) -> list[Placed]:
    """The cells of a table of the document; digits exactly, other texts without whitespace."""
    return [
        (each.row, each.column, each.rowspan, each.colspan, squeezed(cell.text))
        for each, cell in zip(table.shape.slots, table.cells, strict=True)
    ]


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", WIDTHS)
def test_tables_come_back(document: Document, width: int, ambiguous: Ambiguous):
    """Whoever follows the rules finds every cell of every table, with what it spans and says."""
    found = [
        [(*place, squeezed(text)) for *place, text in cells_drawn(each, ambiguous)]
        for each in boxes(drawn(document, width, ambiguous=ambiguous))
    ]

    assert [cells_meant(each) for each in tables_of(document)] == found


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("frame", get_args(FrameName))
@pytest.mark.parametrize("width", WIDTHS)
def test_tables_line_up(document: Document, width: int, frame: FrameName, ambiguous: Ambiguous):
    """All lines of a table are equally wide, and not wider than asked for unless numbers need it."""
    for table in tables_of(document):
        widths = {columns_of(line, ambiguous) for line in box(table, width, frame, ambiguous)}

        assert len(widths) == 1 or frame == "none"
        if width >= (80 if ambiguous == 1 else 100):
            assert max(widths) <= width


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", WIDTHS)
def test_ascii_tables_come_back(document: Document, width: int, ambiguous: Ambiguous):
    """The same holds where rules are + - |, of which no terminal makes two columns."""
    for table in tables_of(document):
        found = cells_drawn_in_ascii(list(box(table, width, "ascii", ambiguous)), ambiguous)

        assert [(*place, squeezed(text)) for *place, text in found] == cells_meant(table)


@pytest.mark.parametrize("width", WIDTHS)
def test_tables_without_rules_come_back(document: Document, width: int):
    """Without rules each text of a table is still found by itself, below and beside blank space."""
    for table in tables_of(document):
        found = joined_columns(list(box(table, width, "none")))

        assert sorted(map(squeezed, found)) == sorted(
            squeezed(each.text) for each in table.cells if squeezed(each.text)
        )


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", WIDTHS)
def test_prose_keeps_to_the_width(document: Document, width: int, ambiguous: Ambiguous):
    """No line outside the tables is wider than asked for, and none ends in a space."""
    for line in drawn(document, width, ambiguous=ambiguous):
        assert line == line.rstrip()
        if line[:1] not in ARMS:
            assert columns_of(line, ambiguous) <= width


@pytest.mark.parametrize("frame", get_args(FrameName))
def test_what_is_filled_in_does_not_move_the_table(
    reports_by_name: dict[str, Report], frame: FrameName
):
    """Tables of two reports whose numbers have room have their rules and labels in the same places."""
    one, other = (
        [
            re.sub(r"\d(?![.])", " ", line).rstrip()
            for line in box(lay_out(report).table("requests"), 80, frame)
        ]
        for report in (reports_by_name["suqian-2024"], reports_by_name["suqian-2023"])
    )

    assert one == other


@pytest.mark.parametrize(
    "text",
    ["无", "/", "—", "", "无（说明）", "12（其中撤销3件，维持4件，其余尚未办结）", "不详" * 20],
)
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_what_stands_in_place_of_a_number(text: str, ambiguous: Ambiguous):
    """Whatever is filled in, the table lines up and says it."""
    report = numbered_report().with_cell("/requests/received/total", Absent(text))
    table = tables_of(lay_out(report))[1]
    lines = list(box(table, 80, "box", ambiguous))

    assert len({columns_of(each, ambiguous) for each in lines}) == 1
    assert [(*place, squeezed(said)) for *place, said in cells_drawn(lines, ambiguous)] == (
        cells_meant(table)
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut(document: Document, width: int):
    """Title, headings and paragraphs stand there whole and in order."""
    prose = squeezed("".join(each for each in drawn(document, width) if each[:1] not in ARMS))
    texts = [each.text for each in document.blocks if isinstance(each, Heading | Paragraph)]

    assert squeezed("".join([document.title, *texts])) == prose


@pytest.mark.parametrize("width", WIDTHS)
def test_rules_meet(document: Document, width: int):
    """Where a rule reaches out there is another that reaches back."""
    for lines in boxes(drawn(document, width)):
        arms = [[ARMS.get(each, "") for each in laid_out(line)] for line in lines]
        for row in arms:
            for left, right in pairwise(row):
                assert ("r" in left) == ("l" in right)
        for above, below in pairwise(arms):
            for upper, lower in zip(above, below, strict=True):
                assert ("d" in upper) == ("u" in lower)


@pytest.mark.parametrize(
    "text", ["甲\t乙", "甲\u200b乙", "e\u0301", "上\n下", "一\u2028二", "甲│乙"]
)
def test_odd_cells_line_up(text: str):
    """A cell may say anything: the table lines up, and no line holds a tab, whose width nobody knows."""
    report = numbered_report().with_cell("/proactive/licensing", Absent(text))
    (first, *_) = boxes(drawn(lay_out(report), 80))

    assert len({columns_of(line) for line in first}) == 1
    assert not [line for line in first if "\t" in line]


def test_breaks_in_headings_stay_inside():
    """A line break in a heading of a table begins a new line of its cell, though there was room for both."""
    shape = Shape(
        columns=(1.0,), head_rows=1, stub_columns=0, slots=(Slot(0, 0, heading="column"),)
    )
    table = Table(key="", caption="", shape=shape, cells=(Cell("上行\n下行"),))
    (lines,) = boxes(drawn(page_of(table), 80))

    assert [line.strip("│ ") for line in lines[1:-1]] == ["上行", "下行"]


def test_annexes_stand_below_each_other():
    """The second annex begins below the first, and what goes on below the number of its annex (GB/T 9704, 7.3.4)."""
    document = page_of(
        Paragraph((Run("附件：1. 各乡镇办理申请的情况"),), "annexes"),
        Paragraph((Run("2. " + "申请公开政府信息的办法" * 4),), "annexes"),
        Heading("附件1", 1, "annex-1", on_new_page=True),
    )
    lines = drawn(document, 60)
    one, two, three, _, mark = lines[lines.index("") + 1 :]

    assert one == "　　附件：1. 各乡镇办理申请的情况"
    assert two.startswith("　　　　　2. 申请公开")
    assert three == "\u3000" * 5 + three.lstrip("\u3000")
    assert columns_of(two) <= 60
    assert mark == "附件1"
