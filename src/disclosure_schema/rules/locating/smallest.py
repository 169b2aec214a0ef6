"""Which cells are wrong: the smallest explanation of everything in a table that does not add up.

One mistake is looked for first, in one cell or of a kind that people make; then two, and so on up to five.
A table with more is taken apart, as far as it goes, which is likely and not certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from disclosure_schema.rules.certainty import Certainty
from disclosure_schema.rules.locating.mistakes import Mistake, mistakes_over_cells, replaced
from disclosure_schema.rules.locating.peeling import taken_apart
from disclosure_schema.rules.locating.searching import Budget, Changes, several_cells, single_cells

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.ledger import Ledger

#: Mistakes that together explain what does not add up.
Explanation: TypeAlias = tuple[Mistake, ...]

# More explanations than that say no more than none.
MOST_EXPLANATIONS: Final = 64
_DEEPEST: Final = 5
# Some 10 ms.
_STEPS: Final = 5000


@frozen
class Location:
    """What is known of the cause.

    `CERTAIN` and `LIKELY` come with one explanation, `POSSIBLE` with several that are as small,
    the likeliest first, and `UNKNOWN` with none.
    """

    certainty: Certainty
    explanations: tuple[Explanation, ...] = ()
    #: Indexes of the identities that stay broken: the table has too many mistakes to tell them apart.
    unexplained: tuple[int, ...] = ()


def located(ledger: Ledger) -> Location:
    """The smallest explanations of what is out of balance in a table."""
    if not ledger.imbalance:
        return Location(Certainty.UNKNOWN)
    budget = Budget(_STEPS)
    required = _required(ledger)
    over_cells = tuple(_over_cells(ledger, budget))
    for size in range(1, _DEEPEST + 1):
        found = _ranked(ledger, _of_size(size, ledger, over_cells, required, budget), required)
        if len(found) > 1:
            return Location(Certainty.POSSIBLE, found)
        if found:
            proved = not budget.is_spent and all(_is_proved(ledger, each) for each in found[0])
            return Location(Certainty.CERTAIN if proved else Certainty.LIKELY, found)
        if budget.is_spent:
            break
    return _by_taking_apart(ledger)


def _required(ledger: Ledger) -> frozenset[CellPath]:
    """Cells of broken identities that are below zero: an explanation that leaves them so explains nothing."""
    return frozenset(
        path
        for index in ledger.imbalance
        for path in ledger.identities[index].paths
        if ledger.numbers[path] < 0
    )


def _over_cells(ledger: Ledger, budget: Budget) -> Iterator[Mistake]:
    """The mistakes over several cells that have a part in what is broken."""
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
    """Explanations by so many mistakes."""
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
    """A mistake over several cells, and one in a cell apart from these."""
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
    """Each explanation that is one, once, those whose mistakes are recognised first."""
    distinct: dict[frozenset[tuple[CellPath, int]], Explanation] = {}
    for each in found:
        changes = frozenset(change for mistake in each for change in mistake.changes)
        if required <= {path for path, _ in changes} and _is_sound(ledger, each):
            distinct.setdefault(changes, each)
            if len(distinct) >= MOST_EXPLANATIONS:
                break
    return tuple(sorted(distinct.values(), key=_unlikeliness))


def _is_sound(ledger: Ledger, explanation: Explanation) -> bool:
    """Whether every mistake in it has a part in what is broken, rather than undo what another one does."""
    return all(ledger.touched(path for path, _ in each.changes) for each in explanation)


def _is_proved(ledger: Ledger, mistake: Mistake) -> bool:
    """Whether two broken identities agree on a mistake, and of each of its cells more than one identity tells.

    One sum alone cannot tell a wrong cell from two.
    """
    paths = [path for path, _ in mistake.changes]
    return len(ledger.touched(paths)) > 1 and all(
        len(ledger.sides.get(each, ())) > 1 for each in paths
    )


def _unlikeliness(explanation: Explanation) -> tuple[int, bool]:
    """Mistakes that are recognised come first; then a wrong total, which is computed, before a wrong part, which is not."""
    ends_in_total = all(path.endswith("/total") for each in explanation for path, _ in each.changes)
    return sum(not each.is_recognised for each in explanation), not ends_in_total


def _by_taking_apart(ledger: Ledger) -> Location:
    changes, rest = taken_apart(ledger)
    if not changes:
        return Location(Certainty.UNKNOWN, unexplained=tuple(rest))
    return Location(Certainty.LIKELY, (_replacing(ledger, changes),), tuple(rest))
