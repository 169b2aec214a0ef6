"""The texts around findings, in both languages: whose report it is, and how many reports were checked."""

from __future__ import annotations

from typing import Final

from disclosure_schema.rules import CheckedReport, Language, Texts
from disclosure_schema.rules.wording import SEPARATOR

REPORT: Final = Texts("报告", "report")

_WHOSE: Final = Texts("{0}，{1} 年（{2} 版格式）", "{0}, {1} (edition {2})")
_REPORTS: Final = Texts(
    "共核对 {0} 份报告，{1} 份有错误或提醒", "reports checked: {0}, with findings: {1}"
)
_UNREADABLE: Final = Texts("{0} 个文件无法读取", "files that cannot be read: {0}")


def whose(checked: CheckedReport, language: Language) -> str:
    """The agency and the year of a report, and the edition of its form."""
    report = checked.report
    return _WHOSE.of(language).format(report.agency.name, report.year, report.edition.id)


def in_all(checked: int, with_findings: int, unreadable: int, language: Language) -> str:
    """How many reports were checked, and how many files could not be read."""
    parts = [_REPORTS.of(language).format(checked, with_findings)]
    if unreadable:
        parts.append(_UNREADABLE.of(language).format(unreadable))
    return SEPARATOR.of(language).join(parts)
