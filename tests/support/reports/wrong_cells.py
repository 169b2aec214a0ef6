"""Reports with wrong cells of table 三, and what is suggested for them."""

from __future__ import annotations

from disclosure_schema import (
    E2021,
    CellPath,
    Edition,
    Report,
)
from disclosure_schema.form.identities import identities_of
from disclosure_schema.rules import Assessment
from disclosure_schema.testing.balancing import with_values
from disclosure_schema.testing.planted import PlantedMistake, plant
from disclosure_schema.testing.seeded import seeded_report


def table(edition: Edition) -> list[str]:
    """The cells of table 三."""
    return [each for each in edition.paths if each.startswith("/requests/")]


def repaired(report: Report, assessment: Assessment) -> Report:
    """The report with the first suggestion of every finding."""
    for each in assessment:
        report = each.suggestions[0].apply(report)
    return report


def offers(assessment: Assessment) -> list[dict[str, object]]:
    """The changes of every suggestion."""
    return [
        {change.path: change.expected for change in suggestion.changes}
        for each in assessment
        for suggestion in each.suggestions
    ]


def mistakes(kind: str, section: str, many: int = 400) -> list[PlantedMistake]:
    """Mistakes of a kind in one table that break a rule."""
    return [
        mistake
        for seed in range(many)
        if (mistake := plant(seeded_report(seed), kind, seed)) is not None  # type: ignore[arg-type]
        and mistake.section == section
        and mistake.is_detectable
    ]


def numbers(**rows: tuple[int, ...]) -> Report:
    """A report with nothing but zeros, and these rows in table 三; `forward` is 结转下年度."""
    zeros = dict.fromkeys((each for each in E2021.paths if not each.endswith("/fees")), 0)
    keys = {"received": "received", "forward": "carried_forward"}
    columns = [each.rpartition("/")[2] for each in table(E2021)[:7]]
    return with_values(
        seeded_report(0, E2021),
        zeros
        | {
            CellPath(f"/requests/{keys[row]}/{column}"): number
            for row, cells in rows.items()
            for column, number in zip(columns, cells, strict=True)
        },
    )


def identities(report: Report, path: str) -> set[int]:
    """The indexes of the identities that a cell stands in."""
    known = identities_of(report.edition.paths)
    return {index for index, each in enumerate(known) if path in each.paths}
