"""What someone who cannot see our tables is told for each cell: by the algorithm of HTML, from the page alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from attrs import evolve
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Report
from disclosure_schema.testing import reports
from renderers import Document, lay_out
from renderers.document import Table
from renderers.html import HtmlRenderer
from support.reading.html_headers import cells_of, headings_of


def squeezed(labels: Iterable[str]) -> set[str]:
    """Labels without white space, which a page shows its own way; an empty one says nothing."""
    return {"".join(each.split()) for each in labels} - {""}


def told(document: Document, renderer: HtmlRenderer) -> dict[str, list[str]]:
    """By its path, the headings of each cell of the form."""
    found: dict[str, list[str]] = {}
    for table in LexborHTMLParser(renderer.render(document)).css("table"):
        cells = cells_of(table)
        found |= {each.path: headings_of(each, cells) for each in cells if each.path}
    return found


@pytest.mark.parametrize(
    "renderer",
    [HtmlRenderer(), HtmlRenderer(fragment=True, styling="inline")],
    ids=["page", "fragment"],
)
def test_each_cell_of_the_form_has_its_labels(
    reports_by_name: dict[str, Report], renderer: HtmlRenderer
):
    """Of every cell of every example a listener hears the labels of its column and of its line, and no others."""
    for report in reports_by_name.values():
        labels = {each.path: {*each.row, *each.column} for each in report.cells()}
        for path, headings in told(lay_out(report), renderer).items():
            assert squeezed(labels[path]) == squeezed(headings), path


@given(reports())
def test_so_it_is_in_any_report(report: Report):
    """The same holds for any report: lines that are not printed, lines that were added, any edition."""
    labels = {each.path: {*each.row, *each.column} for each in report.cells()}
    for path, headings in told(lay_out(report), HtmlRenderer()).items():
        assert squeezed(labels[path]) == squeezed(headings), path


def test_columns_of_other_tables(reports_by_name: dict[str, Report]):
    """In a table of the prose each cell has the headings above it, also where one spans columns, or none does."""
    document = lay_out(reports_by_name["awkward-2020"])
    tables = [each for each in document.blocks if isinstance(each, Table) and not each.key]
    page = HtmlRenderer().render(evolve(document, blocks=tuple(tables)))

    assert len(tables) > 2
    for table, node in zip(tables, LexborHTMLParser(page).css("table"), strict=True):
        cells = cells_of(node)
        for cell in cells:
            columns = range(cell.x, cell.x + cell.width)
            above = {
                each.text
                for each in cells
                if each.is_heading and each.y < table.shape.head_rows
                if {*range(each.x, each.x + each.width)} & {*columns}
            }
            if not cell.is_heading:
                assert squeezed(above) == squeezed(headings_of(cell, cells))
