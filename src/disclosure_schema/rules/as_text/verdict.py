"""The result of checking one report, in words: how much was found, and how many identities could be assessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from disclosure_schema.form.identities import identities_of
from disclosure_schema.rules.cells import labels_of
from disclosure_schema.rules.severity import Severity
from disclosure_schema.rules.wording import (
    ALL_ASSESSED,
    AND,
    BECAUSE,
    BECAUSE_BLANK,
    FOUND,
    IDENTITIES,
    MORE_ROWS,
    NONE_ASSESSED,
    NOTHING_FOUND,
    NOTHING_TO_ASSESS,
    SEPARATOR,
    SILENCED,
    SOME_ASSESSED,
    WHOLE_ROW,
)

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.as_json.findings import CheckedReport
    from disclosure_schema.rules.findings import Assessment
    from disclosure_schema.rules.texts import Language

# Nobody reads a longer list of cells: the rows that are named show where to look.
_MOST_ROWS: Final = 4


def verdict(checked: CheckedReport, language: Language) -> str:
    """What was found in all, and how many of the identities could be assessed."""
    assessment = checked.assessment
    every = len(identities_of(checked.report.edition.paths))
    assessed = every - len(assessment.not_assessed)
    coverage = ALL_ASSESSED if assessed == every else SOME_ASSESSED if assessed else NONE_ASSESSED
    parts = [
        _found(assessment, language)
        or (NOTHING_FOUND if assessed else NOTHING_TO_ASSESS).of(language),
        coverage.of(language).format(all=every, assessed=assessed),
    ]
    if assessment.silenced:
        parts.append(SILENCED.of(language).format(len(assessment.silenced)))
    return SEPARATOR.of(language).join(parts)


def _found(assessment: Assessment, language: Language) -> str:
    counts = {each: assessment.count(each) for each in Severity}
    return AND.of(language).join(
        FOUND[severity][count != 1].of(language).format(count)
        for severity, count in counts.items()
        if count
    )


def not_assessed(checked: CheckedReport, language: Language) -> str:
    """How many identities could not be assessed, by their rules, and which cells hold no number; empty if all could."""
    missing = checked.assessment.not_assessed
    if not missing:
        return ""
    codes = Counter(each.code for each in missing)
    counted = AND.of(language).join(f"{code} × {count}" for code, count in codes.items())
    identities = IDENTITIES.of(language).format(count=len(missing), codes=counted)
    paths = checked.report.edition.paths
    absent = {path for each in missing for path in each.absent}
    if absent >= {path for each in identities_of(paths) for path in each.paths}:
        return identities + BECAUSE_BLANK.of(language)
    rows = list(_rows(paths, absent, labels_of(checked.report.edition), language))
    named = SEPARATOR.of(language).join(rows[:_MOST_ROWS])
    if len(rows) > _MOST_ROWS:
        named += MORE_ROWS.of(language).format(len(rows))
    return identities + BECAUSE.of(language) + named


def _rows(
    paths: Sequence[CellPath],
    absent: set[CellPath],
    labels: dict[CellPath, str],
    language: Language,
) -> Iterator[str]:
    """The cells without a number, those of one row together."""
    for _, group in groupby(paths, lambda each: each.rpartition("/")[0]):
        row = list(group)
        lacking = [each for each in row if each in absent]
        name = labels[row[0]].rpartition(" · ")[0]
        if name and len(lacking) == len(row):
            yield name + WHOLE_ROW.of(language)
        elif lacking:
            columns = AND.of(language).join(labels[each].rpartition(" · ")[2] for each in lacking)
            yield f"{name} · {columns}" if name else columns
