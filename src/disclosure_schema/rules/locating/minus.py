"""Cells below zero of which the sums say that only a minus sign is too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.locating.ledger import Ledger


def without_minus(ledger: Ledger, below_zero: Sequence[CellPath]) -> dict[CellPath, int]:
    """The cells that the sums confirm without their minus sign, with these numbers.

    All cells below zero are tried together first, then one after the other.
    """
    together = {path: -ledger.numbers[path] for path in below_zero}
    if _is_confirmed(ledger, together):
        return together
    confirmed: dict[CellPath, int] = {}
    for path, number in together.items():
        if _is_confirmed(ledger, {**confirmed, path: number}):
            confirmed[path] = number
    return confirmed


def _is_confirmed(ledger: Ledger, changes: Mapping[CellPath, int]) -> bool:
    """No identity gets worse, and each changed cell stands in at least one that then balances."""
    before = ledger.imbalance
    rest = ledger.after(before, changes.items())
    return all(abs(excess) <= abs(before.get(index, 0)) for index, excess in rest.items()) and all(
        any(index not in rest for index, _ in ledger.sides[path]) for path in changes
    )
