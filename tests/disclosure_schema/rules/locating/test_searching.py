"""The search for wrong cells is bounded, and finds something however many there are."""

from __future__ import annotations

from random import Random

import pytest

from disclosure_schema import (
    E2021,
)
from disclosure_schema.rules import check
from disclosure_schema.rules.locating import searching
from disclosure_schema.rules.locating import smallest as locating
from disclosure_schema.testing.blanking import partly_blank
from disclosure_schema.testing.seeded import seeded_report
from support.reports.wrong_cells import mistakes, table


@pytest.mark.parametrize("steps", [0, 1, 10])
def test_a_search_cut_short_is_never_certain(steps: int, monkeypatch: pytest.MonkeyPatch):
    """When the steps are spent nothing is called certain, whatever was found until then."""
    monkeypatch.setattr(locating, "_STEPS", steps)
    for each in mistakes("three_cells", "requests", many=60):
        assert not any(finding.located for finding in check(each.wrong))


def test_the_work_is_bounded(monkeypatch: pytest.MonkeyPatch):
    """However many cells are wrong, blank or below zero, a search takes no more steps than it may."""
    taken: list[int] = []

    class Counted(searching.Budget):
        def spend(self, steps: int = 1) -> bool:
            taken[-1] += steps
            return super().spend(steps)

    def counted(steps: int) -> searching.Budget:
        taken.append(0)
        return Counted(steps)

    monkeypatch.setattr(locating, "Budget", counted)
    for seed in (94, 255):
        for report in (seeded_report(seed, E2021), partly_blank(seeded_report(seed, E2021), seed)):
            cells = [each for each in table(E2021) if isinstance(report.at(each), int)]
            for count in (3, 5, 12, 60):
                chosen = Random(7).sample(cells, min(count, len(cells)))
                check(report.with_cells(dict.fromkeys(chosen, -3)))
                check(report.with_cells({each: int(report.at(each)) + 7 for each in chosen}))  # type: ignore[arg-type]

    assert taken
    assert max(taken) <= locating._STEPS + 20


@pytest.mark.parametrize("count", [4, 8, 16, 60, 175])
def test_many_wrong_cells(count: int):
    """However many cells are wrong, something is found."""
    for seed in range(20):
        random = Random(seed)
        report = seeded_report(seed, E2021)
        chosen = random.sample(table(E2021), count)
        wrong = {path: int(report.at(path)) + random.randint(1, 99) for path in chosen}  # type: ignore[arg-type]

        assert check(report.with_cells(wrong))
