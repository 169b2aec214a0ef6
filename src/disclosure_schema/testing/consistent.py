"""Reports whose numbers add up, as the form demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from disclosure_schema.editions import EDITIONS, Edition
from disclosure_schema.headings import leaves
from disclosure_schema.paths import replaced
from disclosure_schema.testing.reports import numbered_report

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from disclosure_schema.report import Report

_ORGANISATIONS = ("commercial", "research", "public_interest", "legal_services", "other")
_RESULTS = ("upheld", "corrected", "other", "pending")


@st.composite
def consistent_reports(draw: DrawFn, edition: Edition | None = None) -> Report:
    """Complete reports that keep every relation of table 三 and table 四; of any of our editions if none is named.

    Lines add up to their 总计, outcomes to （七）总计, and 一 and 二 together equal （七） and 四 together.
    """
    chosen = edition or draw(st.sampled_from(EDITIONS))
    report: object = numbered_report(chosen)
    rows = [each.path for each in leaves(chosen.requests.rows, chosen.requests.root)]
    columns = ("natural_person", *_ORGANISATIONS)
    counts = st.integers(0, 2000)
    table = {row: {column: draw(counts) for column in columns} for row in rows}
    total, carried_in = table["/requests/outcomes/total"], table["/requests/carried_in"]
    received, forward = table["/requests/received"], table["/requests/carried_forward"]
    for column in columns:
        outcomes = [cells[column] for row, cells in table.items() if _is_outcome(row)]
        total[column] = sum(outcomes)
        carried_in[column] = min(carried_in[column], total[column] + forward[column])
        received[column] = total[column] + forward[column] - carried_in[column]
    for row, cells in table.items():
        report = _filled(report, row, {**cells, "total": sum(cells.values())})
    for block in ("/reconsideration", "/litigation/direct", "/litigation/after_reconsideration"):
        results = {each: draw(counts) for each in _RESULTS}
        report = _filled(report, block, {**results, "total": sum(results.values())})
    return report  # type: ignore[return-value]  # copies of the report


def _is_outcome(row: str) -> bool:
    return row.startswith("/requests/outcomes/") and row != "/requests/outcomes/total"


def _filled(report: object, line: str, cells: dict[str, int]) -> object:
    keys = line[1:].split("/")
    owner = report
    for key in keys:
        owner = getattr(owner, key)
    return replaced(report, {line[1:]: evolve(owner, **cells)})  # type: ignore[misc]  # a line of the table
