"""What can be read back from our plain text: the tables between their rules, and the prose around them."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from disclosure_schema import Absent
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from renderers.document import Heading, Paragraph, Table
from renderers.text import TextRenderer

WIDTHS = (40, 80, 100, 120)

#: Which arms a rule has: up, down, left, right.
ARMS = {
    "─": "lr",
    "│": "ud",
    "┌": "dr",
    "┐": "dl",
    "└": "ur",
    "┘": "ul",
    "├": "udr",
    "┤": "udl",
    "┬": "dlr",
    "┴": "ulr",
    "┼": "udlr",
}

#: row, column, rowspan, colspan, text.
Placed = tuple[int, int, int, int, str]


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(laid_out(text))


def laid_out(line: str) -> list[str]:
    """A line column by column; the second column of a wide character is empty."""
    result: list[str] = []
    for each in line:
        wide = unicodedata.east_asian_width(each) in "WF"
        result += [each, ""] if wide else [each]
    return result


def squeezed(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())


def drawn(document: Document, width: int) -> list[str]:
    """The lines of the whole text."""
    return TextRenderer(width=width).render(document).decode().splitlines()


def boxes(lines: list[str]) -> list[list[str]]:
    """The lines of each table."""
    found: list[list[str]] = []
    for line in lines:
        if line.startswith("┌"):
            found.append([])
        if line[:1] in ARMS and line[:1] != "─":
            found[-1].append(line)
    return found


def tables_of(document: Document) -> list[Table]:
    """The tables of a page in order."""
    return [each for each in document.blocks if isinstance(each, Table)]


def cells_drawn(lines: list[str]) -> list[Placed]:
    """The cells of a box, found by following its rules; text across the lines of a cell is joined."""
    grid = [laid_out(line) for line in lines]
    arms = [[ARMS.get(each, "") for each in row] for row in grid]
    ys = [y for y, row in enumerate(arms) if any("l" in each or "r" in each for each in row)]
    xs = [x for x in range(len(grid[0])) if any("u" in row[x] or "d" in row[x] for row in arms)]
    found: list[Placed] = []
    for row, top in enumerate(ys[:-1]):
        for column, left in enumerate(xs[:-1]):
            corner = arms[top][left]
            if "r" not in corner or "d" not in corner:
                continue
            right = next(x for x in xs if x > left and "d" in arms[top][x])
            bottom = next(y for y in ys if y > top and "r" in arms[y][left])
            text = "".join(
                "".join(grid[y][left + 1 : right]).strip() for y in range(top + 1, bottom)
            )
            found.append((row, column, ys.index(bottom) - row, xs.index(right) - column, text))
    return found


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
