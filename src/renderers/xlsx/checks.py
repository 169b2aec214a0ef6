"""What the cells of a table should add up to, as formulas and their results."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen
from xlsxwriter.utility import xl_col_to_name

from renderers.xlsx.formulas import address_of, arguments_of, total_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from renderers.document import Sum, Table

#: What stands in a check that holds.
HOLDS: Final = "✓"

# What stands in a label behind one cell, and behind several.
_TOGETHER: Final = ("", "之和")

# Differences are rounded to that many decimal places.
_PLACES: Final = 9

#: The result of a formula: a number, a mark, or nothing.
Result: TypeAlias = int | Decimal | str

# The columns, or the rows, of the left side of a sum and of its right side.
_Pattern: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]


@frozen
class Check:
    """One sum: its formulas, for a sheet in which the table begins at A1, and their results."""

    #: A formula: what the left side adds up to, or nothing where one of its cells has no number.
    expected: str
    expected_result: Result
    #: The cells of the right side as arguments of a function, and how many cells they are.
    right: str
    count: int
    #: ✓; or by how much the right side is too high; or nothing where a cell has no number.
    found_result: Result
    #: Whether all numbers are whole.
    exact: bool

    def found(self, expected: str) -> str:
        """The formula that compares both sides, if the expected sum stands in the cell `expected`."""
        difference = f"SUM({self.right})-{expected}"
        if not self.exact:
            difference = f"ROUND({difference},{_PLACES})"  # sums of binary fractions
        return (
            f'=IF(OR({expected}="",COUNT({self.right})<{self.count}),"",'
            f'IF({difference}=0,"{HOLDS}",{difference}))'
        )


@frozen
class CheckGroup:
    """Checks that stand in one column or one row of the sheet, under one label.

    Each comes with its own place in it: the row in a column, the column in a row.
    """

    label: str
    checks: tuple[tuple[int, Check], ...]


@frozen
class TableChecks:
    """The checks of a table: of sums within a row, of sums within a column, and of all others."""

    rows: tuple[CheckGroup, ...]
    columns: tuple[CheckGroup, ...]
    others: tuple[CheckGroup, ...]


def checks_of(table: Table, numeric: Sequence[bool]) -> TableChecks:
    """The checks of a table; `numeric` says of each slot whether its cell is a number in the sheet.

    A sum of more cells than a formula holds has no check, nor has one without cells on one side.
    """
    slots = table.shape.slots
    rows: dict[_Pattern, list[tuple[int, Check]]] = {}
    columns: dict[_Pattern, list[tuple[int, Check]]] = {}
    others: list[CheckGroup] = []
    for each in table.sums:
        check = _check(each, table, numeric)
        if check is None:
            continue
        both = (*each.left, *each.right)
        in_rows, in_columns = {slots[i].row for i in both}, {slots[i].column for i in both}
        if len(in_rows) == 1:
            along = _pattern(each, lambda index: slots[index].column)
            rows.setdefault(along, []).append((in_rows.pop(), check))
        elif len(in_columns) == 1:
            down = _pattern(each, lambda index: slots[index].row)
            columns.setdefault(down, []).append((in_columns.pop(), check))
        else:
            others.append(CheckGroup(_cells_label(each, table), ((0, check),)))
    return TableChecks(
        tuple(CheckGroup(_columns_label(right), tuple(them)) for (_, right), them in rows.items()),
        tuple(CheckGroup(_rows_label(right), tuple(them)) for (_, right), them in columns.items()),
        tuple(others),
    )


def _pattern(each: Sum, place: Callable[[int], int]) -> _Pattern:
    return tuple(map(place, each.left)), tuple(map(place, each.right))


def _columns_label(columns: tuple[int, ...]) -> str:
    return f"{'、'.join(map(xl_col_to_name, columns))} 列{_TOGETHER[len(columns) > 1]}应为"


def _rows_label(rows: tuple[int, ...]) -> str:
    return f"第 {'、'.join(str(each + 1) for each in rows)} 行{_TOGETHER[len(rows) > 1]}应为"


def _cells_label(each: Sum, table: Table) -> str:
    names = [address_of(table, index) for index in each.right]
    return f"{'、'.join(names)} {_TOGETHER[len(names) > 1]}应为"


def _check(each: Sum, table: Table, numeric: Sequence[bool]) -> Check | None:
    left = arguments_of(each.left, table, numeric)
    right = arguments_of(each.right, table, numeric)
    if left is None or right is None:
        return None
    expected, reported = total_of(each.left, table, numeric), total_of(each.right, table, numeric)
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
