"""A quick look at a report: whether all its sums balance and none of its numbers is below zero.

Most reports are clean, and the quick look is all they need. Each identity is assessed on its own only where it fails.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from disclosure_schema.cell_path import CellPath, getter_of
from disclosure_schema.form.identities import identities_of
from disclosure_schema.frozen import frozen
from disclosure_schema.rules.cells import signed_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_schema.editions import Edition
    from disclosure_schema.model.report import Report

#: Indexes of cells in the order of the form.
_Indexes: TypeAlias = tuple[int, ...]


@frozen(eq=False)
class Arithmetic:
    """The sums of an edition by the indexes of their cells, made once for many reports."""

    #: What stands in the cells of a report, in the order of the form.
    _values: Callable[[object], tuple[object, ...]]
    #: The cells at the left and at the right of each identity whose sides must be equal.
    _equal: tuple[tuple[_Indexes, _Indexes], ...]
    #: The same of each identity whose left side must be at most the right one.
    _at_most: tuple[tuple[_Indexes, _Indexes], ...]
    #: The cells that must not be below zero.
    _unsigned: _Indexes

    def is_clean(self, report: Report) -> bool:
        """Whether all these cells hold numbers, every identity holds, and nothing is below zero that must not be."""
        cell = cast("Sequence[int]", self._values(report)).__getitem__
        try:
            return (
                all(sum(map(cell, left)) == sum(map(cell, right)) for left, right in self._equal)
                and all(
                    sum(map(cell, left)) <= sum(map(cell, right)) for left, right in self._at_most
                )
                and min(map(cell, self._unsigned), default=0) >= 0
            )
        except TypeError:  # an absent cell cannot be added or compared
            return False


def arithmetic_of(edition: Edition) -> Arithmetic:
    """The sums of an edition, made once."""
    # Editions are equal by their id alone, so the paths are part of the key.
    return _arithmetic_of(edition, edition.paths)


@lru_cache(maxsize=64)
def _arithmetic_of(edition: Edition, paths: tuple[CellPath, ...]) -> Arithmetic:
    order = {path: index for index, path in enumerate(paths)}

    def indexes(cells: tuple[CellPath, ...]) -> _Indexes:
        return tuple(order[each] for each in cells)

    def sides(relation: str) -> tuple[tuple[_Indexes, _Indexes], ...]:
        return tuple(
            (indexes(each.left), indexes(each.right))
            for each in identities_of(paths)
            if each.relation == relation
        )

    signed = signed_cells(edition)
    unsigned = indexes(tuple(each for each in paths if each not in signed))
    return Arithmetic(getter_of(paths), sides("="), sides("≤"), unsigned)
