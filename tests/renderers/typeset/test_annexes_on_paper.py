"""Annexes as GB/T 9704-2012, 7.3.4 and 7.3.6 has them: their list below the text, and each on a page of its own."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from attrs import evolve, frozen

from disclosure_schema.model.narrative import Annex
from disclosure_schema.testing import numbered_report
from renderers import lay_out
from renderers.pdf import PdfRenderer
from renderers.style import GB_T_9704
from support.documents.paper import PAPER

TEXT = GB_T_9704.paragraphs.body
EM = TEXT.size + TEXT.tracking
LONG = "申请公开政府信息的办法和需要携带的材料以及办理的期限和收费的标准"


@frozen
class Line:
    """A line of a PDF, with its page, and how far it begins and ends from the left edge of the text, in characters."""

    text: str
    page: int
    left: float
    right: float
    top: float


def lines_of(*titles: str) -> list[Line]:
    """What stands in the PDF of a report with annexes of these titles."""
    annexes = tuple(Annex(title=each) for each in titles)
    document = lay_out(evolve(numbered_report(), annexes=annexes))
    with pdfplumber.open(BytesIO(PdfRenderer().render(document))) as file:
        return [
            Line(
                each["text"],
                number,
                (each["chars"][0]["x0"] - PAPER.left) / EM,
                (each["chars"][-1]["x1"] - PAPER.left) / EM,
                each["top"],
            )
            for number, page in enumerate(file.pages, 1)
            for each in page.extract_text_lines(x_tolerance=8)
        ]


def test_several_annexes_are_numbered_below_each_other():
    """附件 two characters in; numbers stand below each other, and titles go on below their first character."""
    lines = lines_of("各乡镇办理申请的情况", LONG)
    at = next(index for index, each in enumerate(lines) if each.text.startswith("附件：1."))
    first, second, rest = lines[at : at + 3]
    number = lines[at].text.index("1")

    assert number == 3
    assert first.left == pytest.approx(2, abs=0.1)
    assert second.text.startswith("2.")
    assert second.left == pytest.approx(5, abs=0.1)
    assert second.text[2:].strip() + rest.text == LONG
    # 2. and the space behind it are about a character wide.
    assert 5.8 < rest.left < 6.4


def test_a_single_annex_has_no_number():
    """Its title goes on below its first character, behind the word 附件."""
    lines = lines_of(LONG)
    at = next(index for index, each in enumerate(lines) if each.text.startswith("附件："))

    assert lines[at].left == pytest.approx(2, abs=0.1)
    assert lines[at + 1].left == pytest.approx(5, abs=0.1)
    assert lines[at].text + lines[at + 1].text == "附件：" + LONG


def test_an_annex_on_its_page():
    """附件 stands at the edge on the first line of its page, the title in the middle on the third."""
    lines = lines_of("各乡镇办理申请的情况", LONG)
    for number in (1, 2):
        mark = next(each for each in lines if each.text == f"附件{number}")
        title = next(each for each in lines if each.page == mark.page and each.top > mark.top)

        assert mark.left == pytest.approx(0, abs=0.1)
        assert mark.top == min(each.top for each in lines if each.page == mark.page)
        assert title.top - mark.top == pytest.approx(2 * TEXT.pitch, abs=6)
        assert title.left + title.right == pytest.approx(28, abs=0.2)
