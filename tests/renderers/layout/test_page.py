"""Report → Document: what stands on the page, and in which order."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings

from disclosure_schema import (
    Contact,
    NarrativeSection,
    NarrativeTable,
    Publication,
    Report,
    Sections,
    Signature,
    Subheading,
    TableSection,
    Unfit,
    dumps,
    loads,
)
from disclosure_schema import Figure as Picture
from disclosure_schema import Paragraph as Prose
from disclosure_schema.model.narrative import NarrativeBlock
from disclosure_schema.testing import numbered_report, reports
from renderers import lay_out
from renderers.document import Block, Figure, Heading, Paragraph, Properties, Table

FULL = numbered_report()


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
    assert lay_out(report).table("disputes").caption == disputes.heading
    assert lay_out(report).table("requests").caption == "三、收到和处理政府信息公开申请情况"


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

    assert lay_out(copy) == lay_out(report)


@settings(max_examples=60)
@given(reports())
def test_keys_name_one_heading(report: Report):
    """No two headings have the same key, and a key is fit for an anchor."""
    blocks = lay_out(report).blocks
    keys = [each.key for each in blocks if isinstance(each, Heading) and each.key]

    assert max(Counter(keys).values()) == 1
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]*", each) for each in keys)
