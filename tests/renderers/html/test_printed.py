"""Our HTML as a browser prints it: nothing is cut off at the right, and nothing stands alone that belongs to something."""

from __future__ import annotations

import base64
from ctypes import c_uint
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Cell, Heading, Paragraph, Run, Shape, Slot, Table
from renderers.html import HtmlRenderer
from support.documents.paper import page_of, prose
from support.programs.browser import Browser

#: The right margin, in points.
RIGHT: Final = 26 / 25.4 * 72


def print_of(browser: Browser, document: Document, folder: Path) -> pdfium.PdfDocument:
    """What the browser prints."""
    path = folder / "page.html"
    path.write_bytes(HtmlRenderer().render(document))
    browser.open(path)
    answer = browser.call("Page.printToPDF", preferCSSPageSize=True)
    return pdfium.PdfDocument(base64.b64decode(answer["data"]))


def printed(browser: Browser, document: Document, folder: Path) -> list[str]:
    """The text of each page of the print, white space squeezed, without the number below it; none of it over the edge."""
    found: list[str] = []
    for number, page in enumerate(print_of(browser, document, folder), 1):
        text = page.get_textpage()
        ends = [text.get_charbox(index)[2] for index in range(text.count_chars())]
        # A full-width mark at the end of a line reaches over the edge by its empty half.
        assert max(ends) <= page.get_width() - RIGHT + 8
        whole = " ".join(text.get_text_range().split())
        assert f"— {number} —" in whole
        found.append(whole.replace(f"— {number} —", "").strip())
    return found


def numbers_table(columns: int, rows: int) -> Table:
    """A table of numbers, each of seven digits, below a head."""
    slots = tuple(
        Slot(row, column, heading=None if row else "column")
        for row in range(rows + 1)
        for column in range(columns)
    )
    shape = Shape(columns=(1.0,) * columns, head_rows=1, stub_columns=0, slots=slots)
    cells = tuple(
        Cell(f"{each.row:02}0{each.column:02}00" if each.row else f"第{each.column}列")
        for each in slots
    )
    return Table(key="", caption="表", shape=shape, cells=cells)


@pytest.mark.parametrize("columns", [8, 14, 20, 30])
def test_wide_tables_are_not_cut_off(browser: Browser, tmp_path: Path, columns: int):
    """Every number of a table is on the paper, however many columns there are."""
    text = "公开政府信息" * 9
    table = numbers_table(columns, 3)
    (page,) = printed(browser, page_of(prose(text), table), tmp_path)
    (alone,) = printed(browser, page_of(prose(text)), tmp_path)

    assert [each.text for each in table.cells[columns:]] == page.split("列")[-1].split()
    # A browser makes everything smaller for what is too wide: here nothing is.
    assert page.startswith(alone) or columns == 14


def test_the_head_of_a_long_table_is_repeated(browser: Browser, tmp_path: Path):
    """A table longer than a page has its head on each, no row is torn, and the title is on the first."""
    table = numbers_table(4, 90)
    pages = printed(browser, page_of(table), tmp_path)
    head = "第0列 第1列 第2列 第3列 "

    assert len(pages) > 2
    assert all(head in each for each in pages)
    assert " ".join([each.split(head)[1] for each in pages]).split() == [
        each.text for each in table.cells[4:]
    ]


def test_a_title_stays_with_its_table(browser: Browser, tmp_path: Path):
    """The title of an annex is on the page on which its table begins, though the table is longer than a page."""
    blocks = (
        Heading("附件", 1, "annex-1", on_new_page=True),
        Paragraph((Run("统计表"),), "annex_title"),
        numbers_table(4, 90),
    )
    _, page, *_ = printed(browser, page_of(prose("正文。"), *blocks), tmp_path)

    assert page.startswith("附件 统计表 第0列")


@pytest.mark.parametrize("lines", range(18, 26))
def test_a_signature_is_not_alone(browser: Browser, tmp_path: Path, lines: int):
    """Wherever the text ends, the agency and the date are on one page, with some of the text."""
    blocks = (
        *(prose("公开。") for _ in range(lines)),
        Paragraph((Run("某市人民政府"),), "signature"),
        Paragraph((Run("2025年1月24日"),), "date"),
    )
    *_, last = printed(browser, page_of(*blocks), tmp_path)

    assert "".join(last.split()).endswith("公开。某市人民政府2025年1月24日")


def test_a_report_is_printed_whole(
    browser: Browser, reports_by_name: dict[str, Report], tmp_path: Path
):
    """All numbers of a report are on the paper, and the contents, which lead nowhere there, are not."""
    report = reports_by_name["suqian-2024"]
    text = "".join("".join(printed(browser, lay_out(report), tmp_path)).split())

    assert text.count("一、总体情况") == 1
    assert all(str(each) in text for each in report.values().values() if isinstance(each, int))


def test_nothing_lies_over_rules(browser: Browser, city: Document, tmp_path: Path):
    """Nothing white is painted on paper: beside a rule it would take some of it, and the rule be lost on a small view."""
    drawn = [
        fill_of(each)
        for page in print_of(browser, city, tmp_path)
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=9)
    ]

    assert len(drawn) > 400
    assert (255, 255, 255) not in drawn


def fill_of(path: pdfium.PdfObject) -> tuple[int, int, int]:
    """The colour that a path is filled with."""
    red, green, blue, alpha = (c_uint() for _ in range(4))
    assert raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return red.value, green.value, blue.value
