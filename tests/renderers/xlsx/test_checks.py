"""What stands beside the tables of a workbook: sums that LibreOffice works out, and whether they hold."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Cell, Properties, Shape, Slot, Sum, Table
from renderers.xlsx import XlsxRenderer
from support.reading.workbooks import opened, with_formulas

Recalculated = Callable[[Document], Any]


def without_results(data: bytes) -> bytes:
    """The workbook without what its formulas came to, so that a reader has to work it out."""
    stripped = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stripped, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            target.writestr(name, part)
    return stripped.getvalue()


@pytest.fixture(scope="module")
def recalculated(
    program: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Recalculated:
    """A function that gives the workbook of a document as LibreOffice works it out."""
    folder = tmp_path_factory.mktemp("office")
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"

    def calculate(document: Document) -> Any:
        source = folder / "source.xlsx"
        source.write_bytes(without_results(XlsxRenderer().render(document)))
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            folder / "out",
        ]
        subprocess.run([*command, source], check=True, capture_output=True, timeout=120)
        return opened((folder / "out" / "source.xlsx").read_bytes())

    return calculate


def expected_of(table: Table, each: Sum) -> tuple[int | Decimal | None, int | Decimal | None]:
    """What the left side of a sum adds up to, and what is wrong with the right; None where a cell has no number."""
    sides = []
    for side in (each.left, each.right):
        values = [table.cells[index].value for index in side]
        sides.append(None if None in values else sum(value or 0 for value in values))
    left, right = sides
    return left, None if left is None or right is None else right - left


def checks_in(sheet: Any, table: Table) -> list[tuple[Any, Any]]:
    """For each sum of the table, in any order, what stands in the cell of the sum and in that of the check."""
    width, height = len(table.shape.columns), len(table.shape.rows)
    found = []
    for row in range(1, height + 1):
        cells = [sheet.cell(row, column).value for column in range(width + 2, sheet.max_column + 1)]
        found += list(zip(cells[::2], cells[1::2], strict=False))
    below = [
        [sheet.cell(row, column).value for column in range(1, width + 1)]
        for row in range(height + 2, sheet.max_row + 1)
    ]
    for sums, checks in zip(below[::2], below[1::2], strict=True):
        found += list(zip(sums, checks, strict=True))
    return [each for each in found if any(part is not None for part in each) and "核对" not in each]


def meant(table: Table) -> list[tuple[Any, Any]]:
    """The same, as the sums of the table say; the ones without a result are blank."""
    pairs = []
    for each in table.sums:
        left, difference = expected_of(table, each)
        check = None if difference is None else difference or "✓"
        if left is not None:
            pairs.append((left, check))
    return pairs


def in_order(pairs: list[tuple[Any, Any]]) -> list[str]:
    """The pairs in an order of their own, to be compared."""
    return sorted(f"{left or 0:g} {check or ''}" for left, check in pairs)


@pytest.mark.parametrize("name", ["suqian-2024", "wrong-sums-2022", "awkward-2020", "numbered"])
def test_sums(name: str, reports_by_name: dict[str, Report], recalculated: Recalculated):
    """LibreOffice comes to the sums that should be, and to the differences; what we wrote there says the same."""
    document = lay_out(reports_by_name[name])
    ours, office = opened(XlsxRenderer().render(document)), recalculated(document)
    for key, title in (("requests", "依申请公开"), ("disputes", "复议诉讼")):
        table = document.table(key)

        assert in_order(checks_in(office[title], table)) == in_order(meant(table))
        assert in_order(checks_in(ours[title], table)) == in_order(meant(table))


def failing(sheet: Any, table: Table) -> list[str]:
    """The cells outside the table that hold a difference: numbers in the place of ✓."""
    width, height = len(table.shape.columns), len(table.shape.rows)
    right = [
        f"{get_column_letter(column)}{row}"
        for row in range(1, height + 1)
        for column in range(width + 3, sheet.max_column + 1, 2)
    ]
    below = [
        f"{get_column_letter(column)}{row}"
        for row in range(height + 3, sheet.max_row + 1, 2)
        for column in range(1, width + 1)
    ]
    return [each for each in (*right, *below) if isinstance(sheet[each].value, int | float)]


def test_checks_fail_where_sums_are_wrong(reports_by_name: dict[str, Report]):
    """The report whose sums are wrong fails in those cells and in no other; a right one nowhere."""
    wrong, right = (lay_out(reports_by_name[each]) for each in ("wrong-sums-2022", "suqian-2024"))
    for document in (wrong, right):
        book = opened(XlsxRenderer().render(document))
        for key, title in (("requests", "依申请公开"), ("disputes", "复议诉讼")):
            table = document.table(key)
            faults = [each for each in table.sums if expected_of(table, each)[1]]

            assert len(failing(book[title], table)) == len(faults)
            assert bool(faults) == (document is wrong)


def test_failures_are_red(reports_by_name: dict[str, Report]):
    """Every cell of a check, and no other, turns red when it holds a difference."""
    document = lay_out(reports_by_name["wrong-sums-2022"])
    sheet = with_formulas(XlsxRenderer().render(document))["复议诉讼"]
    formatted = {str(each.sqref): each.rules[0] for each in sheet.conditional_formatting}

    assert set(formatted) == {"R4", "T4", "V4"}
    for address, rule in formatted.items():
        assert rule.formula == [f"ISNUMBER({address})"]
        assert rule.dxf.fill.bgColor.rgb == "FFFFC7CE"


def test_formulas_say_what_they_add(reports_by_name: dict[str, Report]):
    """A sum is of cells, a check of the reported total and the cell of the sum; labels name row and column."""
    document = lay_out(reports_by_name["suqian-2024"])
    sheet = with_formulas(XlsxRenderer().render(document))["依申请公开"]

    assert (sheet["L3"].value, sheet["M3"].value) == ("J 列应为", "核对")
    assert sheet["L4"].value == '=IF(COUNT(D4:I4)=6,SUM(D4:I4),"")'
    assert sheet["M4"].value == '=IF(OR(L4="",COUNT(J4)<1),"",IF(SUM(J4)-L4=0,"✓",SUM(J4)-L4))'
    assert sheet["C30"].value == "第 27 行应为"
    assert sheet["C32"].value == "第 27、28 行之和应为"
    assert sheet["D32"].value == '=IF(COUNT(D4:D5)=2,SUM(D4:D5),"")'


def grid(values: list[list[int | Decimal | str]], sums: tuple[Sum, ...]) -> Document:
    """A table of such cells, and what must add up in it."""
    slots, cells = [], []
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            slots.append(Slot(row, column))
            is_number = isinstance(value, int | Decimal)
            text = {"１２": 12}.get(value) if isinstance(value, str) else None
            cells.append(Cell(str(value), value if is_number else text))
    shape = Shape(columns=(1.0,) * len(values[0]), head_rows=0, stub_columns=0, slots=tuple(slots))
    table = Table(key="grid", caption="", shape=shape, cells=tuple(cells), sums=sums)
    properties = Properties(agency="", year=2024, edition="")
    return Document(title="", language="zh-CN", properties=properties, blocks=(table,))


def values_of(sheet: Any) -> Iterator[Any]:
    """What stands beside a table of three columns."""
    return (
        cell.value for row in sheet.iter_rows(min_col=4) for cell in row if cell.value is not None
    )


def test_any_sums_of_any_table(recalculated: Recalculated):
    """Sums need no form: along a row without a head, across the table, of fractions and of numbers kept as text."""
    document = grid(
        [[1, "１２", 13], [Decimal("0.1"), Decimal("0.2"), Decimal("0.3")], [5, "/", 7]],
        (Sum((0, 1), (2,)), Sum((3, 4), (5,)), Sum((6, 7), (8,)), Sum((0, 6), (5,))),
    )
    ours, office = opened(XlsxRenderer().render(document)), recalculated(document)
    expected = [13, "✓", 0.3, "✓", "C2 应为", 6, -5.7]

    for book in (ours, office):
        found = [
            round(each, 9) if isinstance(each, float) else each
            for each in values_of(book["grid"])
            if each not in ("C 列应为", "核对", "")
        ]
        assert found == expected


def test_sums_that_no_formula_holds():
    """A sum of more pieces than a function takes, or of none, has no formula, which Excel would refuse."""
    alternating = tuple(range(0, 600, 2))
    document = grid(
        [[1]] * 601, (Sum(alternating, (600,)), Sum((), (0,)), Sum((0,), ()), Sum((0,), (1,)))
    )
    sheet = with_formulas(XlsxRenderer().render(document))["grid"]
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    assert formulas[0] == '=IF(COUNT(A1)=1,SUM(A1),"")'
    assert len(formulas) == 2


def test_an_absent_cell_makes_a_sum_unknown(
    reports_by_name: dict[str, Report], recalculated: Recalculated
):
    """Where a cell has no number neither sum nor check says anything; a blank is never taken for 0."""
    document = lay_out(reports_by_name["draft-2026"])
    office = recalculated(document)
    for key, title in (("requests", "依申请公开"), ("disputes", "复议诉讼")):
        table = document.table(key)

        assert in_order(checks_in(office[title], table)) == in_order(meant(table))
    assert len(meant(document.table("requests"))) < len(document.table("requests").sums)
