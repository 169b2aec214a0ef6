"""Documents of any blocks, of characters that our fonts have: for properties that hold of all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from renderers.document import Cell, Heading, Shape, Slot, Table
from support.documents.paper import page_of, prose


def rows(count: int) -> Table:
    """A table of lines with a label and a number."""
    slots = (Slot(row, column) for row in range(count) for column in range(2))
    cells = (
        Cell(str(row), row, f"/{row}") if column else Cell(f"第{row}项")
        for row in range(count)
        for column in range(2)
    )
    shape = Shape(columns=(3, 1), head_rows=1, stub_columns=0, slots=tuple(slots))
    return Table(key="requests", caption="表", shape=shape, cells=tuple(cells))


words = st.lists(
    st.sampled_from([*"公开政府信息，。（）《》“”、", "——", "2024年", "12.5%", "abc", " ", "㈠"]),
    min_size=1,
    max_size=120,
).map(lambda parts: "公" + "".join(parts))
paragraphs = st.builds(prose, words | words.map(lambda text: text * 6))
headings = st.builds(Heading, st.sampled_from(["一、总体情况", "（一）主动公开"]), st.just(2))
tables = st.integers(1, 70).map(rows)
blocks = st.one_of(
    st.tuples(paragraphs), st.tuples(headings, paragraphs), st.tuples(headings, tables)
)
documents = st.lists(blocks, min_size=1, max_size=8).map(
    lambda parts: page_of(*(block for part in parts for block in part))
)
