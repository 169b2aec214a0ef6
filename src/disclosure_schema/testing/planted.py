"""Mistakes put into reports on purpose. Each says which cells are wrong, and what should stand there.

Tables 三 and 四 get all kinds of mistakes, as their numbers must add up. Table 二 gets only those that need no sum
to be seen: a unit or a sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Final, Literal, TypeAlias, cast, get_args

from attrs import evolve

from disclosure_schema.cell_path import CellPath
from disclosure_schema.form.identities import identities_of
from disclosure_schema.frozen import frozen
from disclosure_schema.model.remarks import Remark
from disclosure_schema.model.report import Report
from disclosure_schema.rules.below_zero import cells_below_zero
from disclosure_schema.rules.cells import signed_cells
from disclosure_schema.rules.judgements.fees_in_yuan import FEES
from disclosure_schema.rules.judgements.judgements import doubts
from disclosure_schema.testing.slips import SLIPS, Numbers, replacements
from disclosure_schema.values import Absent, Count, total

#: How a number came to be wrong: the kinds of suggestions, and two or three independent wrong cells.
PlantedKind: TypeAlias = Literal[
    "replaced",
    "digits_swapped",
    "digit_lost",
    "digit_doubled",
    "total_left_zero",
    "cells_swapped",
    "row_shifted",
    "number_split",
    "unit",
    "sign",
    "two_cells",
    "three_cells",
]

PLANTED_KINDS: Final[tuple[PlantedKind, ...]] = get_args(PlantedKind)

_INDEPENDENT: Final = {"two_cells": 2, "three_cells": 3}
_TABLES: Final = ("/requests/", "/reconsideration/", "/litigation/")
# Independent mistakes stand together in table 三, or in one block of table 四.
_MEETING_PLACES: Final = (
    *("/requests/",) * 3,
    *("/reconsideration/", "/litigation/direct/", "/litigation/after_reconsideration/"),
)


@frozen
class PlantedMistake:
    """A mistake in a report, and the report without it."""

    kind: PlantedKind
    #: The section of the table that it is in: `proactive`, `requests` or `disputes`.
    section: str
    right: Report
    wrong: Report
    #: The cells that are wrong, with the numbers that should stand in them, in the order of the page.
    expected: Mapping[CellPath, int | Decimal]
    #: Whether the wrong report breaks any rule. Two numbers of one sum may change places and break none.
    is_detectable: bool

    @property
    def causes(self) -> tuple[frozenset[CellPath], ...]:
        """The wrong cells, grouped by the reason why they are wrong."""
        if self.kind in _INDEPENDENT:
            return tuple(frozenset((path,)) for path in self.expected)
        return (frozenset(self.expected),)


def plant(report: Report, kind: PlantedKind, seed: int) -> PlantedMistake | None:
    """The report with a mistake of a kind at a random place; None if it has no place for such a mistake.

    The report must add up. The same seed gives the same mistake.
    """
    random = Random(f"{kind} {seed}")
    numbers = {path: each for path, each in report.values().items() if not isinstance(each, Absent)}
    wrong: Report | None
    if kind == "unit":
        wrong = _in_yuan(report, random)
    elif kind == "sign":
        wrong = _negative(report, numbers, random)
    else:
        wrong = _slipped(report, numbers, kind, random)
    if wrong is None:
        return None
    values = wrong.values()
    changed = [path for path, number in numbers.items() if values[path] != number]
    if not changed:
        return None
    expected = {path: numbers[path] for path in changed}
    return PlantedMistake(
        kind, _section_of(changed[0]), report, wrong, expected, _breaks_a_rule(wrong)
    )


def _section_of(path: CellPath) -> str:
    table = path.split("/")[1]
    return table if table in ("proactive", "requests") else "disputes"


def _slipped(
    report: Report, numbers: Mapping[CellPath, int | Decimal], kind: str, random: Random
) -> Report | None:
    """The report with slips of the pen in tables 三 and 四. Independent ones stand in one table, so that they share sums."""
    count = _INDEPENDENT.get(kind, 1)
    tables = (random.choice(_MEETING_PLACES),) if count > 1 else _TABLES
    counts = {
        path: each
        for path, each in numbers.items()
        if isinstance(each, int) and path.startswith(tables)
    }
    wrong: dict[str, int] = {}
    for _ in range(count):
        rest = Numbers({path: each for path, each in counts.items() if path not in wrong})
        slips = list(SLIPS[kind](rest) if kind in SLIPS else replacements(rest, random))
        if not slips:
            return None
        wrong.update({str(path): each for path, each in random.choice(slips).items()})
    return report.with_cells(wrong)


def _in_yuan(report: Report, random: Random) -> Report | None:
    """Fees in 元 where the form asks for 万元: with the word behind them, or only as large as that."""
    fees = getattr(report.proactive, "fees", None)
    if not isinstance(fees, Decimal) or fees <= 0:
        return None
    wrong = report.with_cell(FEES, Decimal(format(fees.scaleb(4), "f")))
    if random.randrange(2):
        return wrong
    kept = tuple(each for each in wrong.remarks if each.path != FEES)
    return evolve(wrong, remarks=(*kept, Remark(FEES, after="元")))


def _negative(
    report: Report, numbers: Mapping[CellPath, int | Decimal], random: Random
) -> Report | None:
    signed = signed_cells(report.edition)
    chosen = [path for path, each in numbers.items() if each > 0 and path not in signed]
    if not chosen:
        return None
    path = random.choice(chosen)
    return report.with_cell(path, -numbers[path])


def _breaks_a_rule(report: Report) -> bool:
    """Whether a sum, a sign or a unit of the report is wrong. The search for wrong cells takes no part in it."""
    values = cast("Mapping[CellPath, Count]", report.values())
    for each in identities_of(report.edition.paths):
        left, right = (total(values[path] for path in side) for side in (each.left, each.right))
        if left is None or right is None:
            continue
        if left > right or (left < right and each.relation == "="):
            return True
    return any(doubts(report)) or bool(cells_below_zero(report))
