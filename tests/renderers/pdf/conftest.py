"""What several tests of the PDF read: the file of each report, and one with every kind of block."""

from __future__ import annotations

import pytest

from disclosure_schema import Report
from renderers import lay_out
from renderers.document import (
    Attachment,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    Shape,
    Slot,
    Table,
)
from support.documents.paper import SITE, page_of, prose
from support.reading.tagged_pdf import Tagged, tagged


def everything() -> Document:
    """A document with every kind of block, levels of headings that skip, a table over pages, and rare characters."""
    slots = (
        Slot(0, 0, rowspan=2, heading="column"),
        Slot(0, 1, heading="column"),
        *(
            Slot(row, column, heading="column" if row == 1 else None)
            for row in range(1, 60)
            for column in range(2)
            if (row, column) != (1, 0)
        ),
    )
    shape = Shape(columns=(1.0, 2.0), head_rows=2, stub_columns=0, slots=slots)
    cells = tuple(Cell("" if each.row % 7 == 6 else f"第{each.row}行") for each in slots)
    table = Table(key="", caption="表1", caption_printed=True, shape=shape, cells=cells)
    link = Run("某市人民政府门户网站" * 4, SITE)
    document = page_of(
        Heading("三级", 3),
        prose("⼈人𬭎" * 30),
        Heading("一级", 1),
        Heading("又三级", 3),
        Paragraph((Run("见"), link, Run("和"), link)),
        Figure("柱状图", "图1", SITE),
        Figure("", None),
        table,
        Paragraph(()),
    )
    attachment = Attachment("a.json", "application/json", b"{}")
    return Document(
        title=document.title,
        language="zh-CN",
        properties=document.properties,
        blocks=document.blocks,
        attachments=(attachment,),
    )


@pytest.fixture(scope="session")
def files(reports_by_name: dict[str, Report]) -> list[Tagged]:
    """The PDF of every example, and one of every kind of block."""
    documents = [*map(lay_out, reports_by_name.values()), everything()]
    return [tagged(each) for each in documents]


@pytest.fixture(scope="module")
def file(document: Document) -> Tagged:
    """The PDF of one report after the other, opened."""
    return tagged(document)
