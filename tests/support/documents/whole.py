"""A document with every kind of block."""

from __future__ import annotations

import datetime
from decimal import Decimal

from renderers.document import (
    Attachment,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Run,
    Shape,
    Slot,
    Sum,
    Table,
)

#: Every kind of block, with every member other than its default, and with every member at its default.
WHOLE = Document(
    title="题",
    language="zh-CN",
    properties=Properties(
        agency="机关",
        year=2021,
        edition="2021",
        date=datetime.date(2022, 1, 4),
        publisher="发布",
        index_number="索引",
        keywords=("一", "二"),
        source="来源",
        summary="概述",
        published=datetime.date(2022, 1, 5),
        url="http://www.example.gov.cn/nb.html",
    ),
    blocks=(
        Heading("一、", 1, "overview", on_new_page=True),
        Heading("㈠", 2),
        Paragraph((Run("见\n"), Run("网站", "http://www.example.gov.cn/"))),
        Paragraph((), "annexes"),
        Figure("图", "图1", "a.png"),
        Figure(""),
        Table(
            key="k",
            caption="c",
            caption_printed=True,
            shape=Shape(
                columns=(1.0, 0.1 + 0.2),
                head_rows=1,
                stub_columns=1,
                slots=(
                    Slot(0, 0, colspan=2, heading="column"),
                    Slot(1, 0, rowspan=2, heading="row"),
                    Slot(1, 1),
                    Slot(2, 1),
                ),
            ),
            cells=(
                Cell("题"),
                Cell("行"),
                Cell("3", 3, "/a"),
                Cell("3", Decimal("3"), "/b"),
            ),
            sums=(Sum((2,), (3,)),),
        ),
        Table(key="", caption="", shape=Shape(columns=(0.0001, 100_000.0), head_rows=0, stub_columns=0, slots=()), cells=()),
    ),
    attachments=(
        Attachment("report.json", "application/json", '{"a": "甲\\n"}\n'.encode(), "数据"),
        Attachment("空", "text/plain", b""),
        Attachment("a.bin", "application/octet-stream", bytes(range(256))),
    ),
)  # fmt: skip
