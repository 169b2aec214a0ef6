"""What can be read back from our plain text: the tables between their rules, and the prose around them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from box_reading import ARMS, Placed, boxes, cells_drawn, laid_out
from disclosure_schema import Absent
from disclosure_schema.testing import numbered_report
from paper import page_of
from renderers import Document, lay_out
from renderers.document import Cell, Heading, Paragraph, Shape, Slot, Table
from renderers.text import TextRenderer

WIDTHS = (40, 80, 100, 120)


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(laid_out(text))


def squeezed(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())


def drawn(document: Document, width: int) -> list[str]:
    """The lines of the whole text."""
    return TextRenderer(width=width).render(document).decode().splitlines()


def tables_of(document: Document) -> list[Table]:
    """The tables of a page in order."""
    return [each for each in document.blocks if isinstance(each, Table)]


def cells_meant(table: Table) -> list[Placed]:
    """The cells of a table of the document; digits exactly, other texts without whitespace."""
    return [
        (each.row, each.column, each.rowspan, each.colspan, squeezed(cell.text))
        for each, cell in zip(table.shape.slots, table.cells, strict=True)
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_tables_come_back(document: Document, width: int):
    """Whoever follows the rules finds every cell of every table, with what it spans and says."""
    found = [
        [(*place, squeezed(text)) for *place, text in cells_drawn(box)]
        for box in boxes(drawn(document, width))
    ]

    assert [cells_meant(each) for each in tables_of(document)] == found


@pytest.mark.parametrize("width", WIDTHS)
def test_tables_line_up(document: Document, width: int):
    """All lines of a table are equally wide, and not wider than asked for unless numbers need it."""
    for box in boxes(drawn(document, width)):
        widths = {columns_of(line) for line in box}

        assert len(widths) == 1
        if width >= 80:
            assert max(widths) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_prose_keeps_to_the_width(document: Document, width: int):
    """No line outside the tables is wider than asked for, and none ends in a space."""
    for line in drawn(document, width):
        assert line == line.rstrip()
        if line[:1] not in ARMS:
            assert columns_of(line) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut(document: Document, width: int):
    """Title, headings and paragraphs stand there whole and in order."""
    prose = squeezed("".join(each for each in drawn(document, width) if each[:1] not in ARMS))
    texts = [each.text for each in document.blocks if isinstance(each, Heading | Paragraph)]

    assert squeezed("".join([document.title, *texts])) == prose


@pytest.mark.parametrize("width", WIDTHS)
def test_rules_meet(document: Document, width: int):
    """Where a rule reaches out there is another that reaches back."""
    for box in boxes(drawn(document, width)):
        arms = [[ARMS.get(each, "") for each in laid_out(line)] for line in box]
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
    (box, *_) = boxes(drawn(lay_out(report), 80))
    unseen = ("\u200b", "\u0301")

    assert (
        len({columns_of("".join(each for each in line if each not in unseen)) for line in box}) == 1
    )
    assert not [line for line in box if "\t" in line]


def test_breaks_in_headings_stay_inside():
    """A line break in a heading of a table begins a new line of its cell, though there was room for both."""
    shape = Shape(
        columns=(1.0,), head_rows=1, stub_columns=0, slots=(Slot(0, 0, heading="column"),)
    )
    table = Table(key="", caption="", shape=shape, cells=(Cell("上行\n下行"),))
    (box,) = boxes(drawn(page_of(table), 80))

    assert [line.strip("│ ") for line in box[1:-1]] == ["上行", "下行"]
