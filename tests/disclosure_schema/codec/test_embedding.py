"""A report as a part of somebody else's classes, and as a person sees it in a prompt."""

from __future__ import annotations

import cattrs
from attrs import frozen

from disclosure_schema import (
    BLANK,
    NOT_PRINTED,
    Absent,
    Report,
    register_hooks,
    to_data,
)
from disclosure_schema.testing import numbered_report


@frozen
class Filed:
    """A report in somebody's archive."""

    shelf: int
    report: Report


def test_part_of_another_class():
    """With our hooks a converter of one's own reads and writes reports inside its classes."""
    converter = cattrs.Converter()
    register_hooks(converter)
    filed = Filed(3, numbered_report())
    data = converter.unstructure(filed)

    assert data == {"shelf": 3, "report": to_data(filed.report)}
    assert converter.structure(data, Filed) == filed


def test_absent_cells_read_well():
    """The kinds of nothing can be told apart in a prompt."""
    assert [repr(each) for each in (BLANK, NOT_PRINTED, Absent("/"))] == [
        "BLANK",
        "NOT_PRINTED",
        "Absent('/')",
    ]


def test_a_report_reads_well():
    """A report says in one line whose it is, for which year, and how much of it is filled in."""
    report = numbered_report().with_cell("/proactive/fees", BLANK)

    assert repr(report) == (
        "<Report of 某市人民政府 for 2024, edition 2021, numbers in 199 of 200 cells>"
    )


def test_whole_lines_are_put_on_the_page():
    """Giving all cells of a line that was not printed prints it."""
    report = Report(edition=numbered_report().edition, agency=numbered_report().agency, year=2024)
    columns = ("issued", "repealed", "in_force")
    filled = report.with_cells(
        {f"/proactive/rules/{each}": number for number, each in enumerate(columns)}
    )

    assert filled.proactive.rules.in_force == 2
    assert filled.proactive.normative_documents.issued == NOT_PRINTED
