"""A search of bounded length for cells that, with other numbers, balance everything in a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import define

from disclosure_schema.rules.locating.ledger import is_count

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.locating.ledger import Imbalance, Ledger

#: Cells with the numbers that were meant.
Changes: TypeAlias = "tuple[tuple[CellPath, int], ...]"

# An explanation that is found is examined once more, which takes as long as five steps.
_STEPS_OF_AN_EXPLANATION: Final = 5


@define
class Budget:
    """The number of steps that a search may still take.

    Steps are counted and time is not measured, so that the same table always gives the same findings.
    """

    left: int

    @property
    def is_spent(self) -> bool:
        """Whether the search was broken off. There may be more explanations than it found."""
        return self.left < 0

    def spend(self, steps: int = 1) -> bool:
        """Takes n steps, and says whether the budget had them."""
        self.left -= steps
        return self.left >= 0


def single_cells(
    ledger: Ledger, imbalance: Imbalance, required: frozenset[CellPath] = frozenset()
) -> Iterator[tuple[CellPath, int]]:
    """Single cells that explain everything: they stand in just the broken identities, all out by the same number."""
    for path in ledger.cells_by_identities.get(frozenset(imbalance), ()):
        if required <= {path} and (expected := ledger.balancing(path, imbalance)) is not None:
            yield path, expected


def several_cells(
    ledger: Ledger,
    imbalance: Imbalance,
    count: int,
    budget: Budget,
    required: frozenset[CellPath] = frozenset(),
) -> Iterator[Changes]:
    """Explanations by `count` cells, the required ones among them, until the budget is spent.

    Every broken identity has a wrong cell, and a new number for it must mend one of its identities at least.
    So it is enough to try the cells of one broken identity, the one with the fewest cells.
    """
    if not budget.spend() or len(required) > count:
        return
    if count == 1:
        for each in single_cells(ledger, imbalance, required):
            if not budget.spend(_STEPS_OF_AN_EXPLANATION):
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
            # More than this the other cells cannot mend, even if no two of them share an identity.
            if not 0 < len(rest) <= most:
                continue
            for others in several_cells(ledger, rest, count - 1, budget, required - {path}):
                if all(path != other for other, _ in others):
                    yield (change, *others)
            if budget.is_spent:
                return
