"""Cells below zero: which may have a minus sign too many, and which may be below zero at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from disclosure_schema.rows.proactive import FeeItems, Matters

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.editions import Edition
    from disclosure_schema.rules.ledger import Ledger

# 本年增/减 is signed: items added less items removed.
_SIGNED: Final = ((Matters, "change"), (FeeItems, "change"))


def signed_cells(edition: Edition) -> frozenset[CellPath]:
    """The cells of an edition whose numbers may be below zero."""
    # Editions are equal by their id alone.
    return _signed_cells(edition, edition.paths)


@lru_cache(maxsize=64)
def _signed_cells(edition: Edition, paths: tuple[CellPath, ...]) -> frozenset[CellPath]:
    from disclosure_schema.model.report import Report

    draft = Report.blank("某机关", edition.first_year, edition)
    return frozenset(path for path in paths if _is_signed(draft, path))


def _is_signed(draft: object, path: CellPath) -> bool:
    *steps, name = path[1:].split("/")
    line = draft
    for each in steps:
        line = getattr(line, each)
    return any(isinstance(line, cls) and name == signed for cls, signed in _SIGNED)


def without_minus(ledger: Ledger, below_zero: Sequence[CellPath]) -> dict[CellPath, int]:
    """Of the cells below zero those that the sums say have a minus sign too many, with the number that was meant."""
    together = {path: -ledger.numbers[path] for path in below_zero}
    if _is_borne_out(ledger, together):
        return together
    accepted: dict[CellPath, int] = {}
    for path, number in together.items():
        if _is_borne_out(ledger, {**accepted, path: number}):
            accepted[path] = number
    return accepted


def _is_borne_out(ledger: Ledger, changes: Mapping[CellPath, int]) -> bool:
    """Whether with these numbers no identity is further out than before, and of each cell one holds."""
    before = ledger.imbalance
    rest = ledger.after(before, changes.items())
    return all(abs(excess) <= abs(before.get(index, 0)) for index, excess in rest.items()) and all(
        any(index not in rest for index, _ in ledger.sides[path]) for path in changes
    )
