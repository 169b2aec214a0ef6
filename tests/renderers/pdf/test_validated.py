"""The PDF keeps every rule of PDF/A and PDF/UA that a validator of both, which passes veraPDF's corpus, knows."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import page
import pytest
from attrs import evolve, fields

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Attachment, Cell, Figure, Heading, Paragraph, Run, Shape, Slot, Table
from renderers.fonts import Face, Fonts
from renderers.pdf import PdfRenderer
from renderers.style import LARGE_PRINT, SCREEN, Style
from renderers.testing.specimens.catalogue import SPECIMENS
from support.documents.made_fonts import write_font
from support.documents.paper import page_of

# In CFF fonts with several Private dictionaries it takes all widths to be told against the first of them.
# test_fonts_embedded.py compares the widths by fontTools, which looks up the dictionary of each glyph.
MISREAD = ("TRUETYPE-GLYPH-WIDTH-001", "FONT-GLYPH-WIDTH-001")


def broken_rules(data: bytes, profile: str) -> list[str]:
    """The rules of a profile that a file breaks, each with what is wrong."""
    report = page.validate_pdf_bytes(data, profile=profile)
    assert report.rules.total > 100
    return [
        f"{each.rule_id}: {each.message}"
        for each in report.failures
        if not (each.rule_id.endswith(MISREAD) and "CIDFontType0C" in each.message)
    ]


def whole_document() -> Document:
    """A document with links, a figure that leads somewhere, attachments, and all that a file can say about itself."""
    linked = Paragraph((Run("见"), Run("网站", "http://www.example.gov.cn/"), Run("。")))
    figure = Figure("图", "图1", "http://www.example.gov.cn/图.png")
    document = page_of(Heading("一、总体情况", 1, "overview"), linked, figure, title="标题（一）\\")
    properties = evolve(
        document.properties,
        date=datetime.date(2025, 1, 20),
        publisher="某市<人民政府>办公室",
        index_number="01432/2025-00001",
        keywords=("政府信息公开", "年度报告 & 数据"),
    )
    data = Attachment("数据 1.json", "application/json", b"{}\n")
    return evolve(document, properties=properties, attachments=(data,))


def wide_annex() -> Document:
    """A document with an annex whose table stands on landscape pages, and goes on there."""
    slots = tuple(Slot(row, column) for row in range(60) for column in range(16))
    shape = Shape(columns=(1.0,) * 16, head_rows=1, stub_columns=0, slots=slots)
    cells = tuple(Cell(str(each.row * 1000) if each.row else "办理的件数") for each in slots)
    table = Table(key="", caption="表", shape=shape, cells=cells, caption_printed=True)
    annex = Heading("附件", 1, "annex-1", on_new_page=True)
    return page_of(annex, Paragraph((Run("统计表"),), "annex_title"), table)


@pytest.mark.parametrize("profile", ["3b", "ua1"])
def test_reports(document: Document, profile: str):
    """Every report is PDF/A-3b and PDF/UA-1 in one file."""
    assert broken_rules(PdfRenderer().render(document), profile) == []


@pytest.mark.parametrize("archive", ["3b", "3a", "2u", "2a"])
def test_levels(archive: Any):
    """A file with links, figures, attachments and properties keeps the rules of the level it claims, and those of PDF/UA."""
    data = PdfRenderer(archive=archive).render(whole_document())

    assert broken_rules(data, archive) == []
    assert broken_rules(data, "ua1") == []


def test_plain_files_can_be_heard():
    """A file that makes no claim on archives is still PDF/UA-1."""
    assert broken_rules(PdfRenderer(archive="none").render(whole_document()), "ua1") == []


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("name", SPECIMENS)
def test_hard_documents(name: str, profile: str):
    """So do merged cells, lists of links, figures, cells that go on over pages, empty texts, and rare marks."""
    assert broken_rules(PdfRenderer(archive="3a").render(SPECIMENS[name]), profile) == []


@pytest.mark.parametrize("profile", ["3b", "ua1"])
def test_sheets_on_their_side(profile: str):
    """So do annexes on landscape pages, of which the tables go on on others."""
    assert broken_rules(PdfRenderer().render(wide_annex()), profile) == []


@pytest.mark.parametrize("style", [LARGE_PRINT, SCREEN], ids=["large print", "screen"])
def test_styles(style: Style, reports_by_name: dict[str, Report]):
    """The verdict does not depend on the style."""
    data = PdfRenderer(style=style).render(lay_out(reports_by_name["awkward-2020"]))

    assert broken_rules(data, "3b") == broken_rules(data, "ua1") == []


@pytest.mark.parametrize("profile", ["3b", "ua1"])
def test_true_type(profile: str, tmp_path: Path):
    """With TrueType outlines there is nothing that the validator misreads: a file keeps all rules."""
    faces = (Face(str(write_font(tmp_path / "made.ttf", "Made", characters="题正文— 1"))),)
    fonts = Fonts(**dict.fromkeys((each.name for each in fields(Fonts)), faces))
    document = page_of(Paragraph((Run("正文正文"),)), title="题")

    assert page.is_pdf_compliant_bytes(PdfRenderer(fonts=fonts).render(document), profile=profile)


@pytest.mark.parametrize(
    ("there", "instead", "profile", "rule"),
    [
        (b"\nendstream", b" endstream", "3b", "STREAM-EOL"),
        (b"<pdfaid:conformance>B<", b"<pdfaid:conformance>U<", "3b", "ID-CONFORMANCE"),
        (b"pdfuaid:part", b"pdfuaid:port", "ua1", "PDFUA1-ID"),
    ],
)
def test_the_validator_sees_what_is_wrong(there: bytes, instead: bytes, profile: str, rule: str):
    """A file that is damaged in one place is refused for it."""
    document = page_of(Heading("一、总体情况", 1), Paragraph((Run("正文。"),)), Figure("图"))
    data = PdfRenderer().render(document)
    assert there in data

    assert any(rule in each for each in broken_rules(data.replace(there, instead, 1), profile))
