"""Report → Document: what stands on the page, and in which order."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from disclosure_schema import (
    BLANK,
    NOT_PRINTED,
    Absent,
    CellPath,
    Contact,
    NarrativeSection,
    NarrativeTable,
    Publication,
    Remark,
    Report,
    Sections,
    Signature,
    Subheading,
    TableSection,
    Unfit,
    dumps,
    from_data,
    loads,
    to_data,
)
from disclosure_schema import Figure as Picture
from disclosure_schema import Paragraph as Prose
from disclosure_schema.model.narrative import NarrativeBlock
from disclosure_schema.testing import numbered_report, reports
from renderers import Document, lay_out
from renderers.document import Block, Cell, Figure, Heading, Paragraph, Properties, Slot, Table

FULL = numbered_report()
ISSUED = CellPath("/proactive/rules/issued")


def tables_of(document: Document) -> dict[str, Table]:
    """The tables of a page by their keys."""
    return {each.key: each for each in document.blocks if isinstance(each, Table)}


def cells_of(report: Report) -> list[Cell]:
    """All cells of a page that come from the report."""
    tables = tables_of(lay_out(report)).values()
    return [cell for table in tables for cell in table.cells if cell.origin]


def cell_at(report: Report, path: str) -> Cell:
    """The only cell of a page that comes from a path."""
    (cell,) = (each for each in cells_of(report) if each.origin == path)
    return cell


def heading_of(table: Table, label: str) -> Slot:
    """The only slot of a table with that label."""
    (slot,) = (
        slot for row in table.rows for slot, cell in row if cell.text == label and not cell.origin
    )
    return slot


def without(*pointers: str) -> Report:
    """The full report without the lines at `pointers`."""
    data: Any = to_data(FULL)
    for pointer in pointers:
        *parents, last = pointer[1:].split("/")
        place = data
        for each in parents:
            place = place[each]
        del place[last]
    return from_data(data)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_cell_once(report: Report):
    """Every printed cell of the report stands on the page exactly once, and no other does."""
    printed = [path for path, value in report.values().items() if value != NOT_PRINTED]

    assert Counter(each.origin for each in cells_of(report)) == Counter(printed)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_cell_is_right(report: Report):
    """A cell carries its number and prints it as it is, or prints the words that stood there."""
    remarks = {each.path: each for each in report.remarks}
    for cell in cells_of(report):
        value = report.at(cell.origin)
        if isinstance(value, Absent):
            assert (cell.text, cell.value) == (value.text, None)
        else:
            remark = remarks.get(CellPath(cell.origin), Remark(CellPath(cell.origin)))
            digits = format(value, "f") if isinstance(value, Decimal) else str(value)
            assert (type(cell.value), cell.value) == (type(value), value)
            assert cell.text == remark.around(digits)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_labels_are_no_values(report: Report):
    """Headings of tables have a label and no number; cells of the report head nothing."""
    for table in tables_of(lay_out(report)).values():
        for row in table.rows:
            for slot, cell in row:
                assert not table.key or bool(slot.heading) != bool(cell.origin)
                assert not table.key or cell.origin or (cell.text and cell.value is None)


def test_numbers_stand_in_order():
    """The numbers of a complete report are read off the page in the order of the form."""
    assert [each.value for each in cells_of(FULL)] == list(range(1, 201))
    assert [each.text for each in cells_of(FULL)] == [str(each) for each in range(1, 201)]


def test_blank_zero_and_words():
    """A blank cell prints nothing, zero prints 0, words print themselves."""
    assert cell_at(FULL.with_cell(ISSUED, BLANK), ISSUED) == Cell("", None, ISSUED)
    assert cell_at(FULL.with_cell(ISSUED, 0), ISSUED) == Cell("0", 0, ISSUED)
    assert cell_at(FULL.with_cell(ISSUED, Absent("/")), ISSUED) == Cell("/", None, ISSUED)


@pytest.mark.parametrize("digits", ["0.00", "72701.2578", "100000000000000000", "-0.10"])
def test_amounts(digits: str):
    """An amount is printed digit by digit, never with an exponent."""
    report = FULL.with_cell("/proactive/fees", Decimal(digits))

    assert cell_at(report, "/proactive/fees").text == digits


def test_lines_not_printed_shrink_their_group():
    """Without （七） and 四 the group of outcomes has 21 rows, and the table 26."""
    tuoli = without("/requests/outcomes/total", "/requests/carried_forward")
    table = tables_of(lay_out(tuoli))["requests"]
    group = heading_of(table, "三、本年度办理结果")

    assert (group.row, group.column, group.rowspan, group.colspan) == (5, 0, 21, 1)
    assert len(list(table.rows)) == 26
    assert len(cells_of(tuoli)) == 200 - 14
    assert "（七）总计" not in [each.text for each in table.cells]


def test_groups_not_printed_lose_their_heading():
    """A group of which no line is printed is not printed either."""
    report = without("/requests/outcomes/refused", "/requests/outcomes/not_processed")
    table = tables_of(lay_out(report))["requests"]
    labels = [each.text for each in table.cells]

    assert heading_of(table, "三、本年度办理结果").rowspan == 22 - 8 - 5
    assert "（三）不予公开" not in labels
    assert "（五）不予处理" not in labels
    assert "（四）无法提供" in labels


def test_bands_not_printed_lose_their_headings():
    """A block of table 二 of which no line is printed loses its caption and its headings."""
    table = tables_of(lay_out(without("/proactive/licensing", "/proactive/fees")))["proactive"]
    labels = [each.text for each in table.cells if not each.origin]

    assert labels.count("信息内容") == 2
    assert "第二十条第（五）项" not in labels
    assert "第二十条第（八）项" not in labels
    assert len(list(table.rows)) == 14 - 6


def test_half_of_table_four():
    """Without litigation table 四 is that of reconsideration alone."""
    table = tables_of(lay_out(without("/litigation")))["disputes"]

    assert "行政诉讼" not in [each.text for each in table.cells]
    assert len(table.shape.columns) == 5
    assert len([each for each in table.cells if each.origin]) == 5


def test_tables_not_printed():
    """A table of which nothing is printed is left out; the heading of its section stays."""
    document = lay_out(without("/requests", "/reconsideration", "/litigation"))

    assert set(tables_of(document)) == {"proactive"}
    assert [each.key for each in document.blocks if isinstance(each, Heading)] == [
        "overview",
        "proactive",
        "requests",
        "disputes",
        "problems",
        "other_matters",
    ]


def test_shapes_are_shared():
    """Reports with the same lines share the shapes of their tables."""
    one = tables_of(lay_out(FULL))
    other = tables_of(lay_out(FULL.with_cell(ISSUED, 0)))

    assert all(one[key].shape is other[key].shape for key in one)


def test_remarks_stand_around_numbers():
    """A remark is printed around its number, and the number stays a number."""
    report = evolve(FULL, remarks=(Remark(ISSUED, "约", "（其中修订16件）"),))

    assert cell_at(report, ISSUED) == Cell("约1（其中修订16件）", 1, ISSUED)


def test_properties():
    """A page says of itself whose it is, of which year and edition, and when it was signed."""
    signed = evolve(FULL, signature=Signature(agencies=("某局",), date=date(2025, 1, 4)))
    document = lay_out(signed)

    assert document.title == "某市人民政府2024年政府信息公开工作年度报告"
    assert document.language == "zh-CN"
    assert document.properties == Properties(
        agency="某市人民政府", year=2024, edition="2021", date=date(2025, 1, 4)
    )
    assert lay_out(FULL).properties.date is None


def test_properties_of_a_published_report():
    """A page says too how the report was published: by whom, when, where, and what it is about."""
    publication = Publication(
        index_number="01/2025-1",
        publisher="某局办公室",
        keywords=("年度报告",),
        summary="概述",
        source="某局",
        published=date(2025, 1, 24),
        url="https://www.example.gov.cn/nb.html",
    )

    assert lay_out(evolve(FULL, publication=publication)).properties == Properties(
        agency="某市人民政府",
        year=2024,
        edition="2021",
        publisher="某局办公室",
        index_number="01/2025-1",
        keywords=("年度报告",),
        source="某局",
        summary="概述",
        published=date(2025, 1, 24),
        url="https://www.example.gov.cn/nb.html",
    )


def test_the_report_goes_with_its_page():
    """The data of a report go with its page, and are read back as the same report; on wish they do not."""
    (attachment,) = lay_out(FULL).attachments

    assert (attachment.name, attachment.media_type) == ("report.json", "application/json")
    assert loads(attachment.data) == FULL
    assert lay_out(FULL, attach_data=False) == evolve(lay_out(FULL), attachments=())


def test_order_of_blocks():
    """The page goes from the preamble over contact and the six sections to the signature."""
    report = evolve(
        FULL,
        preamble=(Prose("导语"),),
        contact=(Contact(telephone="0909-5555611"),),
        sections=Sections(
            overview=NarrativeSection((Subheading("㈠主动公开"), Prose("公开106条。"))),
            proactive=TableSection((Prose("表格如下："),), (Prose("注：含上年。"),)),
            other_matters=NarrativeSection((Subheading("1.收费", 2), Prose("无"))),
        ),
        signature=Signature(agencies=("某局", "某办"), date=date(2022, 1, 4), reviewer="肖·扎亚"),
    )

    assert list(map(described, lay_out(report).blocks)) == [
        ("preamble", "导语"),
        ("contact", "电话：0909-5555611"),
        (1, "一、总体情况"),
        (2, "㈠主动公开"),
        ("body", "公开106条。"),
        (1, "二、主动公开政府信息情况"),
        ("body", "表格如下："),
        ("table", "proactive"),
        ("note", "注：含上年。"),
        (1, "三、收到和处理政府信息公开申请情况"),
        ("table", "requests"),
        (1, "四、政府信息公开行政复议、行政诉讼情况"),
        ("table", "disputes"),
        (1, "五、存在的主要问题及改进情况"),
        (1, "六、其他需要报告的事项"),
        (3, "1.收费"),
        ("body", "无"),
        ("signature", "某局"),
        ("signature", "某办"),
        ("date", "2022年1月4日"),
        ("reviewer", "审核人：肖·扎亚"),
    ]


def described(block: Block) -> tuple[str | int, str]:
    """What a block is and what it says."""
    match block:
        case Heading(text, level):
            return level, text
        case Paragraph():
            return block.role, block.text
        case Table():
            return "table", block.key


def test_headings_as_published():
    """A heading is printed as it was published, and a table goes by it too."""
    problems = NarrativeSection(heading="五、存在的主要问题及改进措施")
    disputes = TableSection(heading="四、因政府信息公开工作被申请行政复议、提起行政诉讼情况")
    report = evolve(FULL, sections=Sections(problems=problems, disputes=disputes))
    headings = [each.text for each in lay_out(report).blocks if isinstance(each, Heading)]

    assert headings[3:5] == [disputes.heading, problems.heading]
    assert tables_of(lay_out(report))["disputes"].caption == disputes.heading
    assert tables_of(lay_out(report))["requests"].caption == "三、收到和处理政府信息公开申请情况"


def test_contact_line():
    """A contact is one line, its parts introduced and in a fixed order."""
    contact = Contact(
        office="镇党政办", address="托里南路54号", postcode="833300", email="a@example.cn"
    )
    (line,) = (
        each
        for each in lay_out(evolve(FULL, contact=(contact,))).blocks
        if isinstance(each, Paragraph)
    )

    assert line.text == (
        "联系单位：镇党政办；地址：托里南路54号；邮编：833300；电子邮箱：a@example.cn"
    )


def test_contact_that_says_nothing():
    """A contact of which no part is given is refused: it would leave an empty line on the page."""
    with pytest.raises(Unfit, match="at least one part"):
        Contact()


@settings(max_examples=60, deadline=None)
@given(reports())
def test_no_empty_paragraphs(report: Report):
    """Every paragraph and every heading of the page says something."""
    for block in lay_out(report).blocks:
        if isinstance(block, Heading | Paragraph):
            assert block.text.strip()


@settings(max_examples=60, deadline=None)
@given(reports())
def test_prose_is_kept(report: Report):
    """All prose of the report stands on the page as written."""
    texts = Counter(text for each in lay_out(report).blocks for text in texts_of_block(each))
    sections = report.sections
    written = (
        *report.preamble,
        *sections.overview.body,
        *sections.proactive.before,
        *sections.proactive.after,
        *sections.requests.before,
        *sections.requests.after,
        *sections.disputes.before,
        *sections.disputes.after,
        *sections.problems.body,
        *sections.other_matters.body,
        *(each for annex in report.annexes for each in annex.body),
    )

    assert Counter(text for each in written for text in texts_of_prose(each)) <= texts


def texts_of_block(block: Block) -> list[str]:
    """All that a block of the page says."""
    match block:
        case Heading() | Paragraph():
            return [block.text]
        case Figure(alt, caption):
            return [alt, caption or ""]
        case Table():
            return [block.caption, *(each.text for each in block.cells)]


def texts_of_prose(block: NarrativeBlock) -> list[str]:
    """All that a block of a narrative says."""
    match block:
        case Picture(alt=alt, caption=caption):
            return [alt, caption or ""]
        case NarrativeTable():
            cells = [cell.text for row in block.rows for cell in row]
            return [block.caption or "", *cells]
        case _:
            return [block.text]


@settings(max_examples=20, deadline=None)
@given(reports())
def test_pure(report: Report):
    """The same report gives the same page, and a copy of it too."""
    copy = loads(dumps(report))

    assert list(map(described, lay_out(copy).blocks)) == list(
        map(described, lay_out(report).blocks)
    )
    assert cells_of(copy) == cells_of(report)


@settings(max_examples=60)
@given(reports())
def test_keys_name_one_heading(report: Report):
    """No two headings have the same key, and a key is fit for an anchor."""
    blocks = lay_out(report).blocks
    keys = [each.key for each in blocks if isinstance(each, Heading) and each.key]

    assert max(Counter(keys).values()) == 1
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]*", each) for each in keys)
