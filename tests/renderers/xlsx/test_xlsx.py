"""What openpyxl and LibreOffice read in our workbooks: the same cells, merged alike, numbers as numbers."""

from __future__ import annotations

import datetime
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Report
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from renderers.document import Heading, Paragraph, Table
from renderers.xlsx import XlsxRenderer
from support.reading.workbooks import opened, printed, shown

NAMES = {"proactive": "主动公开", "requests": "依申请公开", "disputes": "复议诉讼"}


@pytest.fixture(scope="module")
def documents(reports_by_name: dict[str, Report]) -> dict[str, Document]:
    """The page of every report."""
    return {name: lay_out(each) for name, each in reports_by_name.items()}


@pytest.fixture(scope="module")
def books(documents: dict[str, Document]) -> dict[str, Any]:
    """The workbook of every report, as openpyxl reads it."""
    return {name: opened(XlsxRenderer().render(each)) for name, each in documents.items()}


@pytest.fixture(scope="module")
def in_office(
    documents: dict[str, Document],
    program: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[list[str]]]:
    """For each report what LibreOffice shows in the cells of its sheets, those of the text first."""
    folder = tmp_path_factory.mktemp("office")
    sources = [folder / f"{name}.xlsx" for name in documents]
    for source, document in zip(sources, documents.values(), strict=True):
        source.write_bytes(XlsxRenderer(checks=False, paths=False).render(document))
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "html", "--outdir", folder, *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {
        name: [
            [cell.text() for cell in table.css("td")]
            for table in LexborHTMLParser((folder / f"{name}.html").read_bytes()).css("table")
        ]
        for name in documents
    }


def bare(text: str) -> str:
    """A text without spaces, which HTML breaks at will."""
    return "".join(text.split())


def tables_of(document: Document) -> list[Table]:
    """The tables that have a sheet of their own."""
    return [each for each in document.blocks if isinstance(each, Table) and each.key]


def test_sheets(documents: dict[str, Document], books: dict[str, Any]):
    """The text comes first, then one sheet for each table of the form; what is for programs is hidden."""
    for name, document in documents.items():
        tables = [NAMES[each.key] for each in tables_of(document)]
        expected = ["正文", *tables, *(["paths"] if tables else [])]

        assert books[name].sheetnames == expected
        assert [each.sheet_state for each in books[name]] == [
            "hidden" if each == "paths" else "visible" for each in expected
        ]


def test_cells_and_merges(documents: dict[str, Document], books: dict[str, Any]):
    """Each square of a table is a cell, from A1 on; what spans several is merged just so; every cell shows its text."""
    for name, document in documents.items():
        for table in tables_of(document):
            sheet = books[name][NAMES[table.key]]
            merged = {
                (each.min_row - 1, each.min_col - 1, each.size["rows"], each.size["columns"])
                for each in sheet.merged_cells.ranges
            }
            spans = {
                (each.row, each.column, each.rowspan, each.colspan)
                for each in table.shape.slots
                if (each.rowspan, each.colspan) != (1, 1)
            }
            texts = [shown(sheet.cell(slot.row + 1, slot.column + 1)) for slot in table.shape.slots]

            assert merged == spans
            assert texts == [each.text for each in table.cells]
            assert len(list(printed(sheet))) == len(table.shape.rows)


def test_numbers_are_numbers(documents: dict[str, Document], books: dict[str, Any]):
    """A number is a number of the same value, also beside a remark; only digits of full width are text."""
    as_text = set()
    for name, document in documents.items():
        for table in tables_of(document):
            sheet = books[name][NAMES[table.key]]
            for slot, cell in zip(table.shape.slots, table.cells, strict=True):
                found = sheet.cell(slot.row + 1, slot.column + 1).value
                if cell.value is None:
                    assert found == (cell.text or None)
                elif isinstance(found, str):
                    as_text.add(found)
                else:
                    assert Decimal(repr(found)) == cell.value
                    assert isinstance(found, int) or isinstance(cell.value, Decimal)

    assert as_text == {"１２"}


def test_office_shows_the_same(
    documents: dict[str, Document], in_office: dict[str, list[list[str]]]
):
    """LibreOffice shows every cell of every table as it is printed, by formats it read itself."""
    for name, document in documents.items():
        meant = [[each.text for each in table.cells] for table in tables_of(document)]
        _, *tables = in_office[name]

        assert [list(map(bare, each)) for each in tables] == [
            list(map(bare, each)) for each in meant
        ]


