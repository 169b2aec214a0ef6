"""What Word makes of our documents and LibreOffice does not show: settings, styles, grid, and marks in tables."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Table
from renderers.docx import DocxRenderer
from renderers.style import LARGE_PRINT
from support.documents.paper import page_of
from support.documents.wide_tables import ANNEX, LONG, table
from support.reports.long_report import long_report
from support.word.house_style import house_style


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    """The Word document of one report after the other."""
    return DocxRenderer().render(document)


def part(data: bytes, name: str) -> Any:
    """The root of a part."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def value(element: Any, path: str) -> str | None:
    """The value of a setting, by the tags that lead to it, or None if it is not there."""
    found = element.find("/".join(map(qn, path.split("/"))))
    return None if found is None else found.get(qn("w:val"), "on")


def grid_in_word(section: Any) -> tuple[int, int]:
    """How many characters and lines Word shows for the grid of a section, by ISO 29500-1, 17.6.5.

    A character of the grid is as wide as the style Normal is large, and what is added to it.
    """
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    pitch = int(grid.get(qn("w:linePitch"))) / 20
    return int(width / 12700 / character), int(height / 12700 / pitch)


def faults_in(data: bytes, path: Path) -> list[str]:
    """What is wrong with a document by the schemas of Office Open XML.

    That there is no theme is right, and list 0 is the one that takes a paragraph out of its list (17.9.18).
    """
    path.write_bytes(data)
    expected = ("relationships/theme", "Numbering definition '0'", "stylesWithEffects")
    return [
        each.description
        for each in OpenXmlValidator().validate(path).errors
        if not any(one in each.description for one in expected)
    ]


def test_grid_of_28_by_22():
    """The page set-up shows 28 characters and 22 lines; on landscape pages the same characters, and whole lines."""
    word = docx.Document(BytesIO(DocxRenderer().render(page_of(LONG, *ANNEX, table(16)))))
    upright, turned = map(grid_in_word, word.sections)

    assert word.styles["Normal"].font.size.pt == 16
    assert upright == (28, 22)
    assert turned == (40, 15)


def test_grid_moves_nothing(file: bytes):
    """Text has the spacing of its style and not that of the grid besides; no indent is rounded to it."""
    styles = part(file, "word/styles.xml")
    by_id = {each.get(qn("w:styleId")): each for each in styles.iter(qn("w:style"))}
    normal = by_id["Normal"]

    assert value(normal, "w:pPr/w:snapToGrid") == value(normal, "w:rPr/w:snapToGrid") == "0"
    assert value(normal, "w:pPr/w:adjustRightInd") == "0"
    # 28 characters in 156 mm, 8844 twips, and not 29.
    spacing = int(value(by_id["Body"], "w:rPr/w:spacing") or 0)
    assert 28 * (320 + spacing) <= 8844 < 29 * (320 + spacing)
    # Every style says it: that of the text would be taken over.
    assert all(value(each, "w:rPr/w:spacing") for each in by_id.values())
    assert value(by_id["Title"], "w:rPr/w:spacing") == "0"
    assert value(by_id["TableText"], "w:rPr/w:spacing") == "0"


def test_settings(file: bytes):
    """Word opens it in the mode of today, asks nothing, and sets it as Chinese text is set."""
    settings = part(file, "word/settings.xml")
    modes = {
        each.get(qn("w:name")): each.get(qn("w:val"))
        for each in settings.iter(qn("w:compatSetting"))
    }

    assert modes["compatibilityMode"] == "15"
    assert value(settings, "w:evenAndOddHeaders") == "on"
    assert value(settings, "w:characterSpacingControl") == "compressPunctuation"
    assert settings.find(qn("w:themeFontLang")).get(qn("w:eastAsia")) == "zh-CN"
    # No field to be updated, which Word would ask about, no word divided, no look for an older Word.
    assert value(settings, "w:updateFields") is None
    assert value(settings, "w:autoHyphenation") is None
    assert value(settings, "w:documentProtection") is None


def test_language_and_outline(file: bytes):
    """Chinese text is in Chinese for the spelling, and headings stand in the navigation pane, the title not."""
    styles = part(file, "word/styles.xml")
    language = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    levels = {
        each.get(qn("w:styleId")): value(each, "w:pPr/w:outlineLvl")
        for each in styles.iter(qn("w:style"))
        if value(each, "w:pPr/w:outlineLvl") is not None
    }

    assert language.get(qn("w:eastAsia")) == "zh-CN"
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2"}


