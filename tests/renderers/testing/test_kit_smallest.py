"""The smaller documents of the conformance kit: whole tables, less each time, and what matters is kept."""

from __future__ import annotations

import time

import pytest

from renderers import Document
from renderers.document import Table
from renderers.testing import SPECIMENS
from renderers.testing.looking.simpler_tables import without_columns, without_rows
from renderers.testing.looking.smallest import ranges, simpler, smallest
from renderers.testing.looking.visible import visible

TABLES = {
    f"{name} {index}": block
    for name, document in SPECIMENS.items()
    for index, block in enumerate(document.blocks)
    if isinstance(block, Table) and len(block.cells) < 400
}


def texts(document: Document) -> list[str]:
    """All texts that are seen."""
    return [each.text for each in visible(document)]


@pytest.mark.parametrize("name", TABLES)
def test_rows_and_columns_can_go(name: str):
    """Without any range of rows or columns a table fills its grid, and keeps the cells outside of it."""
    table = TABLES[name]
    height, width = len(table.shape.rows), len(table.shape.columns)
    for start, end in ranges(height):
        if end - start < height:
            less = without_rows(table, start, end)
            assert (len(less.shape.rows), len(less.shape.columns)) == (height - end + start, width)
            kept = [*range(start), *range(end, height)]
            assert [[cell.text for cell in squares] for squares in squares_of(less)] == [
                [cell.text for cell in squares_of(table)[row]] for row in kept
            ]
    for start, end in ranges(width):
        if end - start < width:
            less = without_columns(table, start, end)
            assert (len(less.shape.rows), len(less.shape.columns)) == (height, width - end + start)
            assert less.shape.head_rows == table.shape.head_rows
            assert [[cell.text for cell in squares] for squares in squares_of(less)] == [
                [cell.text for cell in squares[:start] + squares[end:]]
                for squares in squares_of(table)
            ]


def squares_of(table: Table) -> list[list[object]]:
    """The cell of each square, row by row."""
    return [[table.cells[owner] for owner in owners] for owners in table.shape.owners]


@pytest.mark.parametrize("name", ["every part", "merged cells", "figures", "links", "edition 2019"])
def test_every_step_is_smaller(name: str):
    """Each smaller document has a shorter repr, or an earlier one, so that leaving out comes to an end."""

    def extent(document: Document) -> tuple[bool, int, str]:
        return document.title != "标题", len(repr(document)), repr(document)

    for candidate in simpler(SPECIMENS[name]):
        assert extent(candidate) < extent(SPECIMENS[name])


@pytest.mark.parametrize("name", ["every part", "merged cells", "long prose", "edition 2021"])
def test_what_matters_is_kept(name: str):
    """For a fault that hangs on one text, that text is all that is left, and the title."""
    document = SPECIMENS[name]
    for wanted in texts(document)[1::25]:
        if len(wanted) <= 8:
            small, left = smallest(document, lambda each, text=wanted: text in texts(each), 400)
            assert left > 0
            assert texts(small) == ["标题", wanted]


def test_attempts_are_bounded():
    """No more documents are looked at than was said."""
    asked: list[Document] = []
    smallest(SPECIMENS["edition 2021"], lambda each: asked.append(each) is not None, 17)

    assert len(asked) == 17


def test_time_is_bounded():
    """After so many seconds no other document is looked at."""
    asked: list[Document] = []

    def still(document: Document) -> bool:
        asked.append(document)
        time.sleep(0.02)
        return False

    _, left = smallest(SPECIMENS["edition 2021"], still, 400, seconds=0.1)

    assert 0 < len(asked) <= 6
    assert left == 400 - len(asked)
