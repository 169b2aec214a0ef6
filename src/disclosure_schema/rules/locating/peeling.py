"""A table with too many mistakes to be told apart, taken apart as far as it goes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.ledger import Imbalance, Ledger
    from disclosure_schema.rules.locating.searching import Changes


def taken_apart(ledger: Ledger) -> tuple[Changes, Imbalance]:
    """Cells that are likely wrong, with the numbers that were likely meant, and what stays out of balance.

    A cell is set right whose identities, two or three, are all out by the same, and one of which
    no other such cell can mend; then the next. Of a dozen wrong cells about one in twelve is blamed wrongly.
    """
    changes: dict[CellPath, int] = {}
    rest: Imbalance = ledger.imbalance
    while (change := _next(ledger, rest, changes.keys())) is not None:
        changes.update((change,))
        rest = ledger.after(rest, (change,))
    return tuple(changes.items()), rest


def _next(ledger: Ledger, rest: Imbalance, done: object) -> tuple[CellPath, int] | None:
    candidates = {
        path: expected
        for path, sides in ledger.sides.items()
        if len(sides) > 1
        and all(index in rest for index, _ in sides)
        and path not in done  # type: ignore[operator]
        and (expected := ledger.meant(path, rest)) is not None
    }
    mended_by = Counter(index for path in candidates for index, _ in ledger.sides[path])
    for path, expected in candidates.items():
        if any(mended_by[index] == 1 for index, _ in ledger.sides[path]):
            return path, expected
    return None
