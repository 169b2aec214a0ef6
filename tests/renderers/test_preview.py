"""A report shows itself in a notebook and at a prompt."""

from __future__ import annotations

from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Report
from renderers import lay_out, preview, render


def test_in_a_notebook(reports_by_name: dict[str, Report]):
    """The whole HTML page stands in a frame of its own, which scripts cannot leave."""
    report = reports_by_name["awkward-2020"]
    frame = LexborHTMLParser(preview(report)._repr_html_()).css_first("iframe")

    assert frame is not None
    attributes = frame.attributes
    assert attributes["srcdoc"] == render(report, "html").decode()
    assert attributes["title"] == report.printed_title
    assert "allow-scripts" not in (attributes["sandbox"] or "")


def test_at_a_prompt(reports_by_name: dict[str, Report]):
    """At a prompt the value shows as the text of the report."""
    report = reports_by_name["suqian-2024"]

    assert f"{preview(report)!r}\n" == render(report, "text").decode()


def test_a_part_alone(reports_by_name: dict[str, Report]):
    """A section of a document shows itself as a whole report does."""
    document = lay_out(reports_by_name["suqian-2024"]).section("disputes")
    page = unescape(preview(document)._repr_html_())

    assert 'data-path="/litigation/direct/total"' in page
    assert "/requests/received/total" not in page


def test_what_is_no_report():
    """What is neither report nor document is refused by its name."""
    with pytest.raises(TypeError, match="a report or a document is needed, found int"):
        preview(3)  # type: ignore[arg-type]
