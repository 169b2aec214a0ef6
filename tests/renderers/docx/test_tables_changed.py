"""Tables of Word documents that people have changed: told where their cells cannot be, and read where they can."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from lxml import etree

from renderers import Document
from renderers.docx.errors import ChangedTables
from renderers.docx.xml import W
from support.word.editing import edited, elements, texts_in, texts_now

_W = f"{{{W}}}"


def tables_of(body: etree._Element) -> list[etree._Element]:
    """The tables in a body."""
    return body.findall(f"{_W}tbl")


def rows_of(body: etree._Element, table: int = 1) -> list[etree._Element]:
    """The rows of a table, by default of table 三."""
    return tables_of(body)[table].findall(f"{_W}tr")


def delete_row(body: etree._Element) -> None:
    """A row is gone."""
    row = rows_of(body)[5]
    tables_of(body)[1].remove(row)


def delete_row_tracked(body: etree._Element) -> None:
    """A row is gone, and Word remembers it."""
    (mark,) = elements('<w:del w:id="1" w:author="a"/>')
    properties = rows_of(body)[5].find(f"{_W}trPr")
    assert properties is not None
    properties.append(mark)


def double_row(body: etree._Element) -> None:
    """A row is there twice."""
    row = rows_of(body)[5]
    row.addnext(copy.deepcopy(row))


def swap_rows(body: etree._Element) -> None:
    """Two rows have changed places."""
    rows = rows_of(body)
    rows[3].addprevious(rows[4])


def merge_and_divide(body: etree._Element) -> None:
    """Two cells of a row are one, another is two: as many cells as before."""
    row = rows_of(body)[3]
    first, second, third = row.findall(f"{_W}tc")[1:4]
    row.remove(second)
    properties = first.find(f"{_W}tcPr")
    assert properties is not None
    properties[0].addnext(*elements('<w:gridSpan w:val="2"/>'))
    third.addnext(copy.deepcopy(third))


def change_label(body: etree._Element) -> None:
    """A line is called something else."""
    text = next(rows_of(body)[3].iter(f"{_W}t"))
    text.text = "一、别的"


def delete_table(body: etree._Element) -> None:
    """A table is gone."""
    body.remove(tables_of(body)[1])


def double_table(body: etree._Element) -> None:
    """A table is there twice, as when last year's is pasted below."""
    tables_of(body)[1].addnext(copy.deepcopy(tables_of(body)[1]))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (delete_row, "215 cells in 28 rows was expected"),
        (delete_row_tracked, "215 cells in 28 rows was expected"),
        (double_row, "215 cells in 28 rows was expected"),
        (swap_rows, "label"),
        (merge_and_divide, "merged, divided or moved"),
        (change_label, "一、别的"),
        (delete_table, "215 cells in 28 rows was expected, and it is not there"),
        (double_table, "delete the others"),
    ],
)
def test_tables_that_were_changed(
    city: Document, city_docx: bytes, change: Callable[[etree._Element], None], said: str
):
    """A table of which it cannot be told what its cells are is named, and nothing is read."""
    with pytest.raises(ChangedTables, match="三、收到和处理政府信息公开申请情况") as caught:
        texts_now(edited(city_docx, change), city)

    assert said in str(caught.value)
    assert "render it anew" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_row_that_makes_two_tables_as_large(city: Document, city_docx: bytes):
    """A further line of four cells gives table 二 as many cells as table 四 has; which one was changed is told all the same."""

    def change(body: etree._Element) -> None:
        row = rows_of(body, 0)[3]
        row.addnext(copy.deepcopy(row))

    with pytest.raises(ChangedTables) as caught:
        texts_now(edited(city_docx, change), city)

    assert caught.value.changes == (
        "二、主动公开政府信息情况: a table of 30 cells in 14 rows was expected; the nearest has 34 cells in 15 rows",
    )


def test_another_table_with_as_many_cells(city: Document, city_docx: bytes):
    """A table that somebody adds to the prose is none of the form, though it has as many cells as one of them."""
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 3}</w:tr>"

    def change(body: etree._Element) -> None:
        tables_of(body)[0].addprevious(*elements(f"<w:tbl>{row * 10}</w:tbl>"))

    assert texts_now(edited(city_docx, change), city) == texts_in(city)


def test_all_tables_are_told_at_once(city: Document, city_docx: bytes):
    """Of every table it is said what differs."""

    def change(body: etree._Element) -> None:
        for each in tables_of(body):
            each.remove(each.findall(f"{_W}tr")[-1])

    with pytest.raises(ChangedTables) as caught:
        texts_now(edited(city_docx, change), city)

    assert len(caught.value.changes) == 3


def test_what_may_change(city: Document, city_docx: bytes):
    """Prose, tables in it, widths of columns, a border dragged in some rows, and labels' spaces do not matter."""

    def change(body: etree._Element) -> None:
        body.insert(1, copy.deepcopy(body[0]))
        body.insert(2, elements("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")[0])
        body.insert(3, elements("<w:p/>")[0])
        table = tables_of(body)[2]
        columns = table.findall(f"{_W}tblGrid/{_W}gridCol")
        columns[-2].set(f"{_W}w", "300")
        columns[-2].addnext(elements('<w:gridCol w:w="90"/>')[0])
        for number, row in enumerate(table.findall(f"{_W}tr")):
            cells = row.findall(f"{_W}tc")
            wider = cells[-2] if number == 10 and len(cells) > 2 else cells[-1]
            if len(cells) < 2:
                continue
            properties = wider.find(f"{_W}tcPr")
            assert properties is not None
            span = properties.find(f"{_W}gridSpan")
            if span is None:
                properties[0].addnext(elements('<w:gridSpan w:val="2"/>')[0])
            else:
                span.set(f"{_W}val", str(int(span.get(f"{_W}val", "1")) + 1))
        label = next(rows_of(body, 2)[3].iter(f"{_W}t"))
        label.text = f" {label.text} "

    texts = texts_now(edited(city_docx, change), city)

    assert texts == texts_in(city)


def test_rows_in_content_controls(city: Document, city_docx: bytes):
    """Tables, rows and cells may lie in content controls."""

    def change(body: etree._Element) -> None:
        for name in ("tc", "tr", "tbl"):
            wrapped = list(body.iter(f"{_W}{name}"))[-1]
            (control,) = elements("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
            wrapped.addprevious(control)
            control[1].append(wrapped)

    texts = texts_now(edited(city_docx, change), city)

    assert texts == texts_in(city)
