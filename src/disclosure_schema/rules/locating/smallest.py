"""Which cells are wrong: the smallest explanation of everything in a table that does not balance.

One mistake is tried first: another number in one cell, or a mistake that people make over several cells.
Then come two mistakes, and so on up to five. A table with more is peeled; what peeling finds is likely at best.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from disclosure_schema.rules.locating.location import Certainty, Explanation, Location
from disclosure_schema.rules.locating.mistakes import Mistake, mistakes_over_cells, replaced
from disclosure_schema.rules.locating.peeling import peeled
from disclosure_schema.rules.locating.searching import Budget, Changes, several_cells, single_cells

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.locating.ledger import Ledger

#: The search ends with this number of explanations: still more of them would tell no more.
MOST_EXPLANATIONS: Final = 64
_MOST_MISTAKES: Final = 5
# They take about 10 ms.
_STEPS: Final = 5000


def located(ledger: Ledger) -> Location:
    """The smallest explanations of what is out of balance in a table."""
    if not ledger.imbalance:
        return Location(Certainty.UNKNOWN)
    budget = Budget(_STEPS)
    required = _required(ledger)
    over_cells = tuple(_over_cells(ledger, budget))
    for size in range(1, _MOST_MISTAKES + 1):
        found = _ranked(ledger, _of_size(size, ledger, over_cells, required, budget), required)
        if len(found) > 1:
            return Location(Certainty.POSSIBLE, found)
        if found:
            proved = not budget.is_spent and all(_is_proved(ledger, each) for each in found[0])
            return Location(Certainty.CERTAIN if proved else Certainty.LIKELY, found)
        if budget.is_spent:
            break
    return _by_peeling(ledger)


def _required(ledger: Ledger) -> frozenset[CellPath]:
    """The cells below zero in broken identities. An explanation must change all of them."""
    return frozenset(
        path
        for index in ledger.imbalance
        for path in ledger.identities[index].paths
        if ledger.numbers[path] < 0
    )


def _over_cells(ledger: Ledger, budget: Budget) -> Iterator[Mistake]:
    """The mistakes over several cells that touch a broken identity."""
    suspects = {path for index in ledger.imbalance for path in ledger.identities[index].paths}
    for mistake in mistakes_over_cells(ledger):
        if any(path in suspects for path, _ in mistake.changes):
            budget.spend()
            yield mistake


def _of_size(
    size: int,
    ledger: Ledger,
    over_cells: tuple[Mistake, ...],
    required: frozenset[CellPath],
    budget: Budget,
) -> Iterator[Explanation]:
    """Explanations by `size` mistakes."""
    by_cells = several_cells(ledger, ledger.imbalance, size, budget, required)
    if size == 1:
        yield from (_replacing(ledger, each) for each in by_cells)
        yield from (
            (each,) for each in over_cells if not ledger.after(ledger.imbalance, each.changes)
        )
    elif size == 2:
        first = next(by_cells, None)
        if first is not None:
            yield from (_replacing(ledger, each) for each in chain((first,), by_cells))
        else:
            yield from _over_cells_and_one(ledger, over_cells)
    else:
        yield from (_replacing(ledger, each) for each in by_cells)


def _over_cells_and_one(ledger: Ledger, over_cells: tuple[Mistake, ...]) -> Iterator[Explanation]:
    """A mistake over several cells, and one in another cell."""
    for mistake in over_cells:
        rest = ledger.after(ledger.imbalance, mistake.changes)
        if 0 < len(rest) <= ledger.most_identities:
            changed = {path for path, _ in mistake.changes}
            for path, expected in single_cells(ledger, rest):
                if path not in changed:
                    yield mistake, replaced(path, ledger.numbers[path], expected)


def _replacing(ledger: Ledger, changes: Changes) -> Explanation:
    return tuple(replaced(path, ledger.numbers[path], expected) for path, expected in changes)


def _ranked(
    ledger: Ledger, found: Iterator[Explanation], required: frozenset[CellPath]
) -> tuple[Explanation, ...]:
    """The explanations that change all required cells, each once, the likeliest first."""
    distinct: dict[frozenset[tuple[CellPath, int]], Explanation] = {}
    for each in found:
        changes = frozenset(change for mistake in each for change in mistake.changes)
        if required <= {path for path, _ in changes} and _has_no_idle_mistake(ledger, each):
            distinct.setdefault(changes, each)
            if len(distinct) >= MOST_EXPLANATIONS:
                break
    return tuple(sorted(distinct.values(), key=_unlikeliness))


def _has_no_idle_mistake(ledger: Ledger, explanation: Explanation) -> bool:
    """Whether every mistake in it stands in a broken identity, rather than undo what another one does."""
    return all(ledger.broken_with(path for path, _ in each.changes) for each in explanation)


def _is_proved(ledger: Ledger, mistake: Mistake) -> bool:
    """Whether two broken identities agree on a mistake, and each of its cells stands in more than one identity.

    A single sum cannot tell one wrong cell from two.
    """
    paths = [path for path, _ in mistake.changes]
    return len(ledger.broken_with(paths)) > 1 and all(
        len(ledger.sides.get(each, ())) > 1 for each in paths
    )


def _unlikeliness(explanation: Explanation) -> tuple[int, bool]:
    """What explanations are sorted by: recognised mistakes come first, then wrong totals, then wrong parts of a sum."""
    ends_in_total = all(path.endswith("/total") for each in explanation for path, _ in each.changes)
    return sum(not each.is_recognised for each in explanation), not ends_in_total


def _by_peeling(ledger: Ledger) -> Location:
    changes, rest = peeled(ledger)
    if not changes:
        return Location(Certainty.UNKNOWN, unexplained=tuple(rest))
    return Location(Certainty.LIKELY, (_replacing(ledger, changes),), tuple(rest))
