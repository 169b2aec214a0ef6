"""Which cells must add up: as many identities as the form has, and the report of a city satisfies them all."""

from __future__ import annotations

import pytest

from disclosure_schema import E2019, E2021, EDITIONS, CellPath, Edition, Report
from disclosure_schema.form.identities import Identity, identities_of


@pytest.mark.parametrize(
    ("edition", "counts"),
    list(zip(EDITIONS, [(2, 37, 3), (0, 39, 3), (0, 37, 3)], strict=True)),
)
def test_as_many_as_the_form_has(edition: Edition, counts: tuple[int, int, int]):
    """Every row with a total has one, every column of table 三 has two, table 二 of 2019 two."""
    assert tuple(len(identities_of(form.paths())) for _, form in edition.tables()) == counts


def test_one_of_each_kind():
    """A row, a column and a balance are among them."""
    applicants = ("natural_person", "commercial", "research", "public_interest", "legal_services")
    row = tuple(f"/requests/received/{each}" for each in (*applicants, "other"))
    identities = identities_of(E2021.requests.paths())

    assert Identity("T3-ROW", row, ("/requests/received/total",)) in identities
    assert (
        Identity(
            "T3-BAL",
            ("/requests/received/other", "/requests/carried_in/other"),
            ("/requests/outcomes/total/other", "/requests/carried_forward/other"),
        )
        in identities
    )
    (column,) = (
        each
        for each in identities
        if each.right == ("/requests/outcomes/total/total",) and len(each.left) > 6
    )
    assert len(column.left) == 21
    assert "/requests/outcomes/refused/state_secret/total" in column.left


def test_undivided_group_counts_as_one():
    """Where （六）其他处理 is one row, the column sums take that row."""
    outcomes = [
        each.left
        for each in identities_of(E2019.requests.paths())
        if each.right == ("/requests/outcomes/total/other",)
    ]

    assert any("/requests/outcomes/otherwise_handled/other" in left for left in outcomes)


@pytest.mark.parametrize("name", ["suqian-2023", "suqian-2024", "hongze-2024"])
def test_published_reports_satisfy_them(name: str, reports_by_name: dict[str, Report]):
    """The figures of published reports whose sums are right satisfy every identity."""
    report = reports_by_name[name]
    values = report.values()

    for _, form in report.edition.tables():
        for each in identities_of(form.paths()):
            assert sum(values[path] for path in each.left) == sum(  # type: ignore[misc]  # all are numbers
                values[path] for path in each.right
            )


def test_only_tables_three_and_four_have_totals():
    """A row of table 二 with a cell called total adds nothing up, and neither does a total that stands alone."""
    paths = [
        "/proactive/fees/disclosed",
        "/proactive/fees/total",
        "/requests/outcomes/total/total",
        "/reconsideration/total",
        "/litigation/direct/upheld",
        "/litigation/direct/total",
    ]

    (only,) = identities_of(tuple(map(CellPath, paths)))
    assert only == Identity("T4-SUM", (CellPath(paths[4]),), (CellPath(paths[5]),))
    assert only.table == "litigation"
