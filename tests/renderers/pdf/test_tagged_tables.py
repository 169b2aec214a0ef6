"""Tables as they are tagged: what a program reads that sees no page."""

from __future__ import annotations

import pikepdf

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Cell, Shape, Slot, Table
from support.documents.paper import page_of
from support.reading.spaces import without_spaces
from support.reading.tagged_pdf import Element, Tagged, tagged


def grid_of(table: Element) -> list[tuple[int, int, int, int, str]]:
    """The cells of a table as a reader lays them out: row, column, how many of both it spans, and what it heads.

    A cell goes to the first column that is free in its row, as in HTML.
    """
    taken: set[tuple[int, int]] = set()
    cells: list[tuple[int, int, int, int, str]] = []
    for row, line in enumerate(table.named("TR")):
        column = 0
        for cell in line.elements:
            while (row, column) in taken:
                column += 1
            spans = int(cell.attribute("/RowSpan") or 1), int(cell.attribute("/ColSpan") or 1)
            scope = str(cell.attribute("/Scope") or "")[1:].lower()
            assert (cell.tag == "TH") == bool(scope)
            cells.append((row, column, *spans, scope))
            taken |= {
                (row + down, column + right)
                for down in range(spans[0])
                for right in range(spans[1])
            }
    return cells


def test_tables_come_back(document: Document, file: Tagged):
    """Each table is rebuilt from its tags with the spans, headings and texts of the document, blank cells too."""
    tables = [each for each in document.blocks if isinstance(each, Table)]
    found = file.document.named("Table")

    assert len(found) == len(tables)
    for table, element in zip(tables, found, strict=True):
        slots = table.shape.slots
        assert grid_of(element) == [
            (each.row, each.column, each.rowspan, each.colspan, each.heading or "")
            for each in slots
        ]
        texts = [without_spaces(file.text(cell)) for cell in element.named("TD", "TH")]
        assert texts == [without_spaces(each.text) for each in table.cells]


def test_tables_say_what_they_are(document: Document, file: Tagged):
    """A table whose caption is not printed says it to those who cannot see the heading above it."""
    tables = [each for each in document.blocks if isinstance(each, Table)]
    for table, element in zip(tables, file.document.named("Table"), strict=True):
        assert str(element.attribute("/Summary")) == table.caption


def test_cells_name_their_headings(document: Document, file: Tagged):
    """A cell of a number names headings that stand above it or to its left, and reach over it; each exists once."""
    ids = {str(each.source.ID): each for each in file.document.named("TH")}
    tree = pikepdf.NameTree(file.root.StructTreeRoot.IDTree)

    assert {str(name): item.objgen for name, item in tree.items()} == {
        name: each.source.objgen for name, each in ids.items()
    }
    tables = [each for each in document.blocks if isinstance(each, Table)]
    for table, element in zip(tables, file.document.named("Table"), strict=True):
        places = dict(
            zip(
                (each.source.objgen for each in element.named("TD", "TH")),
                table.shape.slots,
                strict=True,
            )
        )
        for cell in element.named("TD"):
            own = places[cell.source.objgen]
            names = [str(each) for each in cell.attribute("/Headers")]
            heads = [places[ids[each].source.objgen] for each in names]
            assert len(set(names)) == len(names)
            kinds = {each.heading for each in table.shape.slots} - {None}
            assert {each.heading for each in heads} == kinds
            for head in heads:
                if head.heading == "column":
                    assert head.row < own.row
                    assert head.column < own.column + own.colspan
                    assert own.column < head.column + head.colspan
                else:
                    assert head.column < own.column
                    assert head.row < own.row + own.rowspan
                    assert own.row < head.row + head.rowspan


def test_headings_of_an_earlier_part_head_nothing_below(reports_by_name: dict[str, Report]):
    """In table 二, whose parts have headings of their own, a cell names those of its own part only."""
    document = lay_out(reports_by_name["suqian-2024"])
    file = tagged(document)
    table = file.document.named("Table")[0]
    words = {str(each.source.ID): file.text(each) for each in table.named("TH")}
    said = [[words[str(each)] for each in cell.attribute("/Headers")] for cell in table.named("TD")]

    assert said[0] == ["第二十条第（一）项", "本年制发件数", "规章"]
    assert said[6] == ["第二十条第（五）项", "本年处理决定数量", "行政许可"]


def test_captions_are_in_their_tables():
    """A caption that is printed is the first thing in its table."""
    shape = Shape(columns=(1.0,), head_rows=0, stub_columns=0, slots=(Slot(0, 0),))
    table = Table(key="", caption="表1", caption_printed=True, shape=shape, cells=(Cell("格"),))
    file = tagged(page_of(table))
    (element,) = file.document.named("Table")

    assert [each.tag for each in element.elements] == ["Caption", "TBody"]
    assert file.text(element.elements[0]) == "表1"


def test_repeated_heads_are_artifacts():
    """The head of a table that goes on is printed on each page, and read once."""
    rows = 60
    slots = tuple(Slot(row, 0, heading="column" if row == 0 else None) for row in range(rows))
    shape = Shape(columns=(1.0,), head_rows=1, stub_columns=0, slots=slots)
    cells = tuple(Cell("表头" if row == 0 else str(row)) for row in range(rows))
    file = tagged(page_of(Table(key="", caption="", shape=shape, cells=cells)))
    painted = [each for page in file.painted.values() for each in page if each.text == "表头"]

    assert len(painted) == len(file.pdf.pages) > 1
    assert [each.within[0][0] for each in painted] == ["TH"] + ["Artifact"] * (len(painted) - 1)
    assert [each.tag for each in file.document.named("THead", "TBody")] == ["THead", "TBody"]


def test_blank_tables_are_tables():
    """A table without any text is one of blank cells."""
    shape = Shape(columns=(1.0, 1.0), head_rows=0, stub_columns=0, slots=(Slot(0, 0), Slot(0, 1)))
    table = Table(key="", caption="", shape=shape, cells=(Cell(""), Cell("")))
    (element,) = tagged(page_of(table)).document.named("Table")

    assert grid_of(element) == [(0, 0, 1, 1, ""), (0, 1, 1, 1, "")]
