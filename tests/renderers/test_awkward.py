"""Text that breaks formats: marks of markup, rare characters, line breaks, directions, great length."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable

import pytest
from attrs import evolve

from disclosure_schema import (
    BLANK,
    NOT_PRINTED,
    Absent,
    Agency,
    Amount,
    CellPath,
    Contact,
    Count,
    NarrativeSection,
    Paragraph,
    Remark,
    Report,
    Sections,
    Signature,
    Subheading,
    TableSection,
)
from disclosure_schema.testing import numbered_report
from renderers import lay_out, render

FORMATS = ("pdf", "docx", "html", "svg", "text", "xlsx")
Extract = Callable[[str, bytes], str]

MARKUP = "甲& < > | \\ * _ \" ' ]]> <!-- {} `~#乙"
RARE = "𬭎㛃㈠①·—…“”《〈〉》℃"
LINES = "第一行\n第二行\t列"
DIRECTIONS = "丙\u202e丁\u200b戊\u202c己"
PLACEHOLDERS = ("/", "—", "-", "无", "不适用", "\u3000", "&lt;", "a|b", MARKUP, "上行\n下行")
AGENCY = "某某" * 120 + "人民政府"

ISSUED = CellPath("/proactive/rules/issued")


def awkward_report() -> Report:
    """A report with awkward text wherever text is possible."""
    body = tuple(Paragraph(each) for each in (MARKUP, RARE, LINES, DIRECTIONS))
    subheadings = tuple(Subheading(each, 2) for each in (MARKUP, RARE, DIRECTIONS))
    prose = NarrativeSection((*subheadings, *body), MARKUP)
    table = TableSection(body, body, f"二、{RARE}")
    report = evolve(
        numbered_report(),
        agency=Agency(AGENCY),
        title=f"{MARKUP}{RARE}{DIRECTIONS}",
        preamble=body,
        contact=(Contact(office=MARKUP, person="肖·扎亚", address=RARE, telephone=DIRECTIONS),),
        sections=Sections(
            overview=prose,
            proactive=table,
            requests=table,
            disputes=table,
            problems=prose,
            other_matters=prose,
        ),
        signature=Signature(
            agencies=(AGENCY, MARKUP, RARE), date=datetime.date(2025, 1, 2), reviewer=MARKUP
        ),
        remarks=(
            Remark(ISSUED, "约", "（其中& < > \" ' ]]> 修订16件）"),
            Remark(CellPath("/proactive/fees"), "", "𬭎㛃\n元"),
        ),
    )
    counts = [path for path, value in report.values().items() if isinstance(value, int)]
    for path, placeholder in zip(counts[20:], PLACEHOLDERS, strict=False):
        report = report.with_cell(path, Absent(placeholder))
    return report


def plain(text: str) -> str:
    """The text without whitespace and without characters that have neither ink nor width."""
    return "".join(
        each for each in text if not each.isspace() and unicodedata.category(each) != "Cf"
    )


@pytest.fixture(scope="module", params=FORMATS)
def name(request: pytest.FixtureRequest) -> str:
    """One format after the other."""
    return str(request.param)


@pytest.fixture(scope="module")
def text(name: str, extract: Extract) -> str:
    """What others read in the awkward report."""
    return plain(extract(name, render(awkward_report(), name)))


def test_prose_comes_back(text: str):
    """Title, headings, paragraphs and signature are read back as they are, in order."""
    place = 0
    document = lay_out(awkward_report())
    for wanted in (document.title, *(getattr(each, "text", "") for each in document.blocks)):
        found = text.find(plain(wanted), place)
        assert found >= place, wanted
        place = found


def test_cells_come_back(name: str, text: str):
    """Placeholders and remarks are read back as they are, unless the format parts their lines."""
    words = {"无": 1, "不适用": 1, "/": 1, "&lt;": 1, "a|b": 1}
    if name in ("docx", "html", "xlsx"):
        words |= {
            plain(MARKUP): 20,
            "约1（其中&<>\"']]>修订16件）": 1,
            "10𬭎㛃元": 1,
            "上行下行": 1,
        }

    assert {each for each, times in words.items() if text.count(each) >= times} == set(words)


@pytest.mark.parametrize(
    ("path", "label"),
    [("/proactive/licensing", "行政许可"), ("/proactive/fees", "行政事业性收费")],
)
def test_five_different_things(name: str, path: str, label: str, extract: Extract):
    """Blank, 0, `/`, 无 and a line that is not printed look different in every format."""
    report = numbered_report()
    zero = type(report.at(path))(0)
    values: list[Count | Amount] = [BLANK, zero, Absent("/"), Absent("无"), NOT_PRINTED]
    texts = [extract(name, render(report.with_cell(path, each), name)) for each in values]

    assert len({plain(each) for each in texts}) == 5
    assert [label in each for each in texts] == [True, True, True, True, False]
    blank = texts[0]
    for sign, others in (("/", (0, 0, 1, 0)), ("无", (0, 0, 0, 1))):
        assert others == tuple(each.count(sign) - blank.count(sign) for each in texts[:4])


def test_long_agency_is_whole(name: str, text: str):
    """A name of many characters is nowhere cut in what is printed."""
    assert AGENCY in text
