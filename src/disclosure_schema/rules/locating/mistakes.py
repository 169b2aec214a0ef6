"""Mistakes that people make when they fill in a table, each recognised by the numbers that it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from disclosure_schema.cell_path import CellPath
from disclosure_schema.frozen import frozen
from disclosure_schema.rules.locating.ledger import is_count

if TYPE_CHECKING:
    from disclosure_schema.rules.locating.ledger import Ledger

#: How numbers came to be wrong. Sums tell nothing of a `unit`; `several` stands for more than one mistake.
MistakeKind: TypeAlias = Literal[
    "replaced",
    "digits_swapped",
    "digit_lost",
    "digit_doubled",
    "total_left_zero",
    "cells_swapped",
    "row_shifted",
    "number_split",
    "unit",
    "sign",
    "several",
]


@frozen
class Mistake:
    """One mistake: how it came about, and the numbers that should stand in its cells."""

    kind: MistakeKind
    #: Cells with the numbers that were meant, in the order of the page.
    changes: tuple[tuple[CellPath, int], ...]

    @property
    def is_recognised(self) -> bool:
        """Whether it looks like something that people do. Such mistakes are likelier than just another number."""
        return self.kind != "replaced"


def replaced(path: CellPath, found: int, expected: int) -> Mistake:
    """Another number in one cell. Its kind is recognised by comparing the digits of both numbers."""
    return Mistake(_kind_of_replacement(path, str(found), str(expected)), ((path, expected),))


def _kind_of_replacement(path: CellPath, found: str, expected: str) -> MistakeKind:
    if found == f"-{expected}":
        return "sign"
    if path.endswith("/total") and found == "0":
        return "total_left_zero"
    if found in _with_neighbours_swapped(expected):
        return "digits_swapped"
    if found in _with_one_lost(expected):
        return "digit_lost"
    if found in _with_one_doubled(expected):
        return "digit_doubled"
    return "replaced"


def _with_neighbours_swapped(digits: str) -> set[str]:
    # No number begins with 0. So 04 is never found where 40 was meant, and 4 is a lost digit.
    return {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
    } - {digits}


def _with_one_lost(digits: str) -> set[str]:
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))} - {""}


def _with_one_doubled(digits: str) -> set[str]:
    return {digits[: at + 1] + digits[at:] for at in range(len(digits))}


def mistakes_over_cells(ledger: Ledger) -> Iterator[Mistake]:
    """Every mistake over several cells that may have led to these numbers, whether it explains anything or not."""
    for find in (_cells_swapped, _numbers_split, _rows_shifted):
        for mistake in find(ledger):
            if all(is_count(number) for _, number in mistake.changes):
                yield mistake


def _cells_swapped(ledger: Ledger) -> Iterator[Mistake]:
    """Two neighbours, side by side or one below the other, that changed places."""
    numbers = ledger.numbers
    beside = (pair for row in ledger.rows for pair in pairwise(row))
    below = (
        pair
        for upper, lower in pairwise(ledger.rows)
        if len(upper) == len(lower)
        for pair in zip(upper, lower, strict=True)
    )
    for first, second in (*beside, *below):
        one, other = numbers.get(first), numbers.get(second)
        if one is not None and other is not None and one != other:
            yield Mistake("cells_swapped", ((first, other), (second, one)))


def _numbers_split(ledger: Ledger) -> Iterator[Mistake]:
    """A number split over two cells side by side: 1 and 2, where 12 and 0, or 0 and 12, were meant."""
    for row in ledger.rows:
        for first, second in pairwise(row):
            # 0 is no part of a split number: 1 and 0 for 10 and 0 is a lost digit.
            one, other = ledger.numbers.get(first, 0), ledger.numbers.get(second, 0)
            if one > 0 and other > 0:
                whole = int(f"{one}{other}")
                yield Mistake("number_split", ((first, whole), (second, 0)))
                yield Mistake("number_split", ((first, 0), (second, whole)))


def _rows_shifted(ledger: Ledger) -> Iterator[Mistake]:
    """Numbers side by side typed one column too far to the right, or to the left. The cell left free holds 0.

    If a whole row is shifted, the number at its edge is lost. It follows from the others, as the last is their total.
    """
    for row in ledger.rows:
        numbers = [number for each in row if (number := ledger.numbers.get(each)) is not None]
        if len(numbers) < max(len(row), 3):
            continue
        for start, end in combinations(range(len(numbers) + 1), 2):
            part = numbers[start:end]
            if len(part) < 3:
                continue
            if part[0] == 0:
                yield _shifted(row, numbers, start, [*part[1:], 0])
            if part[-1] == 0:
                yield _shifted(row, numbers, start, [0, *part[:-1]])
        if numbers[0] == 0:
            yield _shifted(row, numbers, 0, [*numbers[1:], sum(numbers[1:])])
        if numbers[-1] == 0 and (lost := numbers[-2] - sum(numbers[:-2])) >= 0:
            yield _shifted(row, numbers, 0, [lost, *numbers[:-1]])


def _shifted(
    row: tuple[CellPath, ...], numbers: list[int], start: int, meant: list[int]
) -> Mistake:
    found = numbers[start : start + len(meant)]
    changes = [
        (path, number)
        for path, old, number in zip(row[start:], found, meant, strict=False)
        if number != old
    ]
    return Mistake("row_shifted", tuple(changes))