def test_rules_of_line_breaking_are_those_of_word(file: bytes):
    """Nothing turns off what Word does by itself: no mark begins a line, and marks may hang over its end."""
    for name in ("word/styles.xml", "word/document.xml"):
        tags = {each.tag for each in part(file, name).iter()}
        for tag in ("w:kinsoku", "w:overflowPunct", "w:wordWrap", "w:topLinePunct"):
            assert qn(tag) not in tags


def test_no_space_is_put_between_hanzi_and_numbers(file: bytes):
    """As in our PDF, and as the date of a signature is reckoned."""
    normal = part(file, "word/styles.xml").find(f"{qn('w:style')}[@{qn('w:default')}]")

    assert value(normal, "w:pPr/w:autoSpaceDE") == value(normal, "w:pPr/w:autoSpaceDN") == "0"


def test_tables(document: Document, file: bytes):
    """Columns add up to the table, each row to its columns; every cell has a paragraph; head rows are told."""
    tables = [each for each in document.blocks if isinstance(each, Table)]
    for meant, each in zip(tables, docx.Document(BytesIO(file)).tables, strict=True):
        element = each._tbl
        columns = [int(one.get(qn("w:w"))) for one in element.iter(qn("w:gridCol"))]
        look = element.tblPr.find(qn("w:tblLook"))

        assert element.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert int(element.tblPr.find(qn("w:tblW")).get(qn("w:w"))) == sum(columns)
        assert (look.get(qn("w:firstRow")) == "1") == (meant.shape.head_rows > 0)
        assert (look.get(qn("w:firstColumn")) == "1") == (meant.shape.stub_columns > 0)
        for row in element.tr_lst:
            assert sum(one.grid_span for one in row.tc_lst) == len(columns)
            assert all(one.p_lst for one in row.tc_lst)
            at = 0
            for one in row.tc_lst:
                assert one.width.twips == sum(columns[at : at + one.grid_span])
                at += one.grid_span


def test_rows_stay_together(file: bytes):
    """All rows of a table that fits on a page keep with the next one, and the last does not."""
    for each in docx.Document(BytesIO(file)).tables:
        kept = [
            {value(cell.p_lst[0], "w:pPr/w:keepNext") != "0" for cell in row.tc_lst}
            for row in each._tbl.tr_lst
        ]

        assert kept == [{True}] * (len(kept) - 1) + [{False}]


def test_rows_of_a_long_table():
    """Of a table longer than a page the head keeps with what follows it, and the last two rows keep together."""
    word = docx.Document(BytesIO(DocxRenderer().render(page_of(*ANNEX, table(16, count=60)))))
    kept = [
        value(row.tc_lst[0].p_lst[0], "w:pPr/w:keepNext") != "0"
        for row in word.tables[0]._tbl.tr_lst
    ]

    assert kept == [True] + [False] * 57 + [True, False]


def test_what_made_it(file: bytes):
    """Its properties name the program."""
    names = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"

    assert part(file, "docProps/app.xml").find(names).text == "disclosure-schema"


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
def test_schemas(template: bytes | None, reports_by_name: dict[str, Report], tmp_path: Path):
    """All examples and a report of sixty pages are valid by the schemas, from a template and without one."""
    renderer = DocxRenderer(template=template)
    for name, report in {**reports_by_name, "long": long_report()}.items():
        assert faults_in(renderer.render(lay_out(report)), tmp_path / f"{name}.docx") == [], name


def test_schemas_in_another_style(tmp_path: Path):
    """So is a document in large print, whose pages are landscape throughout."""
    data = DocxRenderer(style=LARGE_PRINT).render(page_of(LONG, *ANNEX, table(16)))

    assert faults_in(data, tmp_path / "large.docx") == []


def test_size(reports_by_name: dict[str, Report]):
    """An example takes 16 kB at most with its data, and 19 kB where these alone are more than 12 kB."""
    for name, report in reports_by_name.items():
        document = lay_out(report)
        size = len(DocxRenderer().render(document))
        attached = sum(len(each.data) for each in document.attachments)

        assert size <= 16 * 1024 or attached > 12_000, name
        assert size <= 19 * 1024, name
