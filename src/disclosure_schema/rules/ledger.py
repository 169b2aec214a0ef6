"""A table as accounts: its numbers, the identities that can be assessed, and by how much each is out of balance.

The identities of table 三 form a code. Where every cell holds a number each stands in two or three of them,
and no two cells in the same: so the set of those that are broken, and by how much, says which cell is wrong
and what it should be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from attrs import define

from disclosure_schema.limits import LARGEST_COUNT

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.form.identities import Identity

#: By how much identities are out: how much the left side is more than the right, by index.
Imbalance: TypeAlias = Mapping[int, int]


def is_count(number: int) -> bool:
    """Whether a cell can hold that number of 件."""
    return 0 <= number <= LARGEST_COUNT


@define(frozen=True, slots=False, eq=False)
class Ledger:
    """The cells of one table that hold numbers, and the identities all of whose cells do."""

    #: The lines of the table in their order, each with the paths of its cells; absent cells too.
    lines: tuple[tuple[CellPath, ...], ...]
    numbers: Mapping[CellPath, int]
    identities: tuple[Identity, ...]

    @cached_property
    def sides(self) -> dict[CellPath, tuple[tuple[int, int], ...]]:
        """For each cell the indexes of its identities, with 1 where it stands at the left, −1 at the right."""
        sides: dict[CellPath, list[tuple[int, int]]] = defaultdict(list)
        for index, each in enumerate(self.identities):
            for path in each.left:
                sides[path].append((index, 1))
            for path in each.right:
                sides[path].append((index, -1))
        return {path: tuple(each) for path, each in sides.items()}

    @cached_property
    def alike(self) -> dict[frozenset[int], tuple[CellPath, ...]]:
        """The cells that stand in just these identities: one, where all of them can be assessed."""
        alike: dict[frozenset[int], list[CellPath]] = defaultdict(list)
        for path, sides in self.sides.items():
            alike[frozenset(index for index, _ in sides)].append(path)
        return {indexes: tuple(paths) for indexes, paths in alike.items()}

    @cached_property
    def most_identities(self) -> int:
        """In how many identities a cell stands at most: a line, a column, a balance."""
        return max(map(len, self.sides.values()), default=0)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """How many cells each identity has."""
        return tuple(len(each.paths) for each in self.identities)

    @cached_property
    def imbalance(self) -> dict[int, int]:
        """The identities that do not hold: how much the left side is more than the right, by index."""
        sums = (
            sum(map(self.numbers.__getitem__, each.left))
            - sum(map(self.numbers.__getitem__, each.right))
            for each in self.identities
        )
        return {index: excess for index, excess in enumerate(sums) if excess}

    def touched(self, paths: Iterable[CellPath]) -> set[int]:
        """The indexes of the broken identities in which any of these cells stands."""
        return {
            index
            for path in paths
            for index, _ in self.sides.get(path, ())
            if index in self.imbalance
        }

    def meant(self, path: CellPath, imbalance: Imbalance) -> int | None:
        """The number in a cell with which all its identities hold; None if they do not agree on one."""
        differences = {-sign * imbalance.get(index, 0) for index, sign in self.sides[path]}
        if len(differences) > 1:
            return None
        expected = self.numbers[path] + differences.pop()
        return expected if is_count(expected) else None

    def after(
        self, imbalance: Imbalance, changes: Iterable[tuple[CellPath, int]]
    ) -> dict[int, int]:
        """What is out of balance once cells have other numbers, if before it was `imbalance`."""
        rest = dict(imbalance)
        for path, number in changes:
            difference = number - self.numbers[path]
            for index, sign in self.sides.get(path, ()):
                if excess := rest.get(index, 0) + sign * difference:
                    rest[index] = excess
                else:
                    rest.pop(index, None)
        return rest
