"""A document of two pages with every kind of block, small enough to read what a format makes of it."""

from __future__ import annotations

import datetime

from renderers import Document
from renderers.document import (
    Block,
    Cell,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Role,
    Run,
    Shape,
    Slot,
    Table,
)

_FORM = Shape(
    columns=(1.0, 3.0, 1.0, 1.5),
    head_rows=3,
    stub_columns=2,
    slots=(
        Slot(0, 0, colspan=4, heading="column"),
        Slot(1, 0, rowspan=2, colspan=2, heading="column"),
        Slot(1, 2, colspan=2, heading="column"),
        Slot(2, 2, heading="column"),
        Slot(2, 3, heading="column"),
        Slot(3, 0, colspan=2, heading="row"),
        Slot(3, 2),
        Slot(3, 3),
        Slot(4, 0, rowspan=2, heading="row"),
        Slot(4, 1, heading="row"),
        Slot(4, 2),
        Slot(4, 3),
        Slot(5, 1, heading="row"),
        Slot(5, 2),
        Slot(5, 3),
    ),
)

#: As in table 二: no row heads the whole table, the first column heads its rows.
ISSUED = Table(
    key="proactive",
    caption="主动公开情况",
    shape=Shape(
        columns=(1.0, 1.0),
        head_rows=0,
        stub_columns=1,
        slots=(Slot(0, 0, heading="row"), Slot(0, 1)),
    ),
    cells=(Cell("规章"), Cell("31", 31, "/proactive/rules/issued")),
)

#: As in table 三: a banner, a head of two rows, labels that span, a remark beside a number, and an absent cell.
FORM = Table(
    key="requests",
    caption="收到和处理申请情况",
    shape=_FORM,
    cells=(
        Cell("单位：件"),
        Cell("（本列数据的勾稽关系）"),
        Cell("申请人情况"),
        Cell("自然人"),
        Cell("总计"),
        Cell("一、本年新收申请数量"),
        Cell("41", 41, "/requests/received/natural_person"),
        Cell("43（其中网上 40 件）", 43, "/requests/received/total"),
        Cell("二、本年度办理结果"),
        Cell("（一）予以公开"),
        Cell("37", 37, "/requests/outcomes/granted/natural_person"),
        Cell("39", 39, "/requests/outcomes/granted/total"),
        Cell("（二）不予公开"),
        Cell("/", None, "/requests/outcomes/refused/natural_person"),
        Cell("4\n（更正）", 4, "/requests/outcomes/refused/total"),
    ),
)

#: Too wide for a portrait page.
WIDE = Table(
    key="",
    caption="附表 各季度办理件数",
    caption_printed=True,
    shape=Shape(
        columns=(1.0,) * 10,
        head_rows=1,
        stub_columns=0,
        slots=tuple(
            Slot(row, column, heading=None if row else "column")
            for row in range(2)
            for column in range(10)
        ),
    ),
    cells=tuple(
        Cell(f"第{column}项办理") if row == 0 else Cell(str(20_240_000_050 + column))
        for row in range(2)
        for column in range(10)
    ),
)


def _paragraph(text: str, role: Role) -> Paragraph:
    return Paragraph((Run(text),), role)


BLOCKS: tuple[Block, ...] = (
    _paragraph("根据《条例》第五十条编制本报告。", "preamble"),
    _paragraph("联系电话：0000-0000000", "contact"),
    Heading("一、总体情况", 1, "overview"),
    Heading("（一）主动公开", 2),
    Heading("1.规章", 3),
    Paragraph(
        (Run("详见"), Run("专栏", "https://www.example.gov.cn/a?b=1&c=2"), Run("。\n另起一行。"))
    ),
    Figure("柱状图：三年申请数量", "图1", "https://www.example.gov.cn/1.png"),
    Heading("二、主动公开情况", 1, "proactive"),
    ISSUED,
    Heading("三、收到和处理申请情况", 1, "requests"),
    FORM,
    _paragraph("注：以上为全年数据。", "note"),
    _paragraph("附件：各季度办理件数", "annexes"),
    _paragraph("某市人民政府", "signature"),
    _paragraph("2025年1月24日", "date"),
    _paragraph("（审核人：张三）", "reviewer"),
    Heading("附件", 1, "annex-1", on_new_page=True),
    _paragraph("各季度办理件数", "annex_title"),
    WIDE,
)

EVERY_BLOCK = Document(
    title="某市人民政府2024年政府信息公开工作年度报告",
    language="zh-CN",
    properties=Properties(
        agency="某市人民政府", year=2024, edition="2021", date=datetime.date(2025, 1, 24)
    ),
    blocks=BLOCKS,
)