def test_blank_zero_and_signs(books: dict[str, Any]):
    """A blank cell is empty, a slash is text, a zero is a number."""
    sheet = books["awkward-2020"]["主动公开"]

    assert [sheet[each].value for each in ("B3", "D3", "D13", "B13")] == ["/", None, 0, "无"]


def test_every_value_can_be_found(reports_by_name: dict[str, Report], books: dict[str, Any]):
    """The hidden sheet leads from each place in the report to the cell of its value, with its text."""
    for name, report in reports_by_name.items():
        if "paths" not in books[name].sheetnames:
            continue
        head, *rows = books[name]["paths"].iter_rows(values_only=True)
        values = report.values()
        printed_paths = {path for path, value in values.items() if getattr(value, "printed", True)}

        assert head == ("sheet", "cell", "path", "text")
        assert {path for _, _, path, _ in rows} == printed_paths
        for sheet, address, path, text in rows:
            assert shown(books[name][sheet][address]) == (text or "")
            if isinstance(values[path], int | Decimal) and text != "１２":
                assert Decimal(repr(books[name][sheet][address].value)) == values[path]


def test_prose(documents: dict[str, Document], books: dict[str, Any]):
    """The first sheet has title, headings and paragraphs whole, in order, each in a cell."""
    for name, document in documents.items():
        texts = [shown(cell) for row in printed(books[name]["正文"]) for cell in row]
        meant = [document.title] + [
            each.text for each in document.blocks if isinstance(each, Heading | Paragraph)
        ]
        places = [texts.index(each) for each in dict.fromkeys(meant)]

        assert places == sorted(places)


def test_heads_stay_in_sight(documents: dict[str, Document], books: dict[str, Any]):
    """Head rows and stub columns are frozen, and head rows are printed on every page; the width fits A4."""
    for name, document in documents.items():
        for table in tables_of(document):
            sheet, shape = books[name][NAMES[table.key]], table.shape
            corner = f"{get_column_letter(shape.stub_columns + 1)}{shape.head_rows + 1}"

            assert (sheet.freeze_panes or "A1") == corner
            assert sheet.print_title_rows == (f"$1:${shape.head_rows}" if shape.head_rows else None)
            assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_wide_table_lies(books: dict[str, Any]):
    """Table 四 with its fifteen columns lies; table 二 with its four stands."""
    book = books["suqian-2024"]

    assert book["复议诉讼"].page_setup.orientation == "landscape"
    assert book["主动公开"].page_setup.orientation != "landscape"


def test_properties(documents: dict[str, Document], books: dict[str, Any]):
    """Title, agency, keywords; the date of the signature, or one that stands for none."""
    for name, document in documents.items():
        found, meant = books[name].properties, document.properties
        day = meant.date or datetime.date(1980, 1, 1)

        assert (found.title, found.creator) == (document.title[:255], meant.agency[:255])
        assert (found.keywords or "") == ", ".join(meant.keywords)
        assert found.created.date() == found.modified.date() == day


def test_package(documents: dict[str, Document]):
    """Every entry of the archive has the same time stamp."""
    with zipfile.ZipFile(BytesIO(XlsxRenderer().render(documents["suqian-2024"]))) as package:
        assert package.testzip() is None
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("option", ["checks", "paths"])
def test_options(option: str):
    """Checks and paths can be left out; the rest stays as it is. Nonsense is refused."""
    document = lay_out(numbered_report())
    book = opened(XlsxRenderer(**{option: False}).render(document))
    full = opened(XlsxRenderer().render(document))
    left_out = {
        "checks": book["复议诉讼"].max_column == 15 < full["复议诉讼"].max_column,
        "paths": "paths" not in book.sheetnames,
    }

    assert left_out[option]
    for name in ("正文", *NAMES.values()):
        cells, others = (
            [list(map(shown, row)) for row in printed(each[name])] for each in (book, full)
        )
        assert cells == others
    with pytest.raises(TypeError, match=option):
        XlsxRenderer(**{option: "yes"})  # type: ignore[arg-type]


def test_without_tables(examples: Path, documents: dict[str, Document]):
    """A document without tables is one sheet; nothing is promised that is not there."""
    document = documents["suqian-2024"]
    prose = document.only(*(each for each in document.blocks if not isinstance(each, Table)))

    assert opened(XlsxRenderer().render(prose)).sheetnames == ["正文"]
