"""What people do when they fill in a table: the mistakes that can be recognised by their look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

from disclosure_schema.rules.ledger import is_count

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.findings import Kind
    from disclosure_schema.rules.ledger import Ledger

#: A mistake that is not recognised is less likely than one that is.
_UNRECOGNISED: Final = "replaced"


@frozen
class Mistake:
    """One mistake: how it came about, and the numbers that should stand in its cells."""

    kind: Kind
    #: Cells with the numbers that were meant, in the order of the page.
    changes: tuple[tuple[CellPath, int], ...]

    @property
    def is_recognised(self) -> bool:
        """Whether it looks like something that people do."""
        return self.kind != _UNRECOGNISED


def replaced(path: CellPath, found: int, expected: int) -> Mistake:
    """The mistake of another number in one cell, recognised by how the two numbers look."""
    return Mistake(_kind_of_replacement(path, str(found), str(expected)), ((path, expected),))


def _kind_of_replacement(path: CellPath, found: str, expected: str) -> Kind:
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
    # A zero that comes first is not written: 40 for 04 cannot be, 4 for 40 is a lost digit.
    return {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
    } - {digits}


def _with_one_lost(digits: str) -> set[str]:
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))} - {""}


def _with_one_doubled(digits: str) -> set[str]:
    return {digits[: at + 1] + digits[at:] for at in range(len(digits))}


def mistakes_over_cells(ledger: Ledger) -> Iterator[Mistake]:
    """Every mistake over several cells that the numbers of a table allow, whether it explains anything or not."""
    for find in (_cells_swapped, _numbers_split, _lines_shifted):
        for mistake in find(ledger):
            if all(is_count(number) for _, number in mistake.changes):
                yield mistake


def _cells_swapped(ledger: Ledger) -> Iterator[Mistake]:
    """Neighbours side by side, or one below the other."""
    numbers = ledger.numbers
    beside = (pair for line in ledger.lines for pair in pairwise(line))
    below = (
        pair
        for upper, lower in pairwise(ledger.lines)
        if len(upper) == len(lower)
        for pair in zip(upper, lower, strict=True)
    )
    for first, second in (*beside, *below):
        one, other = numbers.get(first), numbers.get(second)
        if one is not None and other is not None and one != other:
            yield Mistake("cells_swapped", ((first, other), (second, one)))


def _numbers_split(ledger: Ledger) -> Iterator[Mistake]:
    """12 that became 1 and 2 in two cells side by side, where the other cell should be 0."""
    for line in ledger.lines:
        for first, second in pairwise(line):
            # A 0 beside an empty cell is no part of a number: what is lost there is a digit.
            one, other = ledger.numbers.get(first, 0), ledger.numbers.get(second, 0)
            if one > 0 and other > 0:
                whole = int(f"{one}{other}")
                yield Mistake("number_split", ((first, whole), (second, 0)))
                yield Mistake("number_split", ((first, 0), (second, whole)))


def _lines_shifted(ledger: Ledger) -> Iterator[Mistake]:
    """Numbers side by side typed one column too far to the right, or to the left, with a 0 in the place left free.

    Where the total is shifted too, the number at the edge is lost; it follows from the others.
    """
    for line in ledger.lines:
        numbers = [number for each in line if (number := ledger.numbers.get(each)) is not None]
        if len(numbers) < max(len(line), 3):
            continue
        for start, end in combinations(range(len(numbers) + 1), 2):
            part = numbers[start:end]
            if len(part) < 3:
                continue
            if part[0] == 0:
                yield _shifted(line, numbers, start, [*part[1:], 0])
            if part[-1] == 0:
                yield _shifted(line, numbers, start, [0, *part[:-1]])
        if numbers[0] == 0:
            yield _shifted(line, numbers, 0, [*numbers[1:], sum(numbers[1:])])
        if numbers[-1] == 0 and (lost := numbers[-2] - sum(numbers[:-2])) >= 0:
            yield _shifted(line, numbers, 0, [lost, *numbers[:-1]])


def _shifted(
    line: tuple[CellPath, ...], numbers: list[int], start: int, meant: list[int]
) -> Mistake:
    found = numbers[start : start + len(meant)]
    changes = [
        (path, number)
        for path, old, number in zip(line[start:], found, meant, strict=False)
        if number != old
    ]
    return Mistake("row_shifted", tuple(changes))
