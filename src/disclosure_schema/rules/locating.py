"""Which cells are wrong: the smallest explanation of everything in a table that does not add up.

One mistake is looked for first, in one cell or of a kind that people make; then two, and so on up to five.
A table with more is taken apart, as far as it goes: cells all of whose identities are out by the same
are put right one after the other. That is likely, and not certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import define, frozen

from disclosure_schema.rules.mistakes import Mistake, is_count, mistakes_over_cells, replaced

if TYPE_CHECKING:
    from disclosure_schema.paths import Path
    from disclosure_schema.rules.ledger import Ledger

#: Mistakes that together explain what does not add up.
Explanation: TypeAlias = tuple[Mistake, ...]

_Imbalance: TypeAlias = Mapping[int, int]

# More explanations than that say no more than none.
_MOST: Final = 64
_DEEPEST: Final = 5
# A cell stands in three identities at most: a line, a column, a balance.
_MOST_IDENTITIES: Final = 3
# So many numbers are tried before a search is given up: some milliseconds.
_PATIENCE: Final = 4000


@frozen
class Location:
    """What is known of the cause: the explanations as small as any, the likeliest first, and what none of them explains."""

    explanations: tuple[Explanation, ...]
    #: Whether there is just one explanation that is so small.
    is_certain: bool = False
    #: Indexes of the identities that stay broken: the table has too many mistakes to tell them apart.
    unexplained: tuple[int, ...] = ()


def located(ledger: Ledger) -> Location:
    """The smallest explanations of what is out of balance in a table."""
    imbalance = ledger.imbalance
    if not imbalance:
        return Location(())
    for find in (_by_one, _by_two, _by_three, _by_more):
        sound = (each for each in find(ledger, imbalance) if _is_sound(ledger, each))
        if found := _possible(ledger, _ranked(sound)):
            return Location(found, is_certain=len(found) == 1)
    mistakes, rest = _taken_apart(ledger, imbalance)
    return Location((tuple(mistakes),) if mistakes else (), unexplained=tuple(rest))


def _by_one(ledger: Ledger, imbalance: _Imbalance) -> Iterator[Explanation]:
    for mistake in _single(ledger, imbalance):
        yield (mistake,)
    for mistake in mistakes_over_cells(ledger):
        if not ledger.after(imbalance, mistake.changes):
            yield (mistake,)


def _by_two(ledger: Ledger, imbalance: _Imbalance) -> Iterator[Explanation]:
    found = list(_by_cells(ledger, imbalance, 2, _Patience()))
    yield from found
    if not found:
        for mistake in mistakes_over_cells(ledger):
            rest = ledger.after(imbalance, mistake.changes)
            if len(rest) < len(imbalance):
                changed = {path for path, _ in mistake.changes}
                for other in _single(ledger, rest):
                    if not changed & {path for path, _ in other.changes}:
                        yield (mistake, other)


def _by_three(ledger: Ledger, imbalance: _Imbalance) -> Iterator[Explanation]:
    return _by_cells(ledger, imbalance, 3, _Patience())


def _by_more(ledger: Ledger, imbalance: _Imbalance) -> Iterator[Explanation]:
    patience = _Patience()
    for depth in range(4, _DEEPEST + 1):
        found = list(_by_cells(ledger, imbalance, depth, patience))
        if patience.is_over:
            return  # what was found need not be all there is
        if found:
            yield from found
            return


def _single(ledger: Ledger, imbalance: _Imbalance) -> Iterator[Mistake]:
    """Single cells that explain everything: they stand in just the broken identities, each out by the same."""
    for path in ledger.alike.get(frozenset(imbalance), ()):
        sides = ledger.sides[path]
        differences = {-sign * imbalance[index] for index, sign in sides}
        if len(differences) == 1:
            found = ledger.numbers[path]
            expected = found + differences.pop()
            if is_count(expected):
                yield replaced(path, found, expected)


@define
class _Patience:
    """How many more numbers a search may try."""

    left: int = _PATIENCE

    @property
    def is_over(self) -> bool:
        return self.left <= 0


def _by_cells(
    ledger: Ledger, imbalance: _Imbalance, depth: int, patience: _Patience
) -> Iterator[Explanation]:
    """Explanations by so many single cells, as far as patience reaches.

    Some cell of every broken identity must be wrong, and it must set right at least one of its identities:
    so it is enough to follow the identity with the fewest cells.
    """
    if depth == 1:
        for mistake in _single(ledger, imbalance):
            yield (mistake,)
        return
    if not imbalance or len(imbalance) > _MOST_IDENTITIES * depth:
        return
    narrowest = min(imbalance, key=lambda index: len(ledger.identities[index].paths))
    for path in ledger.identities[narrowest].paths:
        found = ledger.numbers[path]
        differences = {
            -sign * imbalance[index] for index, sign in ledger.sides[path] if index in imbalance
        }
        for difference in differences:
            expected = found + difference
            if not is_count(expected):
                continue
            patience.left -= 1
            if patience.is_over:
                return
            mistake = replaced(path, found, expected)
            rest = ledger.after(imbalance, mistake.changes)
            for others in _by_cells(ledger, rest, depth - 1, patience):
                if all(path != other for each in others for other, _ in each.changes):
                    yield (mistake, *others)


def _is_sound(ledger: Ledger, explanation: Explanation) -> bool:
    """Whether every mistake in it has a part in what is broken, rather than undo what another one does."""
    return all(
        any(
            index in ledger.imbalance
            for path, _ in each.changes
            for index, _ in ledger.sides.get(path, ())
        )
        for each in explanation
    )


def _possible(ledger: Ledger, found: tuple[Explanation, ...]) -> tuple[Explanation, ...]:
    """Those that leave no number below zero, if there are such: a count below zero is wrong without doubt."""
    impossible = {path for path in ledger.sides if ledger.numbers[path] < 0}
    if not impossible:
        return found
    possible = tuple(
        explanation
        for explanation in found
        if impossible <= {path for each in explanation for path, _ in each.changes}
    )
    return possible or found


def _ranked(found: Iterator[Explanation]) -> tuple[Explanation, ...]:
    """Each explanation once, those whose mistakes are recognised first."""
    distinct: dict[frozenset[tuple[Path, int]], Explanation] = {}
    for each in found:
        changes = frozenset(change for mistake in each for change in mistake.changes)
        distinct.setdefault(changes, each)
        if len(distinct) >= _MOST:
            break
    return tuple(sorted(distinct.values(), key=_unlikeliness))


def _unlikeliness(explanation: Explanation) -> tuple[int, bool]:
    """Mistakes that are recognised come first; then a wrong total, which is computed, before a wrong part, which is not."""
    ends_in_total = all(path.endswith("/total") for each in explanation for path, _ in each.changes)
    return sum(not each.is_recognised for each in explanation), not ends_in_total


def _taken_apart(ledger: Ledger, imbalance: _Imbalance) -> tuple[list[Mistake], _Imbalance]:
    """Cells that are wrong without doubt, and what stays out of balance without them."""
    mistakes: list[Mistake] = []
    changed: set[Path] = set()
    rest: _Imbalance = imbalance
    while candidates := {
        path: mistake
        for path, sides in ledger.sides.items()
        if path not in changed
        and all(index in rest for index, _ in sides)
        and len(sides) > 1
        and len(differences := {-sign * rest[index] for index, sign in sides}) == 1
        and is_count(expected := ledger.numbers[path] + differences.pop())
        and (mistake := replaced(path, ledger.numbers[path], expected))
    }:
        lonely = [
            path
            for path in candidates
            if any(
                sum(index in dict(ledger.sides[other]) for other in candidates) == 1
                for index, _ in ledger.sides[path]
            )
        ]
        if not lonely:
            break
        chosen = lonely[0]
        mistakes.append(candidates[chosen])
        changed.add(chosen)
        rest = ledger.after(rest, candidates[chosen].changes)
    return mistakes, rest
