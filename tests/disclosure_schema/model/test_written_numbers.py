"""How a number was written, where it was not written plainly."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pdfplumber
import pytest
from attrs import evolve

from disclosure_schema import (
    BLANK,
    CellPath,
    ExtraRow,
    InvalidSource,
    Remark,
    Report,
    Unfit,
    dumps,
    loads,
    to_data,
)
from disclosure_schema.testing import numbered_report
from renderers import lay_out, render
from renderers.document import Cell, Table
from renderers.html import HtmlRenderer

ISSUED = CellPath("/proactive/rules/issued")
FEES = CellPath("/proactive/fees")
FULL = numbered_report()


def written(value: int | Decimal, text: str, before: str = "", path: CellPath = ISSUED) -> Report:
    """The full report with a number that was written in a way of its own."""
    return evolve(FULL.with_cell(path, value), remarks=(Remark(path, before, "", text),))


def cell_at(report: Report, path: CellPath) -> Cell:
    """The only cell of the page that comes from a path."""
    tables = (each for each in lay_out(report).blocks if isinstance(each, Table))
    (cell,) = (each for table in tables for each in table.cells if each.origin == path)
    return cell


WAYS = [
    (1234, "1,234", ""),
    (1234, "1，234", ""),
    (12, "１２", ""),
    (1036, "+1036", ""),
    (0, "+0", ""),
    (-4, "4", "减"),
    (-4, "4", "下降"),
    (-4, "-4", ""),
    (-4, "−4", ""),
    (-4, "－４", ""),
    (7, "007", ""),
    (12, "1 2", ""),
    (-1234, "1,234", "减少 "),
]


@pytest.mark.parametrize(("value", "text", "before"), WAYS)
def test_kept_and_printed(value: int, text: str, before: str):
    """The page prints the number as it was written, the cell keeps the number, and JSON keeps both."""
    report = written(value, text, before)

    assert report.at(ISSUED) == value
    assert cell_at(report, ISSUED) == Cell(f"{before}{text}", value, ISSUED)
    assert loads(dumps(report)) == report


@pytest.mark.parametrize(
    ("value", "text"), [("1234.50", "1,234.50"), ("0.00", "0"), ("-0.10", "−.1"), ("5", "５．０")]
)
def test_amounts(value: str, text: str):
    """Amounts may be written in other ways too; the digits of the cell stay as they are."""
    report = written(Decimal(value), text, path=FEES)

    assert str(report.at(FEES)) == value
    assert cell_at(report, FEES).text == text
    assert str(loads(dumps(report)).at(FEES)) == value


@pytest.mark.parametrize(
    ("value", "text", "before"),
    [
        (1234, "1,235", ""),
        (12, "１3", ""),
        (-4, "4", ""),
        (-4, "4", " "),
        (-4, "5", "减"),
        (4, "-4", ""),
        (1036, "+1037", ""),
        (12, "1.2", ""),
    ],
)
def test_contradictions(value: int, text: str, before: str):
    """A remark that writes another number than the cell holds is a fault at its place."""
    with pytest.raises(InvalidSource) as caught:
        written(value, text, before)
    (fault,) = caught.value.faults

    assert (fault.pointer, fault.found) == ("/remarks/0/written", repr(text))
    assert fault.expected == f"another way to write {value}"


def test_contradictions_to_the_last_digit():
    """Amounts are compared with all their digits."""
    digits = "123456789012345678.123456789012345678"

    assert written(Decimal(digits), digits, path=FEES).remarks
    with pytest.raises(InvalidSource, match="/remarks/0/written"):
        written(Decimal(digits), f"{digits[:-1]}9", path=FEES)


@pytest.mark.parametrize("text", ["", "五", "1a", "1-2", "--4", "1.2.3", "约4", "\x07", "4件"])
def test_no_numbers(text: str):
    """What no reader would take for a number is no way to write one."""
    with pytest.raises(Unfit, match=r"Remark\.written"):
        Remark(ISSUED, written=text)


def test_on_an_added_row():
    """Numbers of added rows may be written in other ways too."""
    path = CellPath("/proactive/extra_rows/0/cells/1")
    row = ExtraRow("其他", CellPath("/proactive/rules"), (1, 1234, 3))
    report = evolve(FULL, proactive=evolve(FULL.proactive, extra_rows=(row,)))
    report = evolve(report, remarks=(Remark(path, written="1,234"),))

    assert cell_at(report, path).text == "1,234"
    assert loads(dumps(report)) == report


def test_in_json():
    """The way it was written stands beside the path, and only where it was not plain."""
    data: Any = to_data(written(-4, "4", "减"))

    assert data["remarks"] == [{"path": ISSUED, "before": "减", "written": "4"}]
    assert data["proactive"]["rules"]["issued"] == -4


def test_in_all_formats():
    """All formats print the number as it was written, with what stood around it."""
    report = evolve(
        FULL.with_cell(ISSUED, -1234).with_cell("/proactive/licensing", 7654321),
        remarks=(
            Remark(ISSUED, "减", "件", "1,234"),
            Remark(CellPath("/proactive/licensing"), written="７,654,321"),
        ),
    )
    word = docx.Document(BytesIO(render(report, "docx")))
    with pdfplumber.open(BytesIO(render(report, "pdf"))) as pdf:
        drawn = "".join(page.extract_text() for page in pdf.pages)
    pages = {
        "html": render(report, HtmlRenderer(data=False)).decode(),
        "text": render(report, "text").decode(),
        "docx": "\n".join(c.text for t in word.tables for r in t.rows for c in r.cells),
        "pdf": drawn,
    }

    for page in pages.values():
        assert "减1,234件" in page
        assert "７,654,321" in page
        assert "-1234" not in page


def test_with_cell_drops_it():
    """With another number a remark no longer says how the old one was written; without a number it goes."""
    other = Remark(FEES, "约")
    first = Remark(ISSUED, "约", "件", "1,234")
    report = evolve(FULL.with_cell(ISSUED, 1234), remarks=(first, other))

    assert report.with_cell(ISSUED, 1234).remarks == (first, other)
    assert report.with_cell(ISSUED, 5).remarks == (Remark(ISSUED, "约", "件"), other)
    assert report.with_cell(ISSUED, BLANK).remarks == (other,)
    assert report.with_cell(FEES, Decimal(3)).remarks == report.remarks


@pytest.mark.parametrize("before", ["约", "共", "+"])
def test_only_some_words_carry_a_sign(before: str):
    """约4 is not a way to write −4."""
    with pytest.raises(InvalidSource, match="/remarks/0/written"):
        written(-4, "4", before)
