"""Which edition a year has, and what fits into a report of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from disclosure_schema import (
    E2019,
    E2021,
    E2021_UNDIVIDED,
    EDITIONS,
    Agency,
    Applicants,
    Cases,
    Edition,
    InvalidSource,
    Litigation,
    OtherwiseHandled,
    Outcomes,
    Proactive2019,
    Proactive2021,
    Report,
    Requests,
    Unfit,
    dumps,
    edition_for,
    loads,
)
from disclosure_schema.testing import numbered_report

OTHERWISE = "/requests/outcomes/otherwise_handled"

ZEROS = Applicants(
    natural_person=0,
    commercial=0,
    research=0,
    public_interest=0,
    legal_services=0,
    other=0,
    total=0,
)


@pytest.mark.parametrize("year", range(2019, 2031))
def test_edition_for(year: int):
    """Two years have the form of 2019, all later ones that of 2021; the undivided one is never proposed."""
    expected = E2019 if year <= 2020 else E2021

    assert edition_for(year) is expected
    assert Report.blank("某局", year).edition is expected


@pytest.mark.parametrize("year", [1949, 2008, 2018])
def test_no_form_before_2019(year: int):
    """Before 2019 there was no national form, and the error says since when there is."""
    with pytest.raises(ValueError, match=f"{year}; the first is that of 2019"):
        edition_for(year)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
@pytest.mark.parametrize("make", [lambda e: Report.blank("某局", 2022, e), numbered_report])
def test_round_trip(edition: Edition, make: Callable[[Edition], Report]):
    """A draft and a full report of every edition come back from JSON equal, in that very edition."""
    report = make(edition)
    back = loads(dumps(report))

    assert back == report
    assert back.edition is edition


@pytest.mark.parametrize(
    ("edition", "table", "message"),
    [
        (E2019, Proactive2021(), "expected a Proactive2019, found 'Proactive2021'"),
        (E2021, Proactive2019(), "expected a Proactive2021, found 'Proactive2019'"),
        (E2021_UNDIVIDED, Proactive2019(), "the edition 2021-undivided has another table 二"),
    ],
)
def test_wrong_table_two(edition: Edition, table: Proactive2019 | Proactive2021, message: str):
    """Table 二 of another edition is refused even where it is empty, and both classes are named."""
    with pytest.raises(Unfit, match=message) as caught:
        Report(edition=edition, agency=Agency("某局"), year=2022, proactive=table)

    assert caught.value.attribute == "Report.proactive"


@pytest.mark.parametrize(
    ("edition", "row", "where"),
    [
        (E2021_UNDIVIDED, OtherwiseHandled(other=ZEROS), f"{OTHERWISE}/other"),
        (E2019, OtherwiseHandled(fee_unpaid=ZEROS), f"{OTHERWISE}/fee_unpaid"),
        (E2021, ZEROS, OTHERWISE),
    ],
)
def test_wrong_row_six(edition: Edition, row: OtherwiseHandled | Applicants, where: str):
    """（六） that is printed otherwise than the edition has it is a fault for each of its seven cells."""
    requests = Requests(outcomes=Outcomes(otherwise_handled=row))
    with pytest.raises(InvalidSource) as caught:
        Report(edition=edition, agency=Agency("某局"), year=2022, requests=requests)

    assert {each.pointer.rpartition("/")[0] for each in caught.value.faults} == {where}
    assert len(caught.value.faults) == 7
    assert {each.hint for each in caught.value.faults} == {
        f"the edition {edition.id} has no such cell"
    }


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_unprinted_row_is_fitted(edition: Edition):
    """A table 三 without （六） belongs to any edition: it takes the class that the edition has."""
    expected = OtherwiseHandled if edition is E2021 else Applicants
    tables: Any = {"reconsideration": numbered_report().reconsideration, "litigation": Litigation()}
    report = Report(edition=edition, agency=Agency("局"), year=2022, requests=Requests(), **tables)

    assert type(report.requests.outcomes.otherwise_handled) is expected
    assert isinstance(report.reconsideration, Cases)
    assert loads(dumps(report)) == report
