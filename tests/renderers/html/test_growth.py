"""A page costs no more than its document: twice the document is twice the work, and twice the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from renderers.document import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Run,
    Shape,
    Slot,
    Table,
)
from renderers.html import HtmlRenderer, Styling
from support.programs.steps import steps

SIZE = 300


def table(columns: int, *slots: Slot, head_rows: int = 0) -> Table:
    """A table of these slots, each with a number."""
    widths = tuple(float(1 + each % 7) for each in range(columns))
    shape = Shape(columns=widths, head_rows=head_rows, stub_columns=0, slots=slots)
    return Table(
        key="t",
        caption="表",
        shape=shape,
        cells=tuple(Cell(str(each)) for each in range(len(slots))),
    )


def rows_of_headings(count: int) -> Table:
    """Headings below headings, with one over two columns."""
    pairs = (Slot(row, column, heading="column") for row in range(1, count) for column in range(2))
    return table(2, Slot(0, 0, 1, 2, "column"), *pairs)


def columns_of_headings(count: int) -> Table:
    """Headings beside headings, with one over two columns."""
    others = (Slot(0, each, heading="row") for each in range(2, count))
    return table(count, Slot(0, 0, 1, 2, "row"), *others)


def wide(count: int) -> Table:
    """Many columns below one heading."""
    return table(
        count,
        Slot(0, 0, 1, count, "column"),
        *(Slot(1, each, heading="column") for each in range(count)),
        *(Slot(2, each) for each in range(count)),
        head_rows=2,
    )


DOCUMENTS: dict[str, Callable[[int], list[Block]]] = {
    "links": lambda n: [Paragraph(tuple(Run(f"链{i}", f"https://a.cn/{i}") for i in range(n)))],
    "paragraphs": lambda n: [Paragraph((Run("文"),)) for _ in range(n)],
    "figures": lambda n: [Figure("图", "说明", "https://a.cn/") for _ in range(n)],
    "headings of one key": lambda n: [Heading("节", 1, "k") for _ in range(n)],
    "headings of a reserved key": lambda n: [Heading("节", 1, "t1") for _ in range(n)],
    "agencies that sign": lambda n: [Paragraph((Run("局"),), "signature") for _ in range(n)],
    "rows": lambda n: [table(1, *(Slot(each, 0) for each in range(n)))],
    "rows of headings": lambda n: [rows_of_headings(n)],
    "columns of headings": lambda n: [columns_of_headings(n)],
    "columns": lambda n: [wide(n)],
    "tables": lambda n: [rows_of_headings(2) for _ in range(n)],
    "a long word": lambda n: [Paragraph((Run("a" * n * 100),))],
    "a long address": lambda n: [Paragraph((Run("http://a.cn/" + "b/" * n * 10),))],
}


@pytest.mark.parametrize("styling", ["sheet", "inline"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_twice_the_document(name: str, styling: Styling):
    """Twice as many of a thing take at most some more than twice as many steps and bytes."""
    renderer = HtmlRenderer(styling=styling)

    def cost(size: int) -> tuple[int, int]:
        document = Document(
            title="页",
            language="zh-CN",
            properties=Properties(agency="某局", year=2024, edition="2021"),
            blocks=tuple(DOCUMENTS[name](size)),
        )
        return steps(lambda: renderer.render(document)), len(renderer.render(document))

    for once, twice in zip(cost(SIZE), cost(2 * SIZE), strict=True):
        assert twice < 2.3 * once


def test_what_is_looked_for_in_addresses():
    """A run of a hundred thousand slashes is looked through once: this ends at once, or it takes hours."""
    document = Document(
        title="页",
        language="zh-CN",
        properties=Properties(agency="某局", year=2024, edition="2021"),
        blocks=(Paragraph((Run("://" + "/" * 1_000_000),)),),
    )

    assert len(HtmlRenderer().render(document)) > 1_000_000
