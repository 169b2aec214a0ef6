"""Odd documents as Word documents: nothing in them, one cell, sixty columns, a cell of ten thousand characters."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from renderers import Document
from renderers.document import Cell, Figure, Heading, Paragraph, Run, Shape, Slot, Table
from renderers.docx import DocxRenderer
from renderers.errors import TooLarge
from support.documents.paper import page_of, prose
from support.documents.wide_tables import ANNEX, table
from support.programs.office import in_office
from support.word.house_style import house_style

LONG_TEXT = "".join(f"第{number}项公开" for number in range(1500))


def cells(text: str, columns: int = 1, rows: int = 1, head_rows: int = 0) -> Table:
    """A table that says the same in each cell."""
    slots = tuple(Slot(row, column) for row in range(rows) for column in range(columns))
    shape = Shape(columns=(1.0,) * columns, head_rows=head_rows, stub_columns=0, slots=slots)
    return Table(key="", caption="", shape=shape, cells=tuple(Cell(text) for _ in slots))


DOCUMENTS = {
    "empty": page_of(title=""),
    "a title": page_of(),
    "one cell": page_of(cells("甲")),
    "an empty cell": page_of(cells("")),
    "first": page_of(cells("甲"), prose("乙")),
    "last": page_of(prose("乙"), cells("甲")),
    "three tables": page_of(cells("甲"), cells("乙"), cells("丙")),
    "sixty columns": page_of(cells("12", 60, 5, 1)),
    "sixty columns, turned": page_of(*ANNEX, cells("12", 60, 5, 1), prose("完")),
    "a long cell": page_of(prose("前"), cells(LONG_TEXT), prose("后")),
    "a long head": page_of(cells(LONG_TEXT, 1, 2, 1), prose("后")),
    "a long cell, turned": page_of(*ANNEX, table(16), cells(LONG_TEXT), prose("后")),
    "a figure": page_of(cells("甲"), Figure("图", "说明", "http://a.cn/图 片"), cells("乙")),
    "rare": page_of(prose("𠮷𬭎\U0002f800\U000f0000e\u0301\u200b\u2060\ufeff"), cells("𠮷")),
    "headings": page_of(Heading("甲", 3), Heading("乙", 1, on_new_page=True), cells("丙")),
}


def opened(document: Document, template: bytes | None = None) -> Any:
    """The Word document as python-docx sees it."""
    return docx.Document(BytesIO(DocxRenderer(template=template).render(document)))


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_word_could_open_it(name: str, template: bytes | None, tmp_path: Path):
    """It is valid; a paragraph stands behind each table, and so at the end; each cell has one."""
    data = DocxRenderer(template=template).render(DOCUMENTS[name])
    (tmp_path / "odd.docx").write_bytes(data)
    faults = [
        each.description for each in OpenXmlValidator().validate(tmp_path / "odd.docx").errors
    ]
    expected = ("relationships/theme", "Numbering definition '0'", "tylesWithEffects")
    body = docx.Document(BytesIO(data)).element.body

    assert [each for each in faults if not any(one in each for one in expected)] == []
    for each in body.iter(qn("w:tbl")):
        assert each.getnext().tag == qn("w:p")
    assert body[-1].tag == qn("w:sectPr")
    assert body[-2].tag == qn("w:p")
    assert all(each.p_lst for each in body.iter(qn("w:tc")))


def test_nothing_is_lost_in_office(program: Callable[..., str], tmp_path: Path):
    """LibreOffice prints all of a cell longer than a page, all columns, and no page with nothing on it."""
    files = {
        str(number): DocxRenderer().render(document)
        for number, document in enumerate(DOCUMENTS.values())
    }
    made = in_office(program("soffice", "libreoffice"), tmp_path, files, "pdf")
    for (name, document), data in zip(DOCUMENTS.items(), made.values(), strict=True):
        with pdfplumber.open(BytesIO(data)) as file:
            pages = [(page.extract_text() or "").split("\n") for page in file.pages]
        # Below the text there is the number of the page, and nothing else on a page would be a fault.
        if document.blocks:
            assert all(len(lines) > 1 for lines in pages), name
        text = "".join("".join(lines[:-1]) for lines in pages).replace(" ", "")
        if "long" in name:
            assert LONG_TEXT in text, name
        if "sixty" in name:
            assert text.count("1") == text.count("2") == 300, name
        assert len(pages) == 1 or name not in ("one cell", "last", "first", "three tables"), name


def test_more_columns_than_word_can_hold():
    """A table of Word has 63 columns at most, so none of more is written; the error says how many there may be."""
    assert len(opened(page_of(cells("1", 63))).tables[0].columns) == 63
    with pytest.raises(TooLarge, match="64 columns in one table, and the format has room for 63"):
        DocxRenderer().render(page_of(cells("1", 64)))


def test_a_row_higher_than_a_page_is_divided():
    """Such a row may be cut, and no other."""
    word = opened(page_of(cells(LONG_TEXT), prose("完"), cells("短", 1, 2)))
    whole = [
        row.find(f".//{qn('w:cantSplit')}") is not None
        for row in word.element.body.iter(qn("w:tr"))
    ]

    assert whole == [False, True, True]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://a.cn/b?c=1&d=%E4%B8%AD#e", "http://a.cn/b?c=1&d=%E4%B8%AD#e"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
        ("http://a.cn/fee.pdf", "http://a.cn/fee.pdf"),
        ("http://a.cn/空 格", "http://a.cn/%E7%A9%BA%20%E6%A0%BC"),
        (' http://a.cn/<x>"y" ', "http://a.cn/%3Cx%3E%22y%22"),
        ("http://a.cn/100%", "http://a.cn/100%25"),
        ("http://a.cn/b|c^`{}\n", "http://a.cn/b%7Cc%5E%60%7B%7D"),
    ],
)
def test_addresses(address: str, expected: str):
    """A link leads to a valid address; what may stand in one stays as it is, also with a template."""
    linked = page_of(Paragraph((Run("见"), Run("此", address))))
    for template in (None, house_style()):
        targets = [
            each.target_ref
            for each in opened(linked, template).part.rels.values()
            if each.reltype == RELATIONSHIP_TYPE.HYPERLINK
        ]

        assert targets == [expected]


# What no document may hold.
UNPRINTABLE = "".join(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)))
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=UNPRINTABLE)


@given(st.text(CHARACTERS, max_size=40))
def test_any_address(address: str):
    """Whatever the address, the target has only characters that a URI can have."""
    data = DocxRenderer().render(page_of(Paragraph((Run("此", f"http://{address}"),))))
    with zipfile.ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    targets = [each.get("Target") for each in root if each.get("TargetMode") == "External"]

    for each in targets:
        assert re.fullmatch(r"(?:[\w:/?#\[\]@!$&'()*+,;=.~-]|%[0-9A-F]{2})*", each, re.ASCII | re.I)


@given(st.text(CHARACTERS | st.sampled_from(" \t\n"), min_size=1))
def test_any_text_comes_back(text: str):
    """Spaces at the ends and doubled, tabs and line breaks, and characters outside the basic plane are kept."""
    word = opened(page_of(prose(text), cells(text)))
    expected = re.sub("[\u2028\u2029]", "\n", text)

    assert word.paragraphs[1].text == expected
    assert word.tables[0].cell(0, 0).text == expected
