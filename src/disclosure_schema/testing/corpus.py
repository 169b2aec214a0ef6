"""Reports to try a checker on: clean ones, and the same with known mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Final

from disclosure_schema.frozen import frozen
from disclosure_schema.model.report import Report
from disclosure_schema.testing.blanking import partly_blank
from disclosure_schema.testing.planted import PLANTED_KINDS, PlantedKind, PlantedMistake, plant
from disclosure_schema.testing.seeded import seeded_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_schema.editions import Edition

# Not every report has a place for every kind of mistake. After 20 rounds over all reports none is expected any more.
_MOST_ROUNDS: Final = 20


@frozen
class Corpus:
    """Clean reports, and reports with one mistake each."""

    clean: tuple[Report, ...]
    mistaken: tuple[PlantedMistake, ...]


def seeded_corpus(
    seed: int,
    *,
    reports: int = 1000,
    mistakes: int = 100,
    blanks: bool = False,
    edition: Edition | None = None,
) -> Corpus:
    """Clean reports, and a number of mistakes of every kind in them; of all our editions if none is named.

    With `blanks` every report has cells without a number. There are fewer mistakes of a kind
    if the reports have too few places for it.
    """
    first = seed * 1_000_000
    clean = tuple(seeded_report(each, edition) for each in range(first, first + reports))
    if blanks:
        clean = tuple(partly_blank(each, first + index) for index, each in enumerate(clean))
    return Corpus(
        clean,
        tuple(
            each
            for kind in PLANTED_KINDS
            for each in islice(_mistakes(clean, kind, first), mistakes)
        ),
    )


def _mistakes(clean: Sequence[Report], kind: PlantedKind, first: int) -> Iterator[PlantedMistake]:
    rounds = chain.from_iterable(repeat(clean, _MOST_ROUNDS))
    for index, report in enumerate(rounds, first):
        if (mistake := plant(report, kind, index)) is not None:
            yield mistake
