"""Text that spreadsheets take for something else, and documents of odd shape."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from attrs import evolve

from renderers.document import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Paragraph,
    Properties,
    Run,
    Shape,
    Slot,
    Sum,
    Table,
)
from renderers.errors import TextTooLong, TooLarge
from renderers.xlsx import XlsxRenderer
from support.reading.workbooks import opened, printed, shown, text_of_xlsx

MISTAKABLE = (
    "=1+1",
    "+86",
    "-",
    "@SUM(A1)",
    "{=1}",
    "'quoted",
    "12",
    "1/2",
    "2024-01-01",
    "http://www.example.org/",
    "internal:Sheet!A1",
    "TRUE",
    "<r>not markup & so on</r>",
    "_x0041_",
    " between spaces ",
)


def document_of(*blocks: Block, title: str = "标题") -> Document:
    """A document of those blocks."""
    properties = Properties(agency="某某", year=2024, edition="")
    return Document(title=title, language="zh-CN", properties=properties, blocks=blocks)


def column(*texts: str, key: str = "t") -> Table:
    """A table of one column."""
    shape = Shape(
        columns=(1.0,),
        head_rows=0,
        stub_columns=0,
        slots=tuple(Slot(row, 0) for row in range(len(texts))),
    )
    return Table(key=key, caption="", shape=shape, cells=tuple(map(Cell, texts)))


def book_of(*blocks: Block) -> Any:
    """The workbook of a document of those blocks."""
    return opened(XlsxRenderer().render(document_of(*blocks)))


@pytest.mark.parametrize("text", MISTAKABLE)
def test_text_stays_text(text: str):
    """Nothing becomes a formula, a number, a date or a link by itself, neither in tables nor in prose."""
    book = book_of(Paragraph((Run(text),)), column(text), column(text, key=""))
    cells = [book["t"]["A1"], *(row[0] for row in printed(book["正文"]) if row[0].value)]

    assert [shown(each) for each in cells if not each.value.startswith(("标题", "见工作表"))] == [
        text
    ] * 3
    assert {each.data_type for each in cells} == {"s"}
    assert [each.hyperlink for each in cells if each.value == text] == [None] * 3


def test_editing_keeps_what_looks_like_a_formula():
    """A text that would become a formula when someone edits the cell is marked as text."""
    sheet = book_of(column("=1+1", "普通"))["t"]

    assert [sheet[each].quotePrefix for each in ("A1", "A2")] == [True, False]


def test_links():
    """A cell leads where its text leads; where it leads to several places, or to none that opens, it is text."""
    site, mail = "https://www.example.org/a?b=1&c=2#d", "mailto:a@example.org"
    book = book_of(
        Paragraph((Run("甲", site),)),
        Paragraph((Run("见"), Run("乙", mail), Run("。"))),
        Paragraph((Run("丙", site), Run("丁", mail))),
        Paragraph((Run("戊", "tel:+86-000"),)),
        Paragraph((Run("己", "https://x/" + "长" * 2100),)),
        Figure("庚", None, site),
    )
    rows = [row[0] for row in printed(book["正文"])][2:]
    links = [
        each.hyperlink and f"{each.hyperlink.target}#{each.hyperlink.location}" for each in rows
    ]

    assert [each.value for each in rows] == ["甲", "见乙。", "丙丁", "戊", "己", "庚"]
    assert links == [site, f"{mail}#None", None, None, None, site]


@pytest.mark.parametrize("text", [*MISTAKABLE, "<r>a & b</r>", "a\u2028b", "=\u2029"])
def test_links_on_any_text(text: str):
    """A link changes nothing in how a text is written, and adds no other text to the workbook."""
    run, linked = Run(text), Run(text, "https://www.example.org/?a=b&c=d")
    plain, book = book_of(Paragraph((run,))), book_of(Paragraph((linked,)))
    cells = [each["正文"]["A3"] for each in (plain, book)]

    assert cells[0].value == cells[1].value
    assert cells[0].quotePrefix == cells[1].quotePrefix
    assert [each.hyperlink and each.hyperlink.target for each in cells] == [
        None,
        "https://www.example.org/?a=b&c=d",
    ]
    data = XlsxRenderer().render(document_of(Paragraph((linked,))))
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.read("xl/sharedStrings.xml").count(b"<si>") == 2


def row_of_cells(count: int, key: str) -> Table:
    """A table of one row."""
    shape = Shape(
        columns=(1.0,) * count,
        head_rows=0,
        stub_columns=0,
        slots=tuple(Slot(0, each) for each in range(count)),
    )
    return Table(key=key, caption="", shape=shape, cells=(Cell("x"),) * count)


@pytest.mark.parametrize("key", ["t", ""])
def test_more_than_a_sheet_holds(key: str):
    """Columns and rows beyond those of a sheet are never left out: they are an error that says how many there are."""
    with pytest.raises(TooLarge, match="columns in one sheet, and the format has room for 16384"):
        book_of(row_of_cells(16_385, key))
    shape = Shape(
        columns=(1.0,), head_rows=0, stub_columns=0, slots=(Slot(0, 0, rowspan=1_048_577),)
    )
    table = Table(key=key, caption="", shape=shape, cells=(Cell("x"),))
    with pytest.raises(TooLarge, match="rows in one sheet, and the format has room for 1048576"):
        book_of(table)


def test_a_difference_that_the_formula_rounds_away():
    """What stands in a check says the same as its formula, which rounds."""
    values = (Decimal("0.1"), Decimal("0.10000000001"))
    table = evolve(
        row_of_cells(2, "t"),
        cells=tuple(Cell(str(each), each) for each in values),
        sums=(Sum((0,), (1,)),),
    )
    rows = book_of(table)["t"].iter_rows(values_only=True)

    assert "✓" in {each for row in rows for each in row}


def test_no_room_for_checks():
    """Checks that have no room beside their table are not left out in silence either."""
    table = evolve(row_of_cells(16_383, "t"), sums=(Sum((0,), (1,)),))
    with pytest.raises(TooLarge, match=r"16386 columns in one sheet"):
        book_of(table)


def test_more_links_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch):
    """A link for which there is no room is not left out in silence."""
    monkeypatch.setattr("renderers.xlsx.book.MOST_LINKS", 2)
    link = Paragraph((Run("x", "https://www.example.org/"),))

    book_of(link, link)
    with pytest.raises(TooLarge, match="3 links in one sheet, and the format has room for 2"):
        book_of(link, link, link)


def test_long_paragraphs():
    """A paragraph that is higher than a row takes several; one that a cell cannot hold takes several cells."""
    long, longer = "长" * 5000, "𬭎" * 40_000
    sheet = book_of(Paragraph((Run(long),)), Paragraph((Run(longer),)))["正文"]
    texts = [row[0].value for row in printed(sheet) if row[0].value][1:]

    assert texts[0] == long
    assert "".join(texts[1:]) == longer
    assert len(texts) > 2
    heights = [each.height for each in sheet.row_dimensions.values()]
    assert max(heights) <= 409
    assert sum(heights) > 20 * 100


def test_a_cell_that_cannot_hold_its_text():
    """A cell of a table is never cut short: what it cannot hold is an error that says so."""
    assert book_of(column("长" * 32767))["t"]["A1"].value == "长" * 32767
    with pytest.raises(
        TextTooLong, match="has 32768 characters and may have 32767; it begins '长长"
    ):
        book_of(column("长" * 32768))
    with pytest.raises(TextTooLong):
        book_of(column("𬭎" * 16384))


def test_names_of_sheets():
    """Any key becomes a name that Excel takes, and no two are alike."""
    keys = (
        "a/b:c",
        "A/B:C",
        "正文",
        "paths",
        "History",
        "'",
        "长" * 40,
        "长" * 41,
        "proactive",
        "proactive",
    )
    names = book_of(*(column("x", key=each) for each in keys)).sheetnames[1:]

    assert names == [
        *("abc", "ABC 2", "正文 2", "paths 2", "History 2", "table"),
        *("长" * 31, "长" * 29 + " 2", "主动公开", "主动公开 2"),
    ]


def test_the_text_leads_to_tables_of_any_name():
    """Where a table stands in the document a link leads to its sheet, whatever that is called."""
    document = document_of(column("甲", key="it's"), column("乙", key="!"), column("丙", key="a b"))
    data = XlsxRenderer().render(document)

    assert opened(data).sheetnames[1:] == ["it's", "!", "a b"]
    assert text_of_xlsx(data).split() == ["标题", "甲", "乙", "丙"]


def test_tables_between_the_text():
    """Tables without a key stand in the text, each as wide as it, whatever their columns; merged as they are."""
    cells = tuple(Cell(str(number)) for number in range(4))
    shape = Shape(
        columns=(1.0, 1.0, 1.0),
        head_rows=1,
        stub_columns=0,
        slots=(Slot(0, 0, 1, 3), Slot(1, 0), Slot(1, 1), Slot(1, 2)),
    )
    three = Table(key="", caption="表", caption_printed=True, shape=shape, cells=cells)
    sheet = book_of(Heading("一、", 1), three, column("x", "y", key=""))["正文"]
    spans = {str(each) for each in sheet.merged_cells.ranges}

    assert sheet.max_column == 4  # they begin at none, one, one and a half and two thirds
    assert {each for each in spans if each.endswith(("6", "7", "9", "10"))} == {
        *("A6:D6", "B7:C7", "A9:D9", "A10:D10")
    }
    assert [shown(each) for row in printed(sheet) for each in row if each.value][2:] == [
        *("表", "0", "1", "2", "3", "x", "y"),
    ]


def test_many_formats():
    """More formats of numbers than Excel knows are not asked for: the rest is text, and shows the same."""
    texts = [f"{number}（{number * 7}件）" for number in range(300)]
    shape = Shape(
        columns=(1.0,),
        head_rows=0,
        stub_columns=0,
        slots=tuple(Slot(row, 0) for row in range(300)),
    )
    cells = tuple(Cell(text, number) for number, text in enumerate(texts))
    sheet = book_of(Table(key="t", caption="", shape=shape, cells=cells))["t"]
    found = [row[0] for row in printed(sheet)]

    assert [shown(each) for each in found] == texts
    assert sum(each.data_type == "n" for each in found) == 200


def test_a_long_remark_is_text_in_lines():
    """A number is not broken over lines, so beside a long remark it is text; beside a short one the column makes room."""
    short, long = "22（其中修订16件）", "22（" + "其中修订16件，" * 6 + "）"
    shape = Shape(
        columns=(1.0, 1.0, 9.0),
        head_rows=0,
        stub_columns=0,
        slots=tuple(Slot(0, c) for c in range(3)),
    )
    cells = (Cell(short, 22), Cell(long, 22), Cell("x"))
    sheet = book_of(Table(key="t", caption="", shape=shape, cells=cells))["t"]

    assert [sheet[each].data_type for each in ("A1", "B1")] == ["n", "s"]
    assert [shown(sheet[each]) for each in ("A1", "B1")] == [short, long]
    assert sheet["B1"].alignment.wrapText
