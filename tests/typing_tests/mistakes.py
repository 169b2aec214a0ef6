"""What a consumer must not write. Every line that is marked is reported by mypy and by pyright, and no other."""

# pyright: strict, reportUnusedExpression=false, reportUnusedVariable=false, reportUnknownMemberType=false
# ruff: noqa: B015, B018, F841

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from disclosure_schema import (
    E2021,
    Absent,
    Agency,
    Amount,
    Applicants,
    Count,
    ExtraRow,
    Figure,
    Issued,
    Paragraph,
    Remark,
    Report,
    loads,
    total,
)
from renderers import Document, Renderer, render
from renderers.document import Heading

AGENCY = Agency("某局")
REPORT = Report.blank(AGENCY, 2024)

Report(edition=E2021, year=2024)  # wrong
Report(edition="2021", agency=AGENCY, year=2024)  # wrong
Report(edition=E2021, agency="某局", year=2024)  # wrong
Report(edition=E2021, agency=AGENCY, year="2024")  # wrong
Report(edition=E2021, agency=AGENCY, year=2024, scope="own_agency")  # wrong
Report(edition=E2021, agency=AGENCY, year=2024, preamble=["导语"])  # wrong
Report(E2021, AGENCY, 2024)  # wrong
Report.blank("某局", "2024")  # wrong
Agency(name="某局", kind="county_government")  # wrong
Issued(issued=0, repealed=0)  # wrong
Issued(issued=0, repealed=0, in_force="/")  # wrong
Issued(issued=0, repealed=0, in_force=None)  # wrong
ExtraRow("其他", "/proactive/rules", (1, 2, 3))  # wrong
Remark("/proactive/licensing", "约")  # wrong
Paragraph(5)  # wrong
Figure("图")  # wrong
Absent(None)  # wrong


def added(line: Applicants, report: Report) -> int:
    """An absent cell has no operators, so it cannot become 0 unseen."""
    sum((line.natural_person, line.commercial))  # wrong
    line.total + 1  # wrong
    line.total < 5  # wrong
    -report.at("/proactive/fees")  # wrong
    report.proactive.fees + 1  # wrong
    report.proactive.procurement  # wrong
    report.requests.outcomes.otherwise_handled.total  # wrong
    total((1, 2)) + 1  # wrong
    return line.total  # wrong


def assigned(report: Report, line: Applicants, count: Count, amount: Amount) -> None:
    """Reports are frozen, and counts are no amounts."""
    report.year = 2025  # wrong
    line.total = 3  # wrong
    amount = count  # wrong
    report.with_cell("/proactive/fees", 1.5)  # wrong
    report.with_cell("/proactive/fees", None)  # wrong
    report.at(5)  # wrong


def literals() -> None:
    """There are three levels of headings."""
    Heading("一", 4)  # wrong
    level: Literal[1, 2, 3] = 0  # wrong
    Heading("一", level)


@dataclass(frozen=True)
class Nameless:
    """It has no media type, and makes text."""

    name: str = "nameless"
    extension: str = "txt"

    def render(self, document: Document, /) -> str:
        """Not bytes."""
        return document.title


NAMELESS: Renderer = Nameless()  # wrong
render(REPORT, Nameless())  # wrong
render("{}", "html")  # wrong
loads(5)  # wrong
