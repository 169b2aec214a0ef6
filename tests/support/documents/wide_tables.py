"""Annexes with tables of many columns, and the prose before them."""

from __future__ import annotations

from renderers.document import Cell, Heading, Paragraph, Run, Shape, Slot, Table
from support.documents.paper import prose

ANNEX = (
    Heading("附件", 1, "annex-1", on_new_page=True),
    Paragraph((Run("统计表"),), "annex_title"),
)
LONG = prose("公开" * 400)


def table(columns: int, count: int = 8, text: str = "办理的件数") -> Table:
    """A table of the prose with so many columns and rows."""
    slots = tuple(
        Slot(row, column, heading=None if row else "column")
        for row in range(count)
        for column in range(columns)
    )
    shape = Shape(columns=(1.0,) * columns, head_rows=1, stub_columns=0, slots=slots)
    cells = tuple(Cell(str(each.row * 1000) if each.row else text) for each in slots)
    return Table(key="", caption="表", caption_printed=True, shape=shape, cells=cells)
