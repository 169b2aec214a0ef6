"""Comments in our Word documents, read back by python-docx and LibreOffice."""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.document import Cell, Table
from renderers.docx import DocxRenderer, TemplateStyles
from renderers.docx.comments.commenting import with_comments
from renderers.docx.errors import NoSuchCells, NotOurDocument
from renderers.docx.reading.opening import open_document
from support.word.editing import parts_of
from support.word.house_style import house_style

#: The parts that lead to a first comment.
LEADING = ("word/_rels/document.xml.rels", "[Content_Types].xml")


@pytest.fixture(scope="module")
def file(document: Document) -> bytes:
    """The Word document of one report after the other."""
    return DocxRenderer().render(document)


def cells_of(document: Document) -> list[Cell]:
    """The cells that come from the report."""
    return [
        cell
        for table in document.blocks
        if isinstance(table, Table)
        for cell in table.cells
        if cell.origin
    ]


def commented(data: bytes) -> list[tuple[str, str]]:
    """The text of each cell that has a comment, and the comment, as python-docx reads them."""
    word = docx.Document(BytesIO(data))
    texts = {each.comment_id: each.text for each in word.comments}
    return [
        ("".join(cell.itertext(qn("w:t"))), texts[int(start.get(qn("w:id")))])
        for cell in word.element.body.iter(qn("w:tc"))
        for start in cell.iter(qn("w:commentRangeStart"))
    ]


def test_every_cell_is_found(document: Document, file: bytes):
    """A comment at every path stands in the cell that comes from there, blank ones included."""
    cells = cells_of(document)
    data = with_comments(
        open_document(file), {each.origin: f"见 {each.origin}" for each in reversed(cells)}
    )

    assert commented(data) == [(each.text, f"见 {each.origin}") for each in cells]


def test_nothing_else_changes(document: Document, file: bytes):
    """All parts are as before but for the marks in the document, the new part, and what leads to it."""
    cell = next((each for each in cells_of(document) if each.text), None)
    if cell is None:
        return  # a draft without numbers
    data = with_comments(
        open_document(file), {cell.origin: "一\n二"}, author="核对人", initials="核"
    )
    before, after = parts_of(file), parts_of(data)
    written = {"word/comments.xml", "word/document.xml", *LEADING}
    assert {each for each in after if after[each] != before.get(each)} == written
    old, new = (etree.fromstring(each["word/document.xml"]) for each in (before, after))
    for mark in list(new.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"))):
        mark.getparent().remove(mark)
    for mark in list(new.iter(qn("w:commentReference"))):
        mark.getparent().getparent().remove(mark.getparent())
    assert etree.tostring(new, method="c14n") == etree.tostring(old, method="c14n")
    (comment,) = docx.Document(BytesIO(data)).comments

    assert (comment.author, comment.initials, comment.text) == ("核对人", "核", "一\n二")
    assert comment.timestamp is None


def test_same_bytes(document: Document, file: bytes):
    """The same comments give the same bytes, whatever their order."""
    comments = {each.origin: each.text for each in cells_of(document)[:5]}
    turned = dict(reversed(comments.items()))

    assert with_comments(open_document(file), comments) == with_comments(
        open_document(file), turned
    )


def test_office_reads_them(
    reports_by_name: dict[str, Report], program: Callable[..., str], tmp_path: Path
):
    """LibreOffice has the comment in the same cell, and still makes a PDF."""
    document = lay_out(reports_by_name["suqian-2024"])
    file = DocxRenderer().render(document)
    cell = next(each for each in cells_of(document) if each.value)
    (tmp_path / "a.docx").write_bytes(with_comments(open_document(file), {cell.origin: "请核对"}))
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for form in ("fodt", "pdf"):
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", tmp_path]
        subprocess.run(
            [*command, tmp_path / "a.docx"], check=True, capture_output=True, timeout=120
        )
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    root: Any = etree.parse(tmp_path / "a.fodt").getroot()
    (note,) = root.iter(f"{{{odf}:office:1.0}}annotation")
    (place,) = list(note.iterancestors(f"{{{odf}:table:1.0}}table-cell"))

    assert "请核对" in "".join(note.itertext())
    assert cell.text in "".join(place.itertext())
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_with_a_template(document: Document):
    """Cells are found in a document made from a template too."""
    file = DocxRenderer(template=house_style(), template_styles=TemplateStyles()).render(document)
    cell = cells_of(document)[-1]

    assert commented(with_comments(open_document(file), {cell.origin: "好"})) == [(cell.text, "好")]


def test_paths_without_a_cell(file: bytes):
    """All that lead nowhere are told at once, in an error that survives pickling."""
    with pytest.raises(NoSuchCells) as caught:
        with_comments(open_document(file), {"/a": "x", "/b": "y"})

    assert caught.value.origins == ("/a", "/b")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_tables_that_were_changed(file: bytes):
    """A table that has lost a row is not guessed at."""
    word = docx.Document(BytesIO(file))
    table = word.tables[0]._tbl
    table.remove(table.tr_lst[-1])
    changed, foreign = BytesIO(), BytesIO()
    word.save(changed)
    docx.Document().save(foreign)
    with pytest.raises(NotOurDocument, match="rows was expected"):
        with_comments(open_document(changed.getvalue()), {"/a": "x"})
    with pytest.raises(NotOurDocument, match="no data of a report"):
        with_comments(open_document(foreign.getvalue()), {"/a": "x"})
