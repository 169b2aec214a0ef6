"""Peeling: a table with too many mistakes to be explained at once is mended cell by cell, as far as that goes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.locating.ledger import Imbalance, Ledger
    from disclosure_schema.rules.locating.searching import Changes


def peeled(ledger: Ledger) -> tuple[Changes, Imbalance]:
    """Cells that are likely wrong, with the numbers that were likely meant, and what stays out of balance.

    A cell is a candidate if its two or three identities are all out by the same number.
    A candidate is mended if it is the only candidate of one of its identities. Then the next cell is looked for.
    In a table with a dozen wrong cells, about one of twelve cells that this mends was right.
    """
    changes: dict[CellPath, int] = {}
    rest: Imbalance = ledger.imbalance
    while (change := _next(ledger, rest, changes)) is not None:
        changes.update((change,))
        rest = ledger.after(rest, (change,))
    return tuple(changes.items()), rest


def _next(
    ledger: Ledger, rest: Imbalance, mended: Container[CellPath]
) -> tuple[CellPath, int] | None:
    """The next cell to be mended, with its number."""
    candidates = {
        path: expected
        for path, sides in ledger.sides.items()
        if len(sides) > 1
        and all(index in rest for index, _ in sides)
        and path not in mended
        and (expected := ledger.balancing(path, rest)) is not None
    }
    cells = Counter(index for path in candidates for index, _ in ledger.sides[path])
    for path, expected in candidates.items():
        if any(cells[index] == 1 for index, _ in ledger.sides[path]):
            return path, expected
    return None
