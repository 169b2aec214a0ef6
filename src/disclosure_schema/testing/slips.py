"""Slips of the pen: every way in which the numbers of a table can be written wrongly, kind by kind.

A slip gives the cells that come out wrong, with the numbers that stand in them then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, pairwise
from random import Random
from typing import Final, TypeAlias

from attrs import define

from disclosure_schema.cell_path import CellPath

#: The cells that are wrong, with their wrong numbers.
Slip: TypeAlias = dict[CellPath, int]


@define(frozen=True, slots=False, eq=False)
class Numbers:
    """The counts of tables 三 and 四, in the order of the page."""

    by_path: Mapping[CellPath, int]

    @cached_property
    def lines(self) -> tuple[tuple[CellPath, ...], ...]:
        """The cells that stand side by side."""
        lines = groupby(self.by_path, lambda path: path.rpartition("/")[0])
        return tuple(tuple(cells) for _, cells in lines)

    def of(self, cells: tuple[CellPath, ...]) -> list[int]:
        """The numbers in some cells."""
        return [self.by_path[each] for each in cells]


#: Gives all slips of a kind that these numbers allow.
Slips: TypeAlias = Callable[[Numbers], Iterator[Slip]]


def replacements(numbers: Numbers, random: Random) -> Iterator[Slip]:
    """For every cell another number: close to the right one, of about its size, or one that stands elsewhere."""
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
    """总计 of a line was never filled in."""
    for path, number in numbers.by_path.items():
        if path.endswith("/total") and number:
            yield {path: 0}


def _cells_swapped(numbers: Numbers) -> Iterator[Slip]:
    """Two numbers that stand side by side, or one below the other, have changed places."""
    beside = (pair for line in numbers.lines for pair in pairwise(line))
    below = (
        pair
        for upper, lower in pairwise(numbers.lines)
        if upper[0].startswith("/requests/") and len(upper) == len(lower)
        for pair in zip(upper, lower, strict=True)
    )
    for first, second in (*beside, *below):
        one, other = numbers.by_path[first], numbers.by_path[second]
        if one != other:
            yield {first: other, second: one}


def _row_shifted(numbers: Numbers) -> Iterator[Slip]:
    """Numbers typed one column too far to the right or to the left: a whole line, or a part of it that falls on a 0.

    The place that they leave holds 0. Of a whole line the number at the edge is lost.
    """
    for line in numbers.lines:
        found = numbers.of(line)
        if any(found[:-1]):
            yield dict(zip(line, [0, *found[:-1]], strict=True))
        if any(found[1:]):
            yield dict(zip(line, [*found[1:], 0], strict=True))
        for start in range(len(line)):
            for end in range(start + 3, len(line) + 1):
                part = found[start:end]
                if any(part[:-1]) and part[-1] == 0:
                    yield dict(zip(line[start:end], [0, *part[:-1]], strict=True))
                if any(part[1:]) and part[0] == 0:
                    yield dict(zip(line[start:end], [*part[1:], 0], strict=True))


def _number_split(numbers: Numbers) -> Iterator[Slip]:
    """12 was taken apart: 1 in its cell or the one before, 2 in the one behind."""
    for line in numbers.lines:
        for first, second in pairwise(line):
            one, other = numbers.of((first, second))
            # Only where one of both cells should be empty is there room for a number in two pieces.
            digits = str(one or other)
            if not one or not other:
                for at in range(1, len(digits)):
                    if digits[at] != "0" or at == len(digits) - 1:
                        yield {first: int(digits[:at]), second: int(digits[at:])}


#: By the kinds of mistakes; for `replaced` there are `replacements`.
SLIPS: Final[Mapping[str, Slips]] = {
    "digits_swapped": _digits_swapped,
    "digit_lost": _digit_lost,
    "digit_doubled": _digit_doubled,
    "total_left_zero": _total_left_zero,
    "cells_swapped": _cells_swapped,
    "row_shifted": _row_shifted,
    "number_split": _number_split,
}
