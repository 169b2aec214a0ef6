"""The structure of the PDF is that of the document: what a program reads that sees no page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Cell, Figure, Heading, Paragraph, Run, Shape, Slot, Table
from renderers.pdf import PdfRenderer
from support.documents.any_documents import documents
from support.documents.paper import page_of, prose
from support.reading.tagged_pdf import Element, Tagged, objects_of

SITE = "http://www.example.gov.cn/"


def tagged(document: Document) -> Tagged:
    """The PDF of a document, opened."""
    return Tagged(PdfRenderer().render(document))


def squeezed(text: str) -> str:
    """The text without whitespace, which is not drawn at the end of a line."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def file(document: Document) -> Tagged:
    """The PDF of one report after the other, opened."""
    return tagged(document)


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
        texts = [squeezed(file.text(cell)) for cell in element.named("TD", "TH")]
        assert texts == [squeezed(each.text) for each in table.cells]


@settings(max_examples=15)
@given(documents)
def test_any_document_comes_back(document: Document):
    """Whatever its blocks, over however many pages: each is read back from its tags, and nothing else is."""
    file = tagged(document)

    assert sorted(file.places()) == sorted(file.texts)
    found = [each.named("TD", "TH") or [each] for each in file.document.elements]
    meant = [
        [each.text for each in block.cells] if isinstance(block, Table) else [block.text]
        for block in document.blocks
        if not isinstance(block, Figure)
    ]
    assert [[squeezed(file.text(each)) for each in group] for group in found] == [
        [squeezed(each) for each in group] for group in ([document.title], *meant)
    ]


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


def test_order_is_that_of_the_blocks(document: Document, file: Tagged):
    """Title, headings and paragraphs follow each other in the structure, each whole and once, levels told by tags."""
    found = [
        (each.tag, squeezed(file.text(each)))
        for each in file.document.elements
        if each.tag != "Table"
    ]
    tags = {Heading: lambda each: f"H{each.level + 1}", Paragraph: lambda _: "P"}
    meant = [("H1", squeezed(document.title))] + [
        (tags[type(each)](each), squeezed(each.text))
        for each in document.blocks
        if isinstance(each, Heading | Paragraph)
    ]

    assert found == meant


def test_all_content_belongs_to_one_element(file: Tagged):
    """Every piece of marked content is in the structure once, and the page leads back to its element."""
    places = file.places()

    assert sorted(places) == sorted(file.texts)
    nums = list(file.root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    pages = {page.objgen[0]: int(page.StructParents) for page in file.pdf.pages}
    for each in file.document.walk():
        for kid in each.kids:
            if not isinstance(kid, Element):
                assert parents[pages[kid[0]]][kid[1]].objgen == each.source.objgen


LINKED = Paragraph((Run("电子版可在"), Run("某市人民政府门户网站" * 3, SITE), Run("查阅。")))


def test_links_are_elements():
    """A link is one element with its words and the annotation on each of its lines, which leads back to it."""
    file = tagged(page_of(prose("文" * 18), LINKED))
    (link,) = file.document.named("Link")
    annotations = objects_of(link)
    page = file.pdf.pages[0]

    assert file.text(link) == LINKED.runs[1].text
    assert [each.objgen for each in annotations] == [each.objgen for each in page.Annots]
    assert len(annotations) == 2
    nums = list(file.root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for each in annotations:
        assert str(each.Contents) == LINKED.runs[1].text
        assert parents[int(each.StructParent)].objgen == link.source.objgen


@pytest.mark.parametrize("address", [None, SITE])
@pytest.mark.parametrize("caption", [None, "图1 近五年申请"])
def test_figures_have_words(address: str | None, caption: str | None):
    """A figure says what it shows, has its caption in it, and stands in its link if it has one."""
    file = tagged(
        page_of(prose("见图。"), Figure("逐年上升的柱状图", caption, address), prose("完。"))
    )
    (figure,) = file.document.named("Figure")

    assert str(figure.source.Alt) == "逐年上升的柱状图"
    assert [file.text(each) for each in figure.elements] == ([caption] if caption else [])
    assert len(figure.attribute("/BBox")) == 4
    links = file.document.named("Link")
    assert [each.elements for each in links] == ([[figure]] if address else [])
    assert [str(each.A.URI) for link in links for each in objects_of(link)] == (
        [address] if address else []
    )


def test_captions_are_in_their_tables():
    """A caption that is printed is the first thing in its table."""
    shape = Shape(columns=(1.0,), head_rows=0, stub_columns=0, slots=(Slot(0, 0),))
    table = Table(key="", caption="表1", caption_printed=True, shape=shape, cells=(Cell("格"),))
    file = tagged(page_of(table))
    (element,) = file.document.named("Table")

    assert [each.tag for each in element.elements] == ["Caption", "TBody"]
    assert file.text(element.elements[0]) == "表1"


def test_what_goes_on_is_one_element():
    """A paragraph and a cell that go on over pages are one element each, with content on all of them."""
    long = "很长的一格" * 900
    shape = Shape(columns=(1.0, 1.0), head_rows=0, stub_columns=0, slots=(Slot(0, 0), Slot(0, 1)))
    table = Table(key="", caption="", shape=shape, cells=(Cell("格"), Cell(long)))
    file = tagged(page_of(prose("公" * 2000), table))
    paragraph = next(each for each in file.document.elements if each.tag == "P")
    cell = file.document.named("TD")[1]

    for element, text in ((paragraph, "公" * 2000), (cell, long)):
        assert file.text(element) == text
        assert len({page for page, _ in element.kids}) > 1


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


def test_what_one_glyph_hides_is_said():
    """Where two characters share a glyph, the text in the element is the one that was meant."""
    file = tagged(page_of(prose("⼈人𬭎"), prose("人⼈")))

    assert [file.text(each) for each in file.document.named("P")] == ["⼈人𬭎", "人⼈"]


def test_empty_blocks_leave_no_element():
    """A paragraph without text is not in the structure, and a document without any has its title."""
    file = tagged(page_of(Paragraph(()), Heading("", 1)))

    assert [each.tag for each in file.document.elements] == ["H1"]


def test_blank_tables_are_tables():
    """A table without any text is one of blank cells."""
    shape = Shape(columns=(1.0, 1.0), head_rows=0, stub_columns=0, slots=(Slot(0, 0), Slot(0, 1)))
    table = Table(key="", caption="", shape=shape, cells=(Cell(""), Cell("")))
    (element,) = tagged(page_of(table)).document.named("Table")

    assert grid_of(element) == [(0, 0, 1, 1, ""), (0, 1, 1, 1, "")]


def test_bookmarks(document: Document, file: Tagged):
    """Bookmarks lead from the title and each section to the page on which its heading stands."""
    sections = [
        each.text for each in document.blocks if isinstance(each, Heading) and each.level == 1
    ]
    pages = {page.objgen: list(file.painted)[number] for number, page in enumerate(file.pdf.pages)}
    with file.pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == document.title
        assert [each.title for each in title.children] == sections
        for each in (title, *title.children):
            page: Any = each.destination[0]
            words = squeezed("".join(one.text for one in file.painted[pages[page.objgen]]))
            assert squeezed(each.title) in words


def test_pages_have_labels(file: Tagged):
    """Pages are counted as they are numbered on paper."""
    assert [page.label for page in file.pdf.pages] == [
        str(each) for each in range(1, len(file.pdf.pages) + 1)
    ]


def test_title_alone():
    """A document of a title only is a file too."""
    with pikepdf.open(BytesIO(PdfRenderer().render(page_of()))) as opened:
        assert len(opened.pages) == 1
