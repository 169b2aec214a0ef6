"""Cells below zero whose minus sign is the only mistake: without it the sums balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.locating.ledger import Ledger


def without_minus(ledger: Ledger, below_zero: Sequence[CellPath]) -> dict[CellPath, int]:
    """The cells that are right without their minus sign, as the sums say, each with that number.

    First the minus signs of all cells are taken away at once. If the sums do not confirm that, one after the other.
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
    """Whether no identity gets worse, and each changed cell stands in at least one that balances after the change."""
    before = ledger.imbalance
    rest = ledger.after(before, changes.items())
    return all(abs(excess) <= abs(before.get(index, 0)) for index, excess in rest.items()) and all(
        any(index not in rest for index, _ in ledger.sides[path]) for path in changes
    )
