"""How wide the columns of a table are, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renderers.line_breaking import pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from renderers.document import Table
    from renderers.style import TableStyle


def fit_columns(
    table: Table, width: float, style: TableStyle, measure: Callable[[str], float]
) -> tuple[float, tuple[float, ...]]:
    """The size of a table's text and the widths of its columns, in points; together they are `width` wide.

    Widths are in the proportions of the shape, but a number keeps its line: if need be its column
    is made wider, and if that does not help, the whole table is set smaller.
    `measure` gives the width of a text in em.
    """
    shape = table.shape
    size = style.dense_size if len(shape.columns) >= style.dense_columns else style.size
    least = _least_widths(table, style, measure)
    if sum(least) * size > width:
        size = width / sum(least)
    return size, _widths(shape.columns, [each * size for each in least], width)


def _least_widths(table: Table, style: TableStyle, measure: Callable[[str], float]) -> list[float]:
    """How narrow each column may get, in em: room for a hanzi, or for an unbroken number."""
    least = [1.0 + 2 * style.side] * len(table.shape.columns)
    for slot, cell in zip(table.shape.slots, table.cells, strict=True):
        if cell.value is not None:
            # A remark beside the number may be broken off it.
            widest = max((measure(each) for each in pieces(cell.text)), default=0.0)
            share = (widest + 2 * style.side + 0.01) / slot.colspan
            for column in range(slot.column, slot.column + slot.colspan):
                least[column] = max(least[column], share)
    return least


def _widths(proportions: tuple[float, ...], least: list[float], width: float) -> tuple[float, ...]:
    """Widths in proportion, but none below its least; what that takes, the others give."""
    fixed: set[int] = set()
    while True:
        free = [index for index in range(len(least)) if index not in fixed]
        room = width - sum(least[index] for index in fixed)
        whole = sum(proportions[index] for index in free)
        widths = [
            least[index] if index in fixed else room * proportions[index] / whole
            for index in range(len(least))
        ]
        narrow = {index for index in free if widths[index] < least[index]}
        if not narrow or len(narrow) == len(free):
            return tuple(widths)
        fixed |= narrow
