"""What the cells of a table should add up to, worked out from its sums alone."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from renderers.xlsx.numbers import is_exact, utf16_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from renderers.document import Cell, Sum, Table

#: What stands in a check that holds.
HOLDS: Final = "✓"

# What is said of one cell, and of several.
_TOGETHER: Final = ("", "之和")

#: The longest text in a formula, in UTF-16 units.
_LONGEST_TEXT: Final = 255

# So many arguments a function takes, and so long a formula may be; it has the arguments of one side twice.
_MOST_TERMS: Final = 255
_LONGEST_SIDE: Final = 4000

# A difference is looked at so many places behind the point.
_PLACES: Final = 9

#: A number, a mark, or nothing: what a formula comes to.
Result: TypeAlias = int | Decimal | str


@frozen
class Check:
    """One sum: its formulas, for a sheet in which the table begins at A1, and what they come to."""

    #: What the left side adds up to, empty where one of its cells has no number.
    expected: str
    expected_result: Result
    #: The cells of the right side as arguments of a function, and how many they are.
    right: str
    count: int
    #: ✓, what the right side has too much, or nothing.
    found_result: Result
    #: Whether all numbers are whole.
    exact: bool

    def found(self, expected: str) -> str:
        """The formula of the check, if the expected sum stands in that cell."""
        difference = f"SUM({self.right})-{expected}"
        if not self.exact:
            difference = f"ROUND({difference},{_PLACES})"  # sums of binary fractions
        return (
            f'=IF(OR({expected}="",COUNT({self.right})<{self.count}),"",'
            f'IF({difference}=0,"{HOLDS}",{difference}))'
        )


@frozen
class Group:
    """Sums that stand alike: `label` says what is checked, and each check has its row or column."""

    label: str
    checks: tuple[tuple[int, Check], ...]


@frozen
class Checks:
    """The sums of a table: those along rows, those down columns, by row or column; and all others."""

    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    others: tuple[Group, ...]


def checks_of(table: Table, numeric: tuple[bool, ...]) -> Checks:
    """The checks of a table; `numeric` says of each slot whether its cell is a number in the sheet.

    A sum of more cells than a formula holds has none, and neither has one without cells on both sides.
    """
    slots = table.shape.slots
    rows: dict[tuple[tuple[int, ...], tuple[int, ...]], list[tuple[int, Sum]]] = {}
    columns: dict[tuple[tuple[int, ...], tuple[int, ...]], list[tuple[int, Sum]]] = {}
    others: list[Sum] = []
    for each in table.sums:
        if not all(_can_be_added(_terms(side, table, numeric)) for side in (each.left, each.right)):
            continue
        both = (*each.left, *each.right)
        in_rows, in_columns = {slots[i].row for i in both}, {slots[i].column for i in both}
        if len(in_rows) == 1:
            along = _pattern(each, lambda index: slots[index].column)
            rows.setdefault(along, []).append((in_rows.pop(), each))
        elif len(in_columns) == 1:
            down = _pattern(each, lambda index: slots[index].row)
            columns.setdefault(down, []).append((in_columns.pop(), each))
        else:
            others.append(each)

    def group(label: str, sums: list[tuple[int, Sum]]) -> Group:
        return Group(label, tuple((place, _check(each, table, numeric)) for place, each in sums))

    return Checks(
        tuple(group(_columns_label(right), sums) for (_, right), sums in rows.items()),
        tuple(group(_rows_label(right), sums) for (_, right), sums in columns.items()),
        tuple(group(_cells_label(each, table), [(0, each)]) for each in others),
    )


def _pattern(each: Sum, place: Callable[[int], int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(map(place, each.left)), tuple(map(place, each.right))


def _columns_label(columns: tuple[int, ...]) -> str:
    return f"{'、'.join(map(xl_col_to_name, columns))} 列{_TOGETHER[len(columns) > 1]}应为"


def _rows_label(rows: tuple[int, ...]) -> str:
    return f"第 {'、'.join(str(each + 1) for each in rows)} 行{_TOGETHER[len(rows) > 1]}应为"


def _cells_label(each: Sum, table: Table) -> str:
    names = [_address(table, index) for index in each.right]
    return f"{'、'.join(names)} {_TOGETHER[len(names) > 1]}应为"


def _check(each: Sum, table: Table, numeric: tuple[bool, ...]) -> Check:
    left = ",".join(_terms(each.left, table, numeric))
    right = ",".join(_terms(each.right, table, numeric))
    expected, reported = _sum(each.left, table, numeric), _sum(each.right, table, numeric)
    found: Result = ""
    if expected is not None and reported is not None:
        difference = reported - expected
        if isinstance(difference, Decimal):  # the formula rounds it too
            difference = round(difference, _PLACES)
        found = difference or HOLDS
    return Check(
        expected=f'=IF(COUNT({left})={len(each.left)},SUM({left}),"")',
        expected_result="" if expected is None else expected,
        right=right,
        count=len(each.right),
        found_result=found,
        exact=not any(
            isinstance(table.cells[index].value, Decimal) for index in (*each.left, *each.right)
        ),
    )


def _sum(indexes: Iterable[int], table: Table, numeric: tuple[bool, ...]) -> int | Decimal | None:
    """The sum of cells, or None if one of them has no number that the formula would find."""
    total: int | Decimal = 0
    for index in indexes:
        value = table.cells[index].value
        if value is None or not (numeric[index] or _has_constant(table.cells[index])):
            return None
        total += value
    return total


def _terms(indexes: tuple[int, ...], table: Table, numeric: tuple[bool, ...]) -> list[str]:
    """Cells as arguments of a function, neighbours as one range."""
    found: list[str] = []
    start = end = -1

    def end_range() -> None:
        if start >= 0:
            first, last = _address(table, start), _address(table, end)
            found.append(first if start == end else f"{first}:{last}")

    for index in indexes:
        cell = table.cells[index]
        if not numeric[index] and _has_constant(cell):
            end_range()
            start = end = -1
            found.append(_constant(cell, _address(table, index)))
        elif start >= 0 and _are_neighbours(table, start, end, index):
            end = index
        else:
            end_range()
            start = end = index
    end_range()
    return found


def _can_be_added(terms: list[str]) -> bool:
    return 0 < len(terms) <= _MOST_TERMS and len(",".join(terms)) <= _LONGEST_SIDE


def _are_neighbours(table: Table, start: int, end: int, index: int) -> bool:
    """Whether a cell goes on a range in its row or its column; a range must not take in what is not meant."""
    first, last, one = (table.shape.slots[each] for each in (start, end, index))
    if any((each.rowspan, each.colspan) != (1, 1) for each in (first, last, one)):
        return False
    along = first.row == last.row == one.row and one.column == last.column + 1
    down = first.column == last.column == one.column and one.row == last.row + 1
    return along or down


def _has_constant(cell: Cell) -> bool:
    """Whether a number that stands in the sheet as text, `１２`, can stand in a formula as a number."""
    return (
        cell.value is not None
        and is_exact(cell.value)
        and utf16_length(cell.text) <= _LONGEST_TEXT
        and "\n" not in cell.text
    )


def _constant(cell: Cell, address: str) -> str:
    """The number of a cell as long as its text is the one that was reported, else what stands in it."""
    text = cell.text.replace('"', '""')
    return f'IF({address}="{text}",{cell.value:f},{address})'


def _address(table: Table, index: int) -> str:
    slot = table.shape.slots[index]
    address: str = xl_rowcol_to_cell(slot.row, slot.column)
    return address
