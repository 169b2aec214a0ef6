"""How long `check` takes at worst: `python benchmarks/checking.py [ROUNDS]`.

A report that adds up is looked at once. Where it does not, the wrong cells are sought, and that takes longer,
the more explanations there are. Of each kind of mistake many reports are made, and the slowest is measured.
"""

from __future__ import annotations

import sys
from functools import partial
from random import Random

from checkouts import SOURCE
from disclosure_schema import BLANK, E2021, Absent, Report, loads
from disclosure_schema.rules import check, identities_of
from disclosure_schema.testing.blanking import partly_blank
from disclosure_schema.testing.seeded import seeded_report
from turns import Step, medians

REQUESTS = [each for each in E2021.paths if each.startswith("/requests/")]
COUNTS = [each for each in E2021.paths if not each.startswith("/proactive/")]


def bare_sums(report: Report) -> Step:
    """The floor: the identities of a clean report over a tuple of numbers that were taken out of it beforehand.

    No report, no path and no absent cell is looked at.
    """
    order = {path: index for index, path in enumerate(E2021.paths)}
    numbers = tuple(report.at(each) for each in E2021.paths)
    sides = [
        (tuple(map(order.__getitem__, each.left)), tuple(map(order.__getitem__, each.right)))
        for each in identities_of(E2021.paths)
    ]

    def sums() -> bool:
        for left, right in sides:
            if sum(numbers[index] for index in left) != sum(numbers[index] for index in right):  # type: ignore[misc]
                return False
        return True

    assert sums()
    return sums


def garbage(seed: int, largest: int) -> Report:
    """A report of random numbers."""
    random = Random(seed)
    return seeded_report(seed, E2021).with_cells(
        {each: random.randint(0, largest) for each in COUNTS}
    )


def wrong_cells(seed: int, count: int) -> Report:
    """A report that adds up but for `count` cells of table 三."""
    random = Random(seed)
    report = seeded_report(seed, E2021)
    return report.with_cells(
        {
            path: int(report.at(path)) + random.choice((1, 2, 5))  # type: ignore[arg-type]
            for path in random.sample(REQUESTS, count)
        }
    )


def shifted_row(seed: int) -> Report:
    """A report in which each cell of one row is too large by one: many explanations, none of them small."""
    report = seeded_report(seed, E2021)
    row = REQUESTS[7 * (seed % 25) :][:7]
    return report.with_cells({path: int(report.at(path)) + 1 for path in row})  # type: ignore[arg-type]


def below_zero(report: Report, seed: int, count: int) -> Report:
    """The report with `count` numbers of table 三 below zero. Their digits are wrong too, not the sign alone."""
    random = Random(seed)
    cells = [each for each in REQUESTS if isinstance(report.at(each), int)]
    chosen = random.sample(cells, min(count, len(cells)))
    return report.with_cells({path: -random.randint(1, 50) for path in chosen})


def columns_only(seed: int, count: int) -> Report:
    """A report whose rows have no totals, so that only columns can be assessed, with `count` wrong cells."""
    totals: dict[str, Absent] = {each: BLANK for each in REQUESTS if each.endswith("/total")}
    return wrong_cells(seed, count).with_cells({**totals})


def blanks(seed: int, count: int) -> Report:
    """A report with blanks as published ones have them, and `count` of its cells below zero."""
    return below_zero(partly_blank(seeded_report(seed, E2021), seed), seed, count)


def slowest(reports: list[Report]) -> Report:
    """The report whose check takes longest."""
    taken = medians({str(index): partial(check, each) for index, each in enumerate(reports)}, 1)
    return reports[int(max(taken, key=taken.__getitem__))]


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    clean = loads(SOURCE.read_text(encoding="utf-8"))
    wrong = clean.with_cell("/requests/outcomes/granted/natural_person", 1480)
    steps: dict[str, Step] = {
        "floor: bare sums": bare_sums(clean),
        "check, a clean report": partial(check, clean),
        "check, one wrong cell": partial(check, wrong),
        "check, two wrong cells": partial(check, wrong_cells(1, 2)),
        "check, three wrong cells": partial(check, wrong_cells(1, 3)),
    }
    seeds = range(40)
    candidates = {
        "twelve wrong cells": [wrong_cells(each, 12) for each in seeds],
        "forty wrong cells": [wrong_cells(each, 40) for each in seeds],
        "a row too large by one": [shifted_row(each) for each in seeds],
        "five cells below zero": [below_zero(seeded_report(each, E2021), 7, 5) for each in seeds],
        "blanks, and five cells below zero": [blanks(each, 5) for each in seeds],
        "columns only, five wrong cells": [columns_only(each, 5) for each in seeds],
        "columns only, twelve wrong cells": [columns_only(each, 12) for each in seeds],
        "random zeros and ones": [garbage(each, 1) for each in seeds],
        "random numbers to 10,000": [garbage(each, 10_000) for each in seeds],
    }
    for name, reports in candidates.items():
        steps[f"check, {name}, slowest of {len(reports)}"] = partial(check, slowest(reports))
    print(f"| step | µs, median of {rounds} |\n|---|---:|")
    for name, seconds in medians(steps, rounds).items():
        print(f"| {name} | {seconds * 1e6:,.1f} |")


if __name__ == "__main__":
    main()
