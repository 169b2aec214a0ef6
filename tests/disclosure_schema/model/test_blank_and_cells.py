"""Drafts, and the cells of a report with their places and labels."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from disclosure_schema import (
    BLANK,
    E2019,
    E2021,
    E2021_UNDIVIDED,
    EDITIONS,
    NOT_PRINTED,
    Agency,
    AgencyKind,
    Applicants,
    Edition,
    Issued,
    Proactive2019,
    Proactive2021,
    Report,
    Unfit,
    dumps,
    loads,
)
from disclosure_schema.testing import numbered_report
from renderers import lay_out
from renderers.document import Table

DRAFT = Report.blank("某市人民政府", 2024)
TOTALS = ("/requests/outcomes/total/natural_person", "/reconsideration/total")


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_blank(edition: Edition):
    """A draft prints every row of its form, each cell of it blank, and says nothing else."""
    report = Report.blank("某局", 2022, edition)

    assert report.values() == dict.fromkeys(edition.paths, BLANK)
    assert report == evolve(
        Report(edition=edition, agency=Agency("某局"), year=2022),
        proactive=report.proactive,
        requests=report.requests,
        reconsideration=report.reconsideration,
        litigation=report.litigation,
    )


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_blank_on_the_page(edition: Edition):
    """On the page a draft is the empty form."""
    tables = [
        each
        for each in lay_out(Report.blank("某局", 2022, edition)).blocks
        if isinstance(each, Table)
    ]
    full = [each for each in lay_out(numbered_report(edition)).blocks if isinstance(each, Table)]

    assert [each.shape for each in tables] == [each.shape for each in full]
    assert {cell.text for table in tables for cell in table.cells if cell.origin} == {""}


def test_blank_for_an_agency():
    """A draft is made for a name or for a whole agency, and for any year if the edition is named."""
    agency = Agency("某局", kind=AgencyKind.GOVERNMENT_DEPARTMENT)

    assert Report.blank(agency, 2024).agency is agency
    assert Report.blank("某局", 2024).agency == Agency("某局")
    assert Report.blank("某局", 2018, E2019).year == 2018
    with pytest.raises(ValueError, match="no national form for report year 2018"):
        Report.blank("某局", 2018)
    with pytest.raises(Unfit, match=r"Agency\.name"):
        Report.blank("", 2024)


def test_forms():
    """The forms of a report are those of its edition, each under its section."""
    assert dict(DRAFT.forms()) == dict(E2021.tables())


def test_tables():
    """The four tables are found by name, and are the very ones of the report."""
    assert list(DRAFT.tables) == ["proactive", "requests", "reconsideration", "litigation"]
    assert all(table is getattr(DRAFT, name) for name, table in DRAFT.tables.items())
    assert isinstance(Report.blank("某局", 2020).proactive, Proactive2019)
    assert isinstance(DRAFT.proactive, Proactive2021)


@pytest.mark.parametrize("path", TOTALS)
def test_filling_a_draft(path: str):
    """A draft is filled cell by cell, the others staying blank."""
    filled = DRAFT.with_cell(path, 12)

    assert filled.values() == {**DRAFT.values(), path: 12}
    assert filled.with_cell(path, BLANK) == DRAFT
    assert loads(dumps(filled)) == filled


def test_filling_a_whole_draft():
    """A draft of which every cell is filled is the full report."""
    full, report = (
        numbered_report(E2021_UNDIVIDED),
        Report.blank("某市人民政府", 2024, E2021_UNDIVIDED),
    )
    for path, value in full.values().items():
        report = report.with_cell(path, value)

    assert report == full


def test_kinds_of_cells():
    """An amount takes no count, a count no amount, and a row keeps all of its cells or none."""
    with pytest.raises(Unfit, match=r"Proactive2021\.fees: expected a Decimal"):
        DRAFT.with_cell("/proactive/fees", 5)
    with pytest.raises(Unfit, match=r"Applicants\.total: expected a whole number"):
        DRAFT.with_cell("/requests/received/total", Decimal(5))
    with pytest.raises(Unfit, match="printed whole or not at all"):
        DRAFT.with_cell("/requests/received/total", NOT_PRINTED)


def test_a_report_of_nothing():
    """Of a report without tables every cell is there to be asked for, and none is printed."""
    report = Report(edition=E2021, agency=Agency("某局"), year=2024)

    assert report.values() == dict.fromkeys(E2021.paths, NOT_PRINTED)
    assert report.with_cell("/proactive/licensing", 5).at("/proactive/licensing") == 5
    with pytest.raises(Unfit, match="printed whole or not at all"):
        report.with_cell("/proactive/rules/issued", 5)


def test_lines_are_whole():
    """A row is built of all its cells at once."""
    with pytest.raises(TypeError, match="in_force"):
        Issued(issued=0, repealed=0)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Applicants(1, 2, 3, 4, 5, 6, 7)  # type: ignore[misc]
