"""A table as accounts: its numbers, the identities that can be assessed, and by how much each is out of balance.

The identities of table 三 form an error-correcting code. Where every cell holds a number, each cell stands in two or
three identities, and no two cells stand in the same ones. So the set of broken identities says which cell is wrong,
and by how much they are out says what it should hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from attrs import define

from disclosure_schema.limits import LARGEST_COUNT

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.form.identities import Identity

#: By how much the left side of each broken identity is more than the right one, by the index of the identity.
Imbalance: TypeAlias = Mapping[int, int]
#: The cells of a table, row by row.
Rows: TypeAlias = "tuple[tuple[CellPath, ...], ...]"


def is_count(number: int) -> bool:
    """Whether a cell can hold that number, 件."""
    return 0 <= number <= LARGEST_COUNT


def rows_of(paths: Iterable[CellPath]) -> Rows:
    """The cells that stand side by side, row by row. The paths must be in the order of the page."""
    rows = groupby(paths, lambda path: path.rpartition("/")[0])
    return tuple(tuple(cells) for _, cells in rows)


@define(frozen=True, slots=False, eq=False)
class Ledger:
    """The cells of one table that hold numbers, and the identities all of whose cells do."""

    #: All cells of the table, absent ones too.
    rows: Rows
    #: What stands in the cells that hold numbers.
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
    def cells_by_identities(self) -> dict[frozenset[int], tuple[CellPath, ...]]:
        """The cells that stand in just these identities: one cell, where all identities can be assessed."""
        cells: dict[frozenset[int], list[CellPath]] = defaultdict(list)
        for path, sides in self.sides.items():
            cells[frozenset(index for index, _ in sides)].append(path)
        return {indexes: tuple(paths) for indexes, paths in cells.items()}

    @cached_property
    def most_identities(self) -> int:
        """The largest number of identities that one cell stands in: at most a row, a column and a balance."""
        return max(map(len, self.sides.values()), default=0)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The number of cells of each identity."""
        return tuple(len(each.paths) for each in self.identities)

    @cached_property
    def imbalance(self) -> dict[int, int]:
        """The identities that do not hold: by how much the left side is more than the right, by index."""
        excesses = (
            sum(map(self.numbers.__getitem__, each.left))
            - sum(map(self.numbers.__getitem__, each.right))
            for each in self.identities
        )
        return {index: excess for index, excess in enumerate(excesses) if excess}

    def broken_with(self, paths: Iterable[CellPath]) -> set[int]:
        """The indexes of the broken identities in which any of these cells stands."""
        return {
            index
            for path in paths
            for index, _ in self.sides.get(path, ())
            if index in self.imbalance
        }

    def balancing(self, path: CellPath, imbalance: Imbalance) -> int | None:
        """The number that makes all identities of a cell hold; None if they do not agree on one that is a count."""
        differences = {-sign * imbalance.get(index, 0) for index, sign in self.sides[path]}
        if len(differences) > 1:
            return None
        expected = self.numbers[path] + differences.pop()
        return expected if is_count(expected) else None

    def after(
        self, imbalance: Imbalance, changes: Iterable[tuple[CellPath, int]]
    ) -> dict[int, int]:
        """What of an imbalance is left, or new, once cells hold other numbers."""
        rest = dict(imbalance)
        for path, number in changes:
            difference = number - self.numbers[path]
            for index, sign in self.sides.get(path, ()):
                if excess := rest.get(index, 0) + sign * difference:
                    rest[index] = excess
                else:
                    rest.pop(index, None)
        return rest
