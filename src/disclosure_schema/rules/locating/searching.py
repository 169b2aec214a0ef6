"""Which cells, filled with other numbers, set right everything in a table: a search of bounded length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import define

from disclosure_schema.rules.ledger import is_count

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.ledger import Imbalance, Ledger

#: Cells with the numbers that were meant.
Changes: TypeAlias = "tuple[tuple[CellPath, int], ...]"

# What is found is looked at once more, which takes as long as trying so many numbers.
_STEPS_OF_ONE_FOUND: Final = 5


@define
class Budget:
    """How many steps a search may still take. They are counted, not timed: the same table gives the same findings."""

    left: int

    @property
    def is_spent(self) -> bool:
        """Whether the search was broken off, so that there may be more than it found."""
        return self.left < 0

    def spend(self, steps: int = 1) -> bool:
        """Take so many steps; whether they were still to be had."""
        self.left -= steps
        return self.left >= 0


def single_cells(
    ledger: Ledger, imbalance: Imbalance, required: frozenset[CellPath] = frozenset()
) -> Iterator[tuple[CellPath, int]]:
    """Single cells that explain everything: they stand in just the broken identities, each out by the same."""
    for path in ledger.alike.get(frozenset(imbalance), ()):
        if required <= {path} and (expected := ledger.meant(path, imbalance)) is not None:
            yield path, expected


def several_cells(
    ledger: Ledger,
    imbalance: Imbalance,
    count: int,
    budget: Budget,
    required: frozenset[CellPath] = frozenset(),
) -> Iterator[Changes]:
    """Explanations by so many cells, the required among them, as far as the budget reaches.

    Some cell of every broken identity must be wrong, and it must set right at least one of its identities:
    so it is enough to follow the identity with the fewest cells.
    """
    if not budget.spend() or len(required) > count:
        return
    if count == 1:
        for each in single_cells(ledger, imbalance, required):
            if not budget.spend(_STEPS_OF_ONE_FOUND):
                return
            yield (each,)
        return
    most = ledger.most_identities * (count - 1)
    if not 0 < len(imbalance) <= most + ledger.most_identities:
        return
    narrowest = min(imbalance, key=ledger.widths.__getitem__)
    for path in ledger.identities[narrowest].paths:
        found = ledger.numbers[path]
        differences = {
            -sign * imbalance[index] for index, sign in ledger.sides[path] if index in imbalance
        }
        for difference in differences:
            if not is_count(found + difference):
                continue
            if not budget.spend():
                return
            change = (path, found + difference)
            rest = ledger.after(imbalance, (change,))
            # What the other cells cannot set right, not even if no two of them share an identity.
            if not 0 < len(rest) <= most:
                continue
            for others in several_cells(ledger, rest, count - 1, budget, required - {path}):
                if all(path != other for other, _ in others):
                    yield (change, *others)
            if budget.is_spent:
                return
