"""Links on the page, and in the files of all formats."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from attrs import evolve
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure_schema import (
    E2021,
    Agency,
    Figure,
    Link,
    Paragraph,
    Report,
)
from disclosure_schema.model.narrative import NarrativeBlock
from renderers import lay_out, render
from renderers.document import Paragraph as Prose
from renderers.document import Run
from support.reading.structure import links_of_pdf

SITE = "http://www.example.gov.cn/?a=1&b='2'"
MAIL = "mailto:a@example.cn"

LINKED = Paragraph(
    "电子版可在某市政府网站查阅，疑问请写邮件。",
    (Link(5, 11, SITE), Link(16, 20, MAIL)),
)

FIGURE = Figure(alt="申请逐年上升的柱状图", caption="图1 近五年申请", source=SITE)


def report_of(*blocks: NarrativeBlock) -> Report:
    """A report with this prose and no table of the form."""
    empty = Report(edition=E2021, agency=Agency("某局"), year=2024)
    return evolve(empty, preamble=blocks)


def html(report: Report) -> LexborNode:
    """The body of the HTML page."""
    body = LexborHTMLParser(render(report, "html")).body

    assert body is not None
    return body


def pdf_links(data: bytes) -> list[tuple[str, str]]:
    """Every link of a PDF: where it leads, and the characters that it lies over."""
    return [(address, text) for text, address in links_of_pdf(data)]


def word_links(report: Report) -> list[tuple[str, str]]:
    """Every link of the Word document: where it leads, and the text that it is on."""
    paragraphs = docx.Document(BytesIO(render(report, "docx"))).paragraphs
    return [(each.address, each.text) for paragraph in paragraphs for each in paragraph.hyperlinks]


def test_runs():
    """A paragraph is laid out in runs, those of links with their address."""
    (paragraph, *_) = lay_out(report_of(LINKED)).blocks

    assert paragraph == Prose(
        (
            Run("电子版可在"),
            Run("某市政府网站", SITE),
            Run("查阅，疑问"),
            Run("请写邮件", MAIL),
            Run("。"),
        ),
        "preamble",
    )


def test_links_in_html():
    """In HTML a link is an <a> with its address, escaped and unchanged."""
    links = [(a.attributes["href"], a.text()) for a in html(report_of(LINKED)).css("p a")]

    assert links == [(SITE, "某市政府网站"), (MAIL, "请写邮件")]


def test_links_in_pdf():
    """In PDF each link lies over its own characters, and leads to its address."""
    data = render(report_of(LINKED), "pdf")

    assert pdf_links(data) == [(SITE, "某市政府网站"), (MAIL, "请写邮件")]


def test_links_to_the_same_address_in_pdf():
    """Two links to one address stay two where text stands between them."""
    text = Paragraph("甲网站和乙网站", (Link(0, 3, SITE), Link(4, 7, SITE)))

    assert pdf_links(render(report_of(text), "pdf")) == [(SITE, "甲网站"), (SITE, "乙网站")]


@pytest.mark.parametrize("shift", range(20, 30))
def test_links_over_two_lines_in_pdf(shift: int):
    """A link that breaks over two lines lies over both parts, and over nothing else."""
    text = "文" * shift + "某市人民政府门户网站" + "。" * 3
    links = pdf_links(render(report_of(Paragraph(text, (Link(shift, shift + 10, SITE),))), "pdf"))

    assert {address for address, _ in links} == {SITE}
    assert "".join(covered for _, covered in links) == "某市人民政府门户网站"
    assert len(links) <= 2


@pytest.mark.parametrize(
    "text", ["a\nb c", "见⼈\u200b网", "“网 站”  x", "①②e\u0301", "\t网\u00ad站"]
)
def test_links_over_odd_characters(text: str):
    """Whatever characters it is on, a link is kept by every format."""
    report = report_of(Paragraph(text, (Link(0, len(text), MAIL),)))

    assert {address for address, _ in pdf_links(render(report, "pdf"))} == {MAIL}
    assert [address for address, _ in word_links(report)] == [MAIL]
    assert MAIL in render(report, "text").decode()


def test_figures_in_pdf():
    """In PDF a figure is a box of words that lead to its picture."""
    assert pdf_links(render(report_of(FIGURE), "pdf")) == [(SITE, f"［图：{FIGURE.alt}］")]


def test_links_in_word():
    """In Word each link is on its own text, and leads to its address."""
    assert word_links(report_of(LINKED)) == [(SITE, "某市政府网站"), (MAIL, "请写邮件")]


def test_links_are_text_in_word(extract: Callable[[str, bytes], str]):
    """Who reads a Word document with python-docx reads the text of links too."""
    assert LINKED.text in extract("docx", render(report_of(LINKED), "docx"))


def test_figures_in_word():
    """In Word too a figure leads to its picture."""
    assert [address for address, _ in word_links(report_of(FIGURE))] == [SITE]


def test_figures_in_text():
    """In plain text the address of a picture stands with it, as that of a link does."""
    assert SITE in render(report_of(FIGURE), "text").decode()
