"""Slips of the pen: every way in which somebody can write the numbers of a table wrongly, kind by kind.

They are the mistakes that `check` recognises, drawn without its code, so that a corpus can tell how well it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Final, TypeAlias

from attrs import define

from disclosure_schema.cell_path import CellPath
from disclosure_schema.rules.locating.ledger import Rows, rows_of

#: The cells that are wrong, with their wrong numbers.
Slip: TypeAlias = dict[CellPath, int]


@define(frozen=True, slots=False, eq=False)
class Numbers:
    """The counts of tables 三 and 四, in the order of the page."""

    by_path: Mapping[CellPath, int]

    @cached_property
    def rows(self) -> Rows:
        """The cells that stand side by side, row by row."""
        return rows_of(self.by_path)

    def of(self, cells: tuple[CellPath, ...]) -> list[int]:
        """The numbers in some cells."""
        return [self.by_path[each] for each in cells]


#: Gives all slips of a kind that these numbers allow.
Slips: TypeAlias = Callable[[Numbers], Iterator[Slip]]


def replacements(numbers: Numbers, random: Random) -> Iterator[Slip]:
    """For every cell another number: close to the right one, of about its size, or the number of another cell."""
    others = list(numbers.by_path.values())
    for path, number in numbers.by_path.items():
        wrong = random.choice(
            (
                number + random.choice((-2, -1, 1, 2, 10)),
                random.randrange(2 * number + 10),
                random.choice(others),
            )
        )
        if wrong >= 0 and wrong != number:
            yield {path: wrong}


def _digits_swapped(numbers: Numbers) -> Iterator[Slip]:
    """49 for 94."""
    for path, number in numbers.by_path.items():
        digits = str(number)
        for at, (first, second) in enumerate(pairwise(digits)):
            if first != second and (at or second != "0"):
                yield {path: int(digits[:at] + second + first + digits[at + 2 :])}


def _digit_lost(numbers: Numbers) -> Iterator[Slip]:
    """125 becomes 25, 15 or 12."""
    for path, number in numbers.by_path.items():
        digits = str(number)
        for at in range(len(digits)):
            left = digits[:at] + digits[at + 1 :]
            if left and str(int(left)) == left:
                yield {path: int(left)}


def _digit_doubled(numbers: Numbers) -> Iterator[Slip]:
    """12 becomes 112 or 122."""
    for path, number in numbers.by_path.items():
        digits = str(number)
        if number:
            for at in range(len(digits)):
                yield {path: int(digits[: at + 1] + digits[at:])}


def _total_left_zero(numbers: Numbers) -> Iterator[Slip]:
    """总计 of a row was never filled in."""
    for path, number in numbers.by_path.items():
        if path.endswith("/total") and number:
            yield {path: 0}


def _cells_swapped(numbers: Numbers) -> Iterator[Slip]:
    """Two numbers that stand side by side, or one below the other, have changed places."""
    beside = (pair for row in numbers.rows for pair in pairwise(row))
    below = (
        pair
        for upper, lower in pairwise(numbers.rows)
        if upper[0].startswith("/requests/") and len(upper) == len(lower)
        for pair in zip(upper, lower, strict=True)
    )
    for first, second in (*beside, *below):
        one, other = numbers.by_path[first], numbers.by_path[second]
        if one != other:
            yield {first: other, second: one}


def _row_shifted(numbers: Numbers) -> Iterator[Slip]:
    """Numbers typed one column too far to the right or to the left: a whole row, or a part of it that overwrites a 0.

    The cell that is left free holds 0. If a whole row is shifted, the number at its edge is lost.
    """
    for row in numbers.rows:
        found = numbers.of(row)
        if any(found[:-1]):
            yield dict(zip(row, [0, *found[:-1]], strict=True))
        if any(found[1:]):
            yield dict(zip(row, [*found[1:], 0], strict=True))
        for start in range(len(row)):
            for end in range(start + 3, len(row) + 1):
                part = found[start:end]
                if any(part[:-1]) and part[-1] == 0:
                    yield dict(zip(row[start:end], [0, *part[:-1]], strict=True))
                if any(part[1:]) and part[0] == 0:
                    yield dict(zip(row[start:end], [*part[1:], 0], strict=True))


def _number_split(numbers: Numbers) -> Iterator[Slip]:
    """The digits of a number stand in two cells: 1 and 2, where 12 and 0, or 0 and 12, were meant."""
    for row in numbers.rows:
        for first, second in pairwise(row):
            one, other = numbers.of((first, second))
            # One of both cells must be 0, or there is no room for a second number.
            digits = str(one or other)
            if not one or not other:
                for at in range(1, len(digits)):
                    if digits[at] != "0" or at == len(digits) - 1:
                        yield {first: int(digits[:at]), second: int(digits[at:])}


#: The slips of each kind of mistake; those of `replaced` are `replacements`.
SLIPS: Final[Mapping[str, Slips]] = {
    "digits_swapped": _digits_swapped,
    "digit_lost": _digit_lost,
    "digit_doubled": _digit_doubled,
    "total_left_zero": _total_left_zero,
    "cells_swapped": _cells_swapped,
    "row_shifted": _row_shifted,
    "number_split": _number_split,
}
