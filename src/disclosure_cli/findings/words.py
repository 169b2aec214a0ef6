"""What the `check` command says around findings, in both languages: who, how grave, what was not looked at, the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from disclosure_schema.cell_path import CellPath
from disclosure_schema.rules import (
    Assessment,
    Certainty,
    CheckedReport,
    Finding,
    Language,
    Severity,
    Suggestion,
    Texts,
    identities_of,
)
from disclosure_schema.rules.cells import labels_of

SEVERITIES: Final = {
    Severity.ERROR: Texts("错误", "error"),
    Severity.WARNING: Texts("提醒", "warning"),
}
REPORT: Final = Texts("报告", "report")
STATEMENT: Final = Texts("说明", "what")
ARITHMETIC: Final = Texts("算式", "sum")
CORRECTION: Final = Texts("改正", "correction")
LIKELY: Final = Texts("很可能", "likely")
POSSIBILITY: Final = Texts("可能", "possibly")
UNCERTAIN: Final = Texts("待查", "uncertain")
FINGERPRINT: Final = Texts("指纹", "fingerprint")
NOT_ASSESSED: Final = Texts("未核对", "not assessed")
_NAMES: Final = {
    Certainty.CERTAIN: CORRECTION,
    Certainty.LIKELY: LIKELY,
    Certainty.POSSIBLE: POSSIBILITY,
    Certainty.UNKNOWN: POSSIBILITY,
}
_LISTED: Final = Texts("共有 {all} 种，列出 {listed} 种", "{listed} of {all} are listed")
VERDICT: Final = Texts("结论", "verdict")
COLON: Final = Texts("：", ": ")

_FOUND: Final = {
    Severity.ERROR: (Texts("{} 处错误", "{} error"), Texts("{} 处错误", "{} errors")),
    Severity.WARNING: (Texts("{} 处提醒", "{} warning"), Texts("{} 处提醒", "{} warnings")),
}
_AND: Final = Texts("、", ", ")
_THEN: Final = Texts("；", "; ")
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

_REPORTS: Final = Texts(
    "共核对 {0} 份报告，{1} 份有错误或提醒", "reports checked: {0}, with findings: {1}"
)
_UNREADABLE: Final = Texts("{0} 个文件无法读取", "files that cannot be read: {0}")

_IDENTITIES: Final = Texts("{count} 项（{codes}）", "{count} identities ({codes})")
_BECAUSE: Final = Texts("，因为这些格没有数字：", ", as these cells hold no number: ")
_BECAUSE_BLANK: Final = Texts("，因为这些表中没有数字", ", as the tables hold no numbers")
_WHOLE_LINE: Final = Texts("（整行）", " (the whole line)")
_MORE_LINES: Final = Texts("；等 {} 行", "; and others, in {} lines")

# A list of cells that is longer is not read: the lines that are named show where to look.
_MOST_LINES: Final = 4


def whose(checked: CheckedReport, language: Language) -> str:
    """The agency and the year of a report, and the edition of its form."""
    report = checked.report
    texts = Texts("{0}，{1} 年（{2} 版格式）", "{0}, {1} (edition {2})")
    return texts.of(language).format(report.agency.name, report.year, report.edition.id)


def verdict(checked: CheckedReport, language: Language) -> str:
    """What was found in all, and how much of the report could be assessed at all."""
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
    return _THEN.of(language).join(parts)


def _found(assessment: Assessment, language: Language) -> str:
    counts = {each: assessment.count(each) for each in Severity}
    return _AND.of(language).join(
        _FOUND[severity][count != 1].of(language).format(count)
        for severity, count in counts.items()
        if count
    )


def in_all(checked: int, with_findings: int, unreadable: int, language: Language) -> str:
    """How many reports were checked, and how many files could not be read."""
    parts = [_REPORTS.of(language).format(checked, with_findings)]
    if unreadable:
        parts.append(_UNREADABLE.of(language).format(unreadable))
    return _THEN.of(language).join(parts)


def not_assessed(checked: CheckedReport, language: Language) -> str:
    """How many identities could not be assessed, by their rules, and the cells that hold no number; empty if all could."""
    missing = checked.assessment.not_assessed
    if not missing:
        return ""
    codes = Counter(each.code for each in missing)
    counted = _AND.of(language).join(f"{code} × {count}" for code, count in codes.items())
    said = _IDENTITIES.of(language).format(count=len(missing), codes=counted)
    paths = checked.report.edition.paths
    absent = {path for each in missing for path in each.absent}
    if absent >= {path for each in identities_of(paths) for path in each.paths}:
        return said + _BECAUSE_BLANK.of(language)
    lines = list(_lines(paths, absent, labels_of(checked.report.edition), language))
    named = _THEN.of(language).join(lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        named += _MORE_LINES.of(language).format(len(lines))
    return said + _BECAUSE.of(language) + named


def _lines(
    paths: Sequence[CellPath],
    absent: set[CellPath],
    labels: dict[CellPath, str],
    language: Language,
) -> Iterator[str]:
    """The cells without a number, those of one line together."""
    for _, group in groupby(paths, lambda each: each.rpartition("/")[0]):
        line = list(group)
        lacking = [each for each in line if each in absent]
        name = labels[line[0]].rpartition(" · ")[0]
        if name and len(lacking) == len(line):
            yield name + _WHOLE_LINE.of(language)
        elif lacking:
            columns = _AND.of(language).join(labels[each].rpartition(" · ")[2] for each in lacking)
            yield f"{name} · {columns}" if name else columns


def one_line(text: str) -> str:
    """Text without line breaks and control characters, such as the name of a file may have."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def suggested(
    finding: Finding, said: Callable[[Suggestion], str], language: Language
) -> Iterator[tuple[str, str]]:
    """Each suggestion, said, with what stands before it; where there are more of them than are listed that comes first."""
    name = _NAMES[finding.certainty].of(language)
    listed = len(finding.suggestions)
    if finding.possibilities > listed:
        yield name, _LISTED.of(language).format(all=finding.possibilities, listed=listed)
    for number, each in enumerate(finding.suggestions, 1):
        yield (f"{name} {number}" if listed > 1 else name), said(each)
