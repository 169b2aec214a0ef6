"""Reports that add up, made from a seed: the same seed gives the same report on every machine.

Their numbers are as large as those of real reports. Chance comes from `random.Random` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

from attrs import evolve

from disclosure_schema.editions import EDITIONS
from disclosure_schema.model.agency import Agency
from disclosure_schema.model.remarks import Remark
from disclosure_schema.model.report import Report
from disclosure_schema.rules.cells import signed_cells
from disclosure_schema.testing.balancing import balanced, free_cells, with_values
from disclosure_schema.testing.offices import (
    APPLICANTS,
    OFFICES,
    OTHERWISE,
    OUTCOMES,
    RESULTS,
    Office,
)
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.editions import Edition
    from disclosure_schema.values import Amount, Count

_K = TypeVar("_K")

_OUTCOMES: Final = "/requests/outcomes/"
_BLOCKS: Final = ("/reconsideration", "/litigation/direct", "/litigation/after_reconsideration")
_AMOUNTS: Final = ("/proactive/fees", "/proactive/procurement/amount")


def seeded_report(seed: int, edition: Edition | None = None) -> Report:
    """A complete report that adds up, of a township, a city or an office between; of any of our editions if none is named."""
    random = Random(f"report {seed}")
    chosen = edition or random.choice(EDITIONS)
    office = random.choice(OFFICES)
    numbers = balanced(chosen.paths, _free_numbers(random, chosen.paths, office))
    values: dict[CellPath, Count | Amount] = {**_proactive(random, chosen, office), **numbers}
    last = chosen.last_year or 2025
    report = evolve(
        with_values(_draft(chosen, chosen.paths), values),
        edition=chosen,
        agency=Agency(office.name, kind=office.kind),
        year=random.randint(chosen.first_year, last),
    )
    return evolve(report, remarks=_remarks(random, report)) if _one_in(random, 5) else report


@lru_cache(maxsize=16)
def _draft(edition: Edition, _paths: tuple[CellPath, ...]) -> Report:
    """A blank report. Editions are equal by their id alone, so the paths are part of the key."""
    return Report.blank("某机关", edition.first_year, edition)


def _free_numbers(
    random: Random, paths: tuple[CellPath, ...], office: Office
) -> dict[CellPath, int]:
    """Numbers for the cells of tables 三 and 四 that can be chosen freely."""
    requests = 0
    if random.randrange(100) >= office.silent:
        least, most = office.requests
        requests = random.randint(least, random.randint(least, most))
    free = free_cells(paths)
    outcomes = [each for each in free if each.startswith(_OUTCOMES)]
    rows = {each.rpartition("/")[0]: random.uniform(0.3, 1.7) for each in outcomes}
    weights = {
        each: _outcome_weight(each) * _applicant_weight(each) * rows[each.rpartition("/")[0]]
        for each in outcomes
    }
    numbers = dict.fromkeys(free, 0) | _dealt(random, requests, weights)
    for row in ("/requests/carried_in/", "/requests/carried_forward/"):
        open_requests = requests * random.randrange(10) // 100
        cells = {each: _applicant_weight(each) for each in free if each.startswith(row)}
        numbers |= _dealt(random, open_requests, cells)
    for block in _BLOCKS:
        cases = random.randrange(2 + requests * random.randrange(15) // 100)
        results = {
            each: RESULTS[each.rpartition("/")[2]] for each in free if each.startswith(block)
        }
        numbers |= _dealt(random, cases, results)
    return numbers


def _dealt(random: Random, count: int, weights: Mapping[_K, float]) -> dict[_K, int]:
    """`count` cases dealt out to the cells at random, by their weights."""
    chosen = Counter(random.choices(list(weights), list(weights.values()), k=count))
    return {each: chosen[each] for each in weights}


def _outcome_weight(path: str) -> int:
    row = path.rpartition("/")[0]
    key = row.rpartition("/")[2]
    return OTHERWISE if key == "other" else OUTCOMES.get(key, 50)


def _applicant_weight(path: str) -> int:
    return APPLICANTS.get(path.rpartition("/")[2], 50)


def _proactive(random: Random, edition: Edition, office: Office) -> dict[CellPath, Count | Amount]:
    """The cells of table 二."""
    signed = signed_cells(edition)
    values: dict[CellPath, Count | Amount] = {}
    for path in edition.paths:
        if path in signed:
            values[path] = random.randint(-3, 3)
        elif path.startswith("/proactive/"):
            values[path] = _of_proactive(random, path, office, values)
    return values


def _of_proactive(
    random: Random, path: CellPath, office: Office, before: Mapping[CellPath, Count | Amount]
) -> Count | Amount:
    if path in _AMOUNTS:
        return _amount(random, office.fees)
    if "/rules/" in path and not office.makes_rules:
        return 0
    cell = path.rpartition("/")[2]
    match cell:
        case "disclosed_to_date":
            disclosed = list(before.values())[-1]
            return random.randrange(office.documents) + (
                disclosed if isinstance(disclosed, int) else 0
            )
        case "licensing" | "penalties" | "compulsion" | "decisions":
            return _few(random, office.decisions)
        case _:
            return _few(random, 8 if "/rules/" in path else office.documents)


def _few(random: Random, most: int) -> int:
    return random.randrange(1 + random.randrange(1 + most))


def _amount(random: Random, most: int) -> Decimal:
    """万元 with up to four digits behind the point; 0 for every other office."""
    places = random.randrange(5)
    amount = random.randrange(2) * _few(random, most * 10**places)
    return Decimal(amount).scaleb(-places)


def _remarks(random: Random, report: Report) -> tuple[Remark, ...]:
    """What offices write beside some number of table 二."""
    numbers = [
        each
        for each in report.cells()
        if each.section == "proactive" and not isinstance(each.value, Absent)
    ]
    cell = random.choice(numbers)
    if isinstance(cell.value, int) and cell.value >= 1000:
        return (Remark(cell.path, written=f"{cell.value:,}"),)
    after = "万元" if cell.path in _AMOUNTS else random.choice(("（其中修订2件）", "件"))
    return (Remark(cell.path, after=after),)


def _one_in(random: Random, n: int) -> bool:
    return not random.randrange(n)
