"""The package of our Word documents: complete, valid, and with the data inside."""

from __future__ import annotations

import base64
import posixpath
import subprocess
import sys
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from disclosure_schema import loads
from renderers import Document
from renderers.document import Attachment, Table
from renderers.docx import DocxRenderer

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DATA = "{urn:disclosure-schema:docx/1}"


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    """The Word document of one report after the other."""
    return DocxRenderer().render(document)


def part(data: bytes, name: str) -> Any:
    """The root of a part."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def attachments_in(data: bytes) -> list[Attachment]:
    """The files in a Word document of ours: how a program gets the data back."""
    return [
        Attachment(
            each.get("name"),
            each.get("mediaType"),
            base64.b64decode(each.text or "")
            if each.get("encoding") == "base64"
            else (each.text or "").encode(),
            each.get("description", ""),
        )
        for each in part(data, "customXml/item1.xml").iter(f"{DATA}attachment")
    ]


def test_relationships_lead_somewhere(file: bytes):
    """Every relationship leads to a part of the package, every part is led to, and ids are not given twice."""
    with zipfile.ZipFile(BytesIO(file)) as package:
        names = set(package.namelist())
        reached = {"[Content_Types].xml"}
        for name in names:
            if not name.endswith(".rels"):
                continue
            reached.add(name)
            folder = posixpath.dirname(posixpath.dirname(name))
            entries = list(etree.fromstring(package.read(name)).iter(RELATIONSHIPS))
            assert len({each.get("Id") for each in entries}) == len(entries)
            reached |= {
                posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
                for each in entries
                if each.get("TargetMode") != "External"
            }

    assert reached == names


def test_every_relationship_that_is_named_exists(file: bytes):
    """The document names no relationship that it does not have."""
    named = {
        value
        for each in part(file, "word/document.xml").iter()
        for name, value in each.attrib.items()
        if name == qn("r:id")
    }
    rels = part(file, "word/_rels/document.xml.rels").iter(RELATIONSHIPS)

    assert named
    assert named <= {each.get("Id") for each in rels}


def test_content_types_are_complete(file: bytes):
    """Every part has a content type, by its name or by its ending, and none is told that is not there."""
    types = part(file, "[Content_Types].xml")
    endings = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    overridden = {each.get("PartName")[1:] for each in types.iter(f"{TYPES}Override")}
    with zipfile.ZipFile(BytesIO(file)) as package:
        names = set(package.namelist())

    assert overridden <= names
    assert all(each.rpartition(".")[2] in endings for each in names - overridden)


def test_schemas_of_office_open_xml(file: bytes, tmp_path: Any):
    """The file is valid by the schemas of Office Open XML; a theme, which Word does without, it has not."""
    path = tmp_path / "report.docx"
    path.write_bytes(file)
    faults = [each.description for each in OpenXmlValidator().validate(path).errors]

    assert [each for each in faults if "relationships/theme" not in each] == []


def test_data_comes_back(document: Document, file: bytes):
    """The report's own JSON is inside, byte by byte, and can be read as a report."""
    (found,) = attachments_in(file)

    assert found == document.attachments[0]
    assert loads(found.data).agency.name == document.properties.agency


@pytest.mark.parametrize(
    "data",
    [b"", b"a\r\nb", b"\x00\xff", b"<&>]]>\n\t ", "𠮷\ufffd".encode(), b"\xef\xbf\xbe"],
)
def test_any_file_comes_back(document: Document, data: bytes):
    """Files that XML cannot hold as text come back too."""
    sent = Attachment('a "b" & <c>.bin', "application/octet-stream", data, "说明\n第二行")

    assert attachments_in(DocxRenderer().render(evolve(document, attachments=(sent,)))) == [sent]


def test_cells_tell_where_they_come_from(document: Document, file: bytes):
    """For each table the data part has its rows, and the path of each cell, in reading order."""
    tables = [each for each in document.blocks if isinstance(each, Table)]
    found = list(part(file, "customXml/item1.xml").iter(f"{DATA}table"))

    assert [each.get("key") for each in found] == [each.key for each in tables]
    assert [each.get("rows") for each in found] == [str(len(each.shape.rows)) for each in tables]
    assert [(each.text or "").split("\n") for each in found] == [
        [cell.origin for cell in each.cells] for each in tables
    ]


def test_tables_are_described(document: Document, file: bytes):
    """Each table has its caption and a description as alternative text."""
    tables = [each for each in document.blocks if isinstance(each, Table)]
    for table, word in zip(tables, docx.Document(BytesIO(file)).tables, strict=True):
        caption = word._tbl.tblPr.find(qn("w:tblCaption"))
        description = word._tbl.tblPr.find(qn("w:tblDescription"))

        assert caption.get(qn("w:val")) == table.caption
        assert f"{len(table.shape.rows)}行" in description.get(qn("w:val"))


def test_pages_are_numbered_outside(file: bytes):
    """Odd pages have their number at the right, even pages at the left, and 22 lines fit between the margins."""
    word = docx.Document(BytesIO(file))
    (section,) = word.sections
    grid = section._sectPr.find(qn("w:docGrid"))
    room = section.page_height - section.top_margin - section.bottom_margin

    assert word.settings.odd_and_even_pages_header_footer
    assert section.footer.paragraphs[0].alignment == 2
    assert section.even_page_footer.paragraphs[0].alignment == 0
    assert room // 635 // int(grid.get(qn("w:linePitch"))) == 22


def test_python_docx_is_not_needed():
    """Without a template nothing is read, so neither python-docx nor lxml is loaded."""
    code = """
import sys
from renderers.document import Document, Properties
from renderers.docx import DocxRenderer
document = Document(title="a", language="zh-CN", properties=Properties(agency="b", year=2024, edition="2021"), blocks=())
print(len(DocxRenderer().render(document)) > 3000, "docx" in sys.modules, "lxml" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.split() == ["True", "False", "False"]
