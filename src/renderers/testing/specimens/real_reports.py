"""Reports of each edition of the form, with every cell filled and every cell's number another one."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import count

from attrs import evolve

from disclosure_schema.editions import Edition
from disclosure_schema.model.agency import Agency, Contact, Signature
from disclosure_schema.model.narrative import (
    Annex,
    NarrativeSection,
    Paragraph,
    Sections,
    Subheading,
    TableSection,
)
from disclosure_schema.model.remarks import Remark
from disclosure_schema.model.report import Report
from disclosure_schema.values import Amount, Count
from renderers.document import Document
from renderers.layout import lay_out
from renderers.testing.specimens.marks import Marks


def real_report(edition: Edition) -> Document:
    """The page of a report of that edition, with prose around every table, a remark and an annex."""
    marks = Marks()

    def paragraph() -> Paragraph:
        return Paragraph(marks.text())

    report = Report.blank(Agency("某市人民政府"), edition.last_year or 2024, edition)
    report = report.with_cells(_numbers(report))
    noted = next(path for path, value in report.values().items() if isinstance(value, int))
    prose = NarrativeSection((Subheading(marks.text()), Subheading(marks.text(), 2), paragraph()))
    numbered = evolve(
        report,
        preamble=(paragraph(),),
        contact=(Contact(office=marks.text(), telephone="010-12345678"),),
        sections=Sections(
            overview=prose,
            proactive=TableSection((paragraph(),), (paragraph(),)),
            requests=TableSection((paragraph(),), (paragraph(),)),
            disputes=TableSection((paragraph(),), (paragraph(),)),
            problems=NarrativeSection((paragraph(),)),
            other_matters=NarrativeSection((paragraph(),)),
        ),
        signature=Signature(agencies=("某市人民政府",), date=datetime.date(2020, 1, 31)),
        annexes=(Annex(marks.text(), (paragraph(),)),),
        remarks=(Remark(noted, "约", f"（{marks.text()}）"),),
    )
    return lay_out(numbered)


def _numbers(report: Report) -> dict[str, Count | Amount]:
    """Another number for each cell; money has decimals, and a change is a loss."""
    numbers = count(20001)
    values: dict[str, Count | Amount] = {}
    for path in report.values():
        number = next(numbers)
        if path.endswith("/change"):
            values[path] = -number
        elif _holds_money(report, path):
            values[path] = Decimal(f"{number}.50")
        else:
            values[path] = number
    return values


def _holds_money(report: Report, path: str) -> bool:
    try:
        report.with_cell(path, Decimal("0.50"))
    except ValueError:
        return False
    return True
