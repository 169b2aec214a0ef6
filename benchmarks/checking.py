"""How long checking takes for one report: `python benchmarks/checking.py [ROUNDS]`.

The floor is what any checker must do: the same sums over a tuple of plain numbers, without a report,
a path or an absent cell.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from disclosure_schema import BLANK, E2021, Absent, Report, loads
from disclosure_schema.form.identities import identities_of
from disclosure_schema.rules import check
from disclosure_schema.testing.balancing import with_values
from disclosure_schema.testing.blanking import partly_blank
from disclosure_schema.testing.seeded import seeded_report
from speed import measured

SOURCE = Path(__file__).parent.parent / "examples" / "reports" / "suqian-2024.json"
REQUESTS = [each for each in E2021.paths if each.startswith("/requests/")]
COUNTS = [each for each in E2021.paths if not each.startswith("/proactive/")]


def floor(report: Report) -> Callable[[], object]:
    """The identities as plain sums over a tuple."""
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


def garbage(seed: int, most: int) -> Report:
    """A report whose numbers are random."""
    random = Random(seed)
    return with_values(
        seeded_report(seed, E2021), {each: random.randint(0, most) for each in COUNTS}
    )


def several(seed: int, count: int) -> Report:
    """A report that adds up but for `count` cells."""
    random = Random(seed)
    report = seeded_report(seed, E2021)
    cells = {
        path: int(report.at(path)) + random.choice((1, 2, 5))
        for path in random.sample(REQUESTS, count)
    }  # type: ignore[arg-type]
    return report.with_cells(cells)


def shifted(seed: int) -> Report:
    """A report with a row whose cells are all one too many: many explanations, none of them small."""
    report = seeded_report(seed, E2021)
    row = REQUESTS[7 * (seed % 25) :][:7]
    return report.with_cells({path: int(report.at(path)) + 1 for path in row})  # type: ignore[arg-type]


def below_zero(report: Report, seed: int, count: int) -> Report:
    """The report with `count` cells of table 三 below zero, at most all that hold numbers, and not by their sign alone."""
    random = Random(seed)
    cells = [each for each in REQUESTS if isinstance(report.at(each), int)]
    chosen = random.sample(cells, min(count, len(cells)))
    return report.with_cells({path: -random.randint(1, 50) for path in chosen})


def columns_only(seed: int, count: int) -> Report:
    """A report with `count` wrong cells whose rows have no totals, so that only columns can be assessed."""
    totals: dict[str, Absent] = {each: BLANK for each in REQUESTS if each.endswith("/total")}
    return several(seed, count).with_cells({**totals})


def blanks(seed: int, count: int) -> Report:
    """A report with blanks as in published ones, and `count` cells below zero."""
    return below_zero(partly_blank(seeded_report(seed, E2021), seed), seed, count)


def worst(reports: list[Report]) -> Report:
    """The report that takes longest."""
    taken = measured({str(index): partial(check, each) for index, each in enumerate(reports)}, 1)
    return reports[int(max(taken, key=taken.__getitem__))]


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    clean = loads(SOURCE.read_text(encoding="utf-8"))
    wrong = clean.with_cell("/requests/outcomes/granted/natural_person", 1480)
    steps: dict[str, Callable[[], object]] = {
        "floor: the sums of a tuple of numbers": floor(clean),
        "check, a clean report": partial(check, clean),
        "check, one wrong cell": partial(check, wrong),
        "check, two wrong cells": partial(check, several(1, 2)),
        "check, three wrong cells": partial(check, several(1, 3)),
    }
    seeds = range(40)
    candidates = {
        "twelve wrong cells": [several(each, 12) for each in seeds],
        "forty wrong cells": [several(each, 40) for each in seeds],
        "a row one too many": [shifted(each) for each in seeds],
        "five cells below zero": [below_zero(seeded_report(each, E2021), 7, 5) for each in seeds],
        "blanks, and five cells below zero": [blanks(each, 5) for each in seeds],
        "columns only, five wrong cells": [columns_only(each, 5) for each in seeds],
        "columns only, twelve wrong cells": [columns_only(each, 12) for each in seeds],
        "random zeros and ones": [garbage(each, 1) for each in seeds],
        "random numbers to 10,000": [garbage(each, 10_000) for each in seeds],
    }
    for name, reports in candidates.items():
        steps[f"check, {name}, worst of {len(reports)}"] = partial(check, worst(reports))
    print(f"| step | µs, median of {rounds} |\n|---|---:|")
    for name, seconds in measured(steps, rounds).items():
        print(f"| {name} | {seconds * 1e6:,.1f} |")


if __name__ == "__main__":
    main()
