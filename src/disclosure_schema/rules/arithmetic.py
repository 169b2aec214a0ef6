"""The identities of a report, assessed: which hold, which do not, which cannot be looked at.

A clean report is by far the commonest, so there is one quick look at all sums;
only where that fails is each identity looked at on its own.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import frozen

from disclosure_schema.cell_path import CellPath, getter_of
from disclosure_schema.form.identities import Identity, identities_of
from disclosure_schema.rules.locating.minus import signed_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from disclosure_schema.editions import Edition
    from disclosure_schema.model.report import Report

#: Takes the cells of one side of an identity out of all cells.
_Side: TypeAlias = "Callable[[Sequence[int]], Sequence[int]]"


@frozen(eq=False)
class Sheet:
    """The cells of a form and its identities, made ready for looking at many reports."""

    paths: tuple[CellPath, ...]
    identities: tuple[Identity, ...]
    #: The cells whose numbers may be below zero.
    signed: frozenset[CellPath]
    #: What stands in all cells of a report, in the order of the paths.
    values: Callable[[object], tuple[object, ...]]
    _equal: tuple[tuple[_Side, _Side], ...]
    _at_most: tuple[tuple[_Side, _Side], ...]
    #: Takes those that cannot be below zero.
    _unsigned: _Side

    def is_clean(self, report: Report) -> bool:
        """Whether all cells are numbers, none that must not is below zero, and every identity holds."""
        cells = cast("Sequence[int]", self.values(report))
        try:
            for left, right in self._equal:
                if sum(left(cells)) != sum(right(cells)):
                    return False
            for left, right in self._at_most:
                if sum(left(cells)) > sum(right(cells)):
                    return False
            return min(self._unsigned(cells)) >= 0
        except TypeError:  # an absent cell cannot be added or compared
            return False


def sheet_of(edition: Edition) -> Sheet:
    """The sheet of an edition."""
    # Editions are equal by their id alone.
    return _sheet_of(edition, edition.paths)


@lru_cache(maxsize=64)
def _sheet_of(edition: Edition, paths: tuple[CellPath, ...]) -> Sheet:
    identities = identities_of(paths)
    order = {path: index for index, path in enumerate(paths)}

    def sides(relation: str) -> tuple[tuple[_Side, _Side], ...]:
        return tuple(
            (_taking(each.left, order), _taking(each.right, order))
            for each in identities
            if each.relation == relation
        )

    signed = signed_cells(edition)
    unsigned = tuple(each for each in paths if each not in signed)
    return Sheet(
        paths,
        identities,
        signed,
        getter_of(paths),
        sides("="),
        sides("≤"),
        _taking(unsigned, order),
    )


def _taking(paths: Sequence[CellPath], order: Mapping[CellPath, int]) -> _Side:
    """A function that takes the cells at these paths. Where they stand at even distances it is a slice."""
    indexes = [order[each] for each in paths]
    step = indexes[1] - indexes[0] if len(indexes) > 1 else 1
    even = range(indexes[0], indexes[0] + step * len(indexes), step) if step > 0 else range(0)
    if list(even) == indexes:
        return cast("_Side", itemgetter(slice(even.start, even.stop, even.step)))
    return cast("_Side", itemgetter(*indexes))  # more than one, as one stands at an even distance
