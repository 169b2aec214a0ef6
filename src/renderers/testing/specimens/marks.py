"""Numbered texts: each is in a document once and in no other text, so that what is seen can be counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final, Literal

from renderers.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Properties,
    Role,
    Run,
    Shape,
    Slot,
    Table,
)

_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")


class Marks:
    """Texts such as 甲一〇〇一乙, which end where they end, and numbers of five digits."""

    def __init__(self) -> None:
        self._numbers = count(10001)

    def text(self) -> str:
        """The next text."""
        return f"甲{str(next(self._numbers)).translate(_DIGITS)}乙"

    def number(self) -> Cell:
        """A cell with the next number."""
        number = next(self._numbers)
        return Cell(str(number), number, f"/numbers/{number}")

    def label(self) -> Cell:
        """A cell with the next text."""
        return Cell(self.text())

    def paragraph(self, role: Role = "body") -> Paragraph:
        """A paragraph with the next text."""
        return Paragraph((Run(self.text()),), role)


def page(title: str, *blocks: Block) -> Document:
    """A document with these blocks."""
    properties = Properties(agency="某市人民政府", year=2024, edition="2021")
    return Document(title=title, language="zh-CN", properties=properties, blocks=blocks)


def table(
    slots: Iterable[tuple[Slot, Cell]],
    columns: Sequence[float],
    *,
    key: str = "",
    head_rows: int = 0,
    stub_columns: int = 0,
) -> Table:
    """A table of slots and what stands in them, in any order."""
    placed = sorted(slots, key=lambda each: (each[0].row, each[0].column))
    shape = Shape(
        columns=tuple(columns),
        head_rows=head_rows,
        stub_columns=stub_columns,
        slots=tuple(slot for slot, _ in placed),
    )
    return Table(key=key, caption="", shape=shape, cells=tuple(cell for _, cell in placed))


def plain_table(
    rows: Sequence[Sequence[Cell]], *, key: str = "", head_rows: int = 0, stub_columns: int = 0
) -> Table:
    """A table without merged cells."""
    slots = [
        (Slot(row, column, heading=_heading(row, column, head_rows, stub_columns)), cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    widths = (1.0,) * len(rows[0])
    return table(slots, widths, key=key, head_rows=head_rows, stub_columns=stub_columns)


def merged(
    row: int, column: int, rowspan: int, colspan: int, cell: Cell, head_rows: int, stub_columns: int
) -> tuple[Slot, Cell]:
    """A slot, which heads what its place says, and what stands in it."""
    heading = _heading(row, column, head_rows, stub_columns)
    return Slot(row, column, rowspan, colspan, heading), cell


def _heading(
    row: int, column: int, head_rows: int, stub_columns: int
) -> Literal["row", "column"] | None:
    if row < head_rows:
        return "column"
    return "row" if column < stub_columns else None
