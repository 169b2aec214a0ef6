"""Cells of a table as arguments of a formula, for a sheet in which the table begins at A1."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.xlsx.numbers import is_exact, utf16_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renderers.document import Cell, Table

# The longest text in a formula, in UTF-16 units.
_LONGEST_TEXT: Final = 255

# A function takes at most that many arguments.
_MOST_ARGUMENTS: Final = 255

# A formula has at most 8192 characters, and those of a check have the arguments of one side twice.
_LONGEST_SIDE: Final = 4000


def address_of(table: Table, index: int) -> str:
    """The cell of the sheet in which a slot of the table begins, such as `B3`."""
    slot = table.shape.slots[index]
    address: str = xl_rowcol_to_cell(slot.row, slot.column)
    return address


def arguments_of(indexes: Sequence[int], table: Table, numeric: Sequence[bool]) -> str | None:
    """The cells of these slots as arguments of a function: `A3:A7,B9`. None if a formula cannot hold them, or there are none.

    `numeric` says of each slot whether its cell is a number in the sheet.
    """
    found = _arguments(indexes, table, numeric)
    joined = ",".join(found)
    fits = 0 < len(found) <= _MOST_ARGUMENTS and len(joined) <= _LONGEST_SIDE
    return joined if fits else None


def total_of(indexes: Sequence[int], table: Table, numeric: Sequence[bool]) -> int | Decimal | None:
    """What these cells add up to. None if one of them has no number that a formula would find."""
    total: int | Decimal = 0
    for index in indexes:
        value = table.cells[index].value
        if value is None or not (numeric[index] or _has_constant(table.cells[index])):
            return None
        total += value
    return total


def _arguments(indexes: Sequence[int], table: Table, numeric: Sequence[bool]) -> list[str]:
    """Cells one by one, neighbours as one range."""
    found: list[str] = []
    start = end = -1

    def end_range() -> None:
        if start >= 0:
            first, last = address_of(table, start), address_of(table, end)
            found.append(first if start == end else f"{first}:{last}")

    for index in indexes:
        cell = table.cells[index]
        if not numeric[index] and _has_constant(cell):
            end_range()
            start = end = -1
            found.append(_constant(cell, address_of(table, index)))
        elif start >= 0 and _are_neighbours(table, start, end, index):
            end = index
        else:
            end_range()
            start = end = index
    end_range()
    return found


def _are_neighbours(table: Table, start: int, end: int, index: int) -> bool:
    """Whether a cell continues a range in its row or its column. A range must not take in cells that are not meant."""
    first, last, one = (table.shape.slots[each] for each in (start, end, index))
    if any((each.rowspan, each.colspan) != (1, 1) for each in (first, last, one)):
        return False
    along = first.row == last.row == one.row and one.column == last.column + 1
    down = first.column == last.column == one.column and one.row == last.row + 1
    return along or down


def _has_constant(cell: Cell) -> bool:
    """Whether a number that stands in the sheet as text, such as `１２`, can stand in a formula as a number."""
    return (
        cell.value is not None
        and is_exact(cell.value)
        and utf16_length(cell.text) <= _LONGEST_TEXT
        and "\n" not in cell.text
    )


def _constant(cell: Cell, address: str) -> str:
    """The number of a cell as long as its text is the one that was reported, else whatever stands in the cell."""
    text = cell.text.replace('"', '""')
    return f'IF({address}="{text}",{cell.value:f},{address})'
