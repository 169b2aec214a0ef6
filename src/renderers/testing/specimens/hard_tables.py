"""Tables that are hard to draw: merged, wide, long, touching, or with cells that look alike and are not."""

from __future__ import annotations

from typing import Final, TypeAlias

from renderers.document import Cell, Document, Heading, Slot
from renderers.testing.specimens.marks import Marks, merged, page, plain_table, table

Placed: TypeAlias = tuple[Slot, Cell]

#: The texts of a cell that mean different things: nothing, none, and three ways to say that there is no number.
SIGNS: Final = ("", "0", "/", "—", "无")


def merged_table() -> Document:
    """Cells that span rows, columns and both, in head, stub and body, and a group longer than a page."""
    marks = Marks()

    def label(row: int, column: int, rowspan: int = 1, colspan: int = 1) -> Placed:
        return merged(row, column, rowspan, colspan, marks.label(), 2, 2)

    def number(row: int, column: int, rowspan: int = 1, colspan: int = 1) -> Placed:
        return merged(row, column, rowspan, colspan, marks.number(), 2, 2)

    slots = [
        *(label(0, 0, 2, 2), label(0, 2, 1, 2), label(0, 4, 2, 1)),
        *(label(1, 2), label(1, 3)),
        *(label(2, 0, 2, 1), label(2, 1), number(2, 2), number(2, 3), label(2, 4, 3, 1)),
        *(label(3, 1), number(3, 2), number(3, 3)),
        *(label(4, 0, 1, 2), label(4, 2, 1, 2)),
        *(label(5, 0, 2, 2), label(5, 2, 2, 2), number(5, 4), number(6, 4)),
        label(7, 0, 60, 1),
    ]
    for row in range(7, 67):
        slots += [label(row, 1), *(number(row, column) for column in (2, 3, 4))]
    merged_cells = table(slots, (1, 2, 1, 1, 1), key="merged", head_rows=2, stub_columns=2)
    return page("合并", Heading(marks.text(), 1, "merged"), merged_cells)


def wide_table() -> Document:
    """Forty columns of numbers."""
    marks = Marks()
    rows = [[marks.number() for _ in range(40)] for _ in range(3)]
    return page("宽表", Heading(marks.text(), 1, "wide"), plain_table(rows, key="wide"))


def long_table() -> Document:
    """Three hundred rows below a head, in groups of one to a hundred and fifty rows."""
    marks = Marks()
    slots = [merged(0, column, 1, 1, marks.label(), 1, 2) for column in range(4)]
    row = 1
    for height in (1, 2, 30, 67, 150, 50):
        slots.append(merged(row, 0, height, 1, marks.label(), 1, 2))
        for each in range(row, row + height):
            slots.append(merged(each, 1, 1, 1, marks.label(), 1, 2))
            slots += [merged(each, column, 1, 1, marks.number(), 1, 2) for column in (2, 3)]
        row += height
    long = table(slots, (1, 2, 1, 1), key="long", head_rows=1, stub_columns=2)
    return page("长表", Heading(marks.text(), 1, "long"), long, marks.paragraph())


def blank_cells() -> Document:
    """Blank cells at the edges, alone and side by side, and a blank merged one."""
    marks = Marks()
    blank = Cell("")
    slots = [
        *(merged(0, 0, 2, 1, blank, 2, 1), merged(0, 1, 1, 3, marks.label(), 2, 1)),
        *(merged(1, column, 1, 1, marks.label(), 2, 1) for column in (1, 2, 3)),
        merged(2, 0, 1, 1, marks.label(), 2, 1),
        *(merged(2, 1, 1, 1, blank, 2, 1), merged(2, 2, 1, 1, marks.number(), 2, 1)),
        *(merged(2, 3, 1, 1, blank, 2, 1), merged(3, 0, 1, 1, marks.label(), 2, 1)),
        *(merged(3, 1, 1, 2, blank, 2, 1), merged(3, 3, 1, 1, marks.number(), 2, 1)),
        *(merged(4, column, 1, 1, blank, 2, 1) for column in (0, 1, 2)),
        merged(4, 3, 1, 1, marks.number(), 2, 1),
    ]
    blanks = table(slots, (1, 1, 1, 1), key="blanks", head_rows=2, stub_columns=1)
    return page("空格", Heading(marks.text(), 1, "blanks"), blanks)


def pages_of_rows() -> Document:
    """A table of several pages without merged cells."""
    marks = Marks()
    rows = [[marks.label() for _ in range(3)]]
    rows += [[marks.label(), marks.number(), marks.number()] for _ in range(80)]
    return page(
        "多页", Heading(marks.text(), 1, "rows"), plain_table(rows, key="rows", head_rows=1)
    )


def touching_tables() -> Document:
    """Tables that touch, without a word between them."""
    marks = Marks()
    tables = [plain_table([[marks.label(), marks.number()]]) for _ in range(2)]
    return page("相连", Heading(marks.text(), 1), *tables)


def cell_alone(text: str, key: str) -> Document:
    """A document with a table in which one cell has this text."""
    marks = Marks()
    value = 0 if text == "0" else None
    rows = [[marks.label(), Cell(text, value, "/zero")], [marks.label(), marks.number()]]
    table = plain_table(rows, key=key, stub_columns=1)
    return page(f"格{marks.text()}{key}", Heading(marks.text(), 1), table)
