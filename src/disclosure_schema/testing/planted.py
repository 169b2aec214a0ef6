"""Mistakes put into reports on purpose, each with a label: what a checker should find, and what should stand there.

`plant` chooses where. It puts mistakes into tables 三 and 四 only, whose numbers must add up; into table 二 only
those that need no sum to be seen, a unit or a sign. What is a unit is asked of the rules themselves.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast, get_args

from attrs import evolve, frozen

from disclosure_schema.cell_path import CellPath, getter_of
from disclosure_schema.form.identities import identities_of
from disclosure_schema.model.remarks import Remark
from disclosure_schema.rules.cells import signed_cells
from disclosure_schema.rules.judgements.fees_in_yuan import FEES, fees_in_yuan
from disclosure_schema.testing.slips import SLIPS, Numbers, replacements
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_schema.model.report import Report
    from disclosure_schema.values import Amount, Count

#: How a number came to be wrong; the names are those of suggestions, and two or three cells that have nothing to do with each other.
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
# Where independent mistakes come together: in table 三, or in one line of table 四.
_MEETING_PLACES: Final = (
    *("/requests/",) * 3,
    *("/reconsideration/", "/litigation/direct/", "/litigation/after_reconsideration/"),
)


@frozen
class PlantedMistake:
    """A mistake in a report, and the report without it."""

    kind: PlantedKind
    #: The table that it is in: `proactive`, `requests` or `disputes`.
    section: str
    right: Report
    wrong: Report
    #: The cells that are wrong, with the numbers that should stand in them, in the order of the page.
    expected: Mapping[CellPath, int | Decimal]
    #: Whether the wrong report breaks any rule: two numbers of one sum may change places unseen.
    is_detectable: bool

    @property
    def causes(self) -> tuple[frozenset[CellPath], ...]:
        """The wrong cells, those together that are wrong for one reason."""
        if self.kind in _INDEPENDENT:
            return tuple(frozenset((path,)) for path in self.expected)
        return (frozenset(self.expected),)


def plant(report: Report, kind: PlantedKind, seed: int) -> PlantedMistake | None:
    """The report with a mistake of a kind at a random place; None if it has no place for such a one.

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
    values = _values(wrong)
    changed = [path for path, number in numbers.items() if values[path] != number]
    if not changed:
        return None
    expected = {path: numbers[path] for path in changed}
    return PlantedMistake(
        kind, _section_of(changed[0]), report, wrong, expected, _breaks_a_rule(wrong)
    )


def _values(report: Report) -> dict[CellPath, Count | Amount]:
    """What stands in the cells of the form. Lines that an office added are left alone."""
    paths = report.edition.paths
    values = cast("tuple[Count | Amount, ...]", getter_of(paths)(report))
    return dict(zip(paths, values, strict=True))


def _section_of(path: CellPath) -> str:
    table = path.split("/")[1]
    return table if table in ("proactive", "requests") else "disputes"


def _slipped(
    report: Report, numbers: Mapping[CellPath, int | Decimal], kind: str, random: Random
) -> Report | None:
    """The report with slips of the pen in tables 三 and 四; those that are independent in one table, so that they meet."""
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
    """Whether anything in a report contradicts the form, by the sums, signs and units, and not by the search."""
    values = _values(report)
    for each in identities_of(report.edition.paths):
        left, right = _sum_of(values, each.left), _sum_of(values, each.right)
        if left is None or right is None:
            continue
        if left > right or (left < right and each.relation == "="):
            return True
    signed = signed_cells(report.edition)
    return fees_in_yuan(report) is not None or any(
        not isinstance(each, Absent) and each < 0 and path not in signed
        for path, each in values.items()
    )


def _sum_of(values: Mapping[CellPath, object], paths: tuple[CellPath, ...]) -> int | None:
    total = 0
    for path in paths:
        number = values[path]
        if not isinstance(number, int):
            return None
        total += number
    return total
