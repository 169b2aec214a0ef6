"""Links, tables, figures and annexes on the page, and in the files of all formats."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure_schema import (
    E2021,
    Agency,
    Annex,
    Figure,
    Link,
    NarrativeCell,
    NarrativeTable,
    Paragraph,
    Report,
    Subheading,
)
from disclosure_schema.model.narrative import NarrativeBlock
from disclosure_schema.model.narrative_tables import plain_row
from renderers import lay_out, render
from renderers.document import Figure as Picture
from renderers.document import Heading, Table
from renderers.document import Paragraph as Prose

SITE = "http://www.example.gov.cn/?a=1&b='2'"
MAIL = "mailto:a@example.cn"

LINKED = Paragraph(
    "电子版可在某市政府网站查阅，疑问请写邮件。",
    (Link(5, 11, SITE), Link(16, 20, MAIL)),
)

TABLE = NarrativeTable(
    rows=(
        (NarrativeCell("单位", 2), NarrativeCell("件数", 1, 2)),
        plain_row("受理数", "办结数"),
        plain_row("某县某局", "31", ""),
    ),
    head_rows=2,
    caption="分单位统计表",
)

FIGURE = Figure(alt="申请逐年上升的柱状图", caption="图1 近五年申请", source=SITE)


def report_of(*blocks: NarrativeBlock, annexes: tuple[Annex, ...] = ()) -> Report:
    """A report with this prose and no table of the form."""
    empty = Report(edition=E2021, agency=Agency("某局"), year=2024)
    return evolve(empty, preamble=blocks, annexes=annexes)


def html(report: Report) -> LexborNode:
    """The body of the HTML page."""
    body = LexborHTMLParser(render(report, "html")).body

    assert body is not None
    return body


def test_blocks():
    """A table of the prose has no key, and its caption is printed; a figure keeps its address."""
    table, figure, heading, *_ = lay_out(report_of(TABLE, FIGURE, Subheading("1.", 2))).blocks

    assert isinstance(table, Table)
    assert (table.key, table.caption, table.caption_printed) == ("", "分单位统计表", True)
    assert (table.shape.head_rows, table.shape.stub_columns) == (2, 0)
    assert figure == Picture("申请逐年上升的柱状图", "图1 近五年申请", SITE)
    assert heading == Heading("1.", 3)


def test_heads_that_reach_into_the_body():
    """Of the head rows that an office named those are a head that end above a row, so that they can be repeated."""
    rows = (
        plain_row("件数", "办结"),
        (NarrativeCell("单位", 2), NarrativeCell("受理数")),
        plain_row("31"),
    )
    heads = [
        next(
            each.shape.head_rows
            for each in lay_out(report_of(NarrativeTable(rows=rows, head_rows=count))).blocks
            if isinstance(each, Table)
        )
        for count in range(4)
    ]

    assert heads == [0, 1, 1, 3]


def test_figures_in_html():
    """In HTML a figure is a <figure> that leads to its picture, with its caption; none loads anything."""
    body = html(report_of(FIGURE, Figure(alt="印章")))
    first, second = body.css("figure")

    assert [(a.attributes["href"], a.text()) for a in first.css("a")] == [(SITE, FIGURE.alt)]
    assert [each.text() for each in first.css("figcaption")] == ["图1 近五年申请"]
    assert (second.text().strip(), second.css("a"), second.css("figcaption")) == ("印章", [], [])
    assert body.css("img") == []


def test_tables_in_html():
    """In HTML a table of the prose has its spans, its head rows, and its caption in sight."""
    (table,) = html(report_of(TABLE)).css("table")
    rows = [
        [
            (cell.tag, cell.attributes.get("rowspan"), cell.attributes.get("colspan"), cell.text())
            for cell in row.css("th, td")
        ]
        for row in table.css("tr")
    ]

    assert rows == [
        [("th", "2", None, "单位"), ("th", None, "2", "件数")],
        [("th", None, None, "受理数"), ("th", None, None, "办结数")],
        [("td", None, None, "某县某局"), ("td", None, None, "31"), ("td", None, None, "")],
    ]
    assert len(table.css("thead tr")) == 2
    assert [each.text() for each in table.css("caption.seen")] == ["分单位统计表"]


def test_annexes():
    """Annexes are named below the text, and each begins a page with its number and title."""
    report = report_of(annexes=(Annex("统计表", (TABLE,)), Annex("说明", (LINKED,))))
    blocks = [each for each in lay_out(report).blocks if not getattr(each, "key", "")]
    headings = [each for each in lay_out(report).blocks if isinstance(each, Heading)][6:]
    named = [each.text for each in blocks if isinstance(each, Prose) and each.role == "annexes"]

    assert named == ["附件：1. 统计表", "2. 说明"]
    assert headings == [
        Heading("附件1", 1, "annex-1", on_new_page=True),
        Heading("附件2", 1, "annex-2", on_new_page=True),
    ]
    assert blocks[-1] == Prose(lay_out(report_of(LINKED)).blocks[0].runs)  # type: ignore[union-attr]


def test_a_single_annex():
    """A single annex has no number."""
    blocks = lay_out(report_of(annexes=(Annex("名单"),))).blocks

    assert [each.text for each in blocks if isinstance(each, Prose)] == ["附件：名单", "名单"]
    assert blocks[-2] == Heading("附件", 1, "annex-1", on_new_page=True)


@pytest.mark.parametrize("name", ["html", "text", "docx", "pdf", "svg"])
def test_everything_is_there(name: str, extract: Callable[[str, bytes], str]):
    """Whatever the format, tables, figures and annexes are read back from it."""
    report = report_of(TABLE, FIGURE, annexes=(Annex("名单", (Paragraph("无。"),)),))
    text = "".join(extract(name, render(report, name)).split())

    for each in ("无。", "某县某局", "分单位统计表", FIGURE.alt, "图1近五年申请", "附件：名单"):
        assert each in text
