"""What a check of one report came to: how much was found, and how much of the report could be assessed at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from disclosure_schema.form.identities import identities_of
from disclosure_schema.rules.catalogue import Severity, Texts
from disclosure_schema.rules.cells import labels_of

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.rules.as_json.findings import CheckedReport
    from disclosure_schema.rules.catalogue import Language
    from disclosure_schema.rules.findings import Assessment

VERDICT: Final = Texts("结论", "verdict")
NOT_ASSESSED: Final = Texts("未核对", "not assessed")
#: What stands between two statements.
THEN: Final = Texts("；", "; ")

_FOUND: Final = {
    Severity.ERROR: (Texts("{} 处错误", "{} error"), Texts("{} 处错误", "{} errors")),
    Severity.WARNING: (Texts("{} 处提醒", "{} warning"), Texts("{} 处提醒", "{} warnings")),
}
_AND: Final = Texts("、", ", ")
_NOTHING_FOUND: Final = Texts("未发现问题", "nothing was found")
_NOTHING_TO_ASSESS: Final = Texts("无从核对", "there is nothing to assess")
_ALL_ASSESSED: Final = Texts("{all} 项勾稽关系已全部核对", "all {all} identities were assessed")
_SOME_ASSESSED: Final = Texts(
    "{all} 项勾稽关系核对了 {assessed} 项", "{assessed} of {all} identities were assessed"
)
_NONE_ASSESSED: Final = Texts(
    "{all} 项勾稽关系均未核对", "none of the {all} identities was assessed"
)
_SILENCED: Final = Texts("另有 {} 处按要求略去", "{} more silenced")

_IDENTITIES: Final = Texts("{count} 项（{codes}）", "{count} identities ({codes})")
_BECAUSE: Final = Texts("，因为这些格没有数字：", ", as these cells hold no number: ")
_BECAUSE_BLANK: Final = Texts("，因为这些表中没有数字", ", as the tables hold no numbers")
_WHOLE_ROW: Final = Texts("（整行）", " (the whole line)")
_MORE_ROWS: Final = Texts("；等 {} 行", "; and others, in {} lines")

# Nobody reads a longer list of cells: the rows that are named show where to look.
_MOST_ROWS: Final = 4


def verdict(checked: CheckedReport, language: Language) -> str:
    """What was found in all, and how many of the identities could be assessed."""
    assessment = checked.assessment
    every = len(identities_of(checked.report.edition.paths))
    assessed = every - len(assessment.not_assessed)
    coverage = (
        _ALL_ASSESSED if assessed == every else _SOME_ASSESSED if assessed else _NONE_ASSESSED
    )
    parts = [
        _found(assessment, language)
        or (_NOTHING_FOUND if assessed else _NOTHING_TO_ASSESS).of(language),
        coverage.of(language).format(all=every, assessed=assessed),
    ]
    if assessment.silenced:
        parts.append(_SILENCED.of(language).format(len(assessment.silenced)))
    return THEN.of(language).join(parts)


def _found(assessment: Assessment, language: Language) -> str:
    counts = {each: assessment.count(each) for each in Severity}
    return _AND.of(language).join(
        _FOUND[severity][count != 1].of(language).format(count)
        for severity, count in counts.items()
        if count
    )


def not_assessed(checked: CheckedReport, language: Language) -> str:
    """How many identities could not be assessed, by their rules, and which cells hold no number; empty if all could."""
    missing = checked.assessment.not_assessed
    if not missing:
        return ""
    codes = Counter(each.code for each in missing)
    counted = _AND.of(language).join(f"{code} × {count}" for code, count in codes.items())
    identities = _IDENTITIES.of(language).format(count=len(missing), codes=counted)
    paths = checked.report.edition.paths
    absent = {path for each in missing for path in each.absent}
    if absent >= {path for each in identities_of(paths) for path in each.paths}:
        return identities + _BECAUSE_BLANK.of(language)
    rows = list(_rows(paths, absent, labels_of(checked.report.edition), language))
    named = THEN.of(language).join(rows[:_MOST_ROWS])
    if len(rows) > _MOST_ROWS:
        named += _MORE_ROWS.of(language).format(len(rows))
    return identities + _BECAUSE.of(language) + named


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
            yield name + _WHOLE_ROW.of(language)
        elif lacking:
            columns = _AND.of(language).join(labels[each].rpartition(" · ")[2] for each in lacking)
            yield f"{name} · {columns}" if name else columns
