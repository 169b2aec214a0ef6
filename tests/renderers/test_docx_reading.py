"""Word documents of ours, read again after people and programs have edited them."""

from __future__ import annotations

import contextlib
import copy
import pickle
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from disclosure_schema import Report, loads
from disclosure_schema.printed import with_printed
from house_style import house_style
from renderers import Document, lay_out
from renderers.document import Cell, Table
from renderers.docx import DocxRenderer, parts
from renderers.docx.data_part import NAMESPACE
from renderers.docx.errors import ChangedTables, NotOurDocument, UnreadableCells
from renderers.docx.reading import attachments_of, texts_of_cells
from renderers.docx.xml import W
from word_editing import edited, elements, in_cell, packed, parts_of, typed, with_part

PATH = "/requests/received/total"
_W = f"{{{W}}}"


@pytest.fixture(scope="module")
def page(reports_by_name: dict[str, Report]) -> Document:
    """The page of a city's report."""
    return lay_out(reports_by_name["suqian-2024"])


@pytest.fixture(scope="module")
def file(page: Document) -> bytes:
    """The Word document of it."""
    return DocxRenderer().render(page)


def cells_of(document: Document) -> list[Cell]:
    """The cells that come from the report, each once."""
    tables = (each for each in document.blocks if isinstance(each, Table))
    return [cell for table in tables for cell in table.cells if cell.origin]


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
def test_every_cell_is_read(reports_by_name: dict[str, Report], template: bytes | None):
    """What was rendered is read back, cell by cell, and gives the same report."""
    for report in reports_by_name.values():
        document = lay_out(report)
        file = DocxRenderer(template=template).render(document)
        texts = texts_of_cells(file, document)

        assert texts == {each.origin: each.text for each in cells_of(document)}
        assert with_printed(report, texts) is report
        assert loads(attachments_of(file)["report.json"].data) == report


def test_after_an_office_program(
    reports_by_name: dict[str, Report], program: Callable[..., str], tmp_path: Path
):
    """LibreOffice reads and saves the files, twice, and all cells are still told."""
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    names = ["suqian-2024", "awkward-2020", "tuoli-2021", "shanghai-office-2019"]
    for name in names:
        data = DocxRenderer().render(lay_out(reports_by_name[name]))
        (tmp_path / f"{name}.docx").write_bytes(typed(data, "/requests/received/other", "77"))
    folder = tmp_path
    for number in range(2):
        files = sorted(folder.glob("*.docx"))
        folder = tmp_path / str(number)
        command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", folder]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    for name in names:
        report = reports_by_name[name]
        data = (folder / f"{name}.docx").read_bytes()
        read = with_printed(report, texts_of_cells(data, lay_out(report)))

        assert read == with_printed(report, {"/requests/received/other": "77"})


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:p/>", ""),
        ("<w:p><w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>2</w:t></w:r></w:p>", "12"),
        (f"<w:p>{RUN.format(1)}</w:p><w:p>{RUN.format(2)}</w:p>", "1\n2"),
        ("<w:p><w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t></w:r></w:p>", "1\t2\n3"),
        (
            '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>34</w:delText></w:r></w:del>'
            f'<w:ins w:id="2" w:author="a">{RUN.format(56)}</w:ins></w:p>',
            "56",
        ),
        (
            f'<w:p><w:moveFrom w:id="1" w:author="a">{RUN.format(34)}</w:moveFrom>'
            f'<w:moveTo w:id="2" w:author="a">{RUN.format(56)}</w:moveTo></w:p>',
            "56",
        ),
        (
            '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
            f"{RUN.format(1)}</w:p><w:p>{RUN.format(2)}</w:p>",
            "12",
        ),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>'
            f'<w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN.format(12)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            "12",
        ),
        (f'<w:p><w:fldSimple w:instr="=1+1">{RUN.format(2)}</w:fldSimple></w:p>', "2"),
        (
            f'<w:p>{RUN.format(1)}<w:commentRangeStart w:id="7"/>{RUN.format(2)}<w:commentRangeEnd w:id="7"/>'
            '<w:r><w:commentReference w:id="7"/></w:r></w:p>',
            "12",
        ),
        (f"<w:p>{RUN.format(1)}<w:r><w:rPr><w:vanish/></w:rPr><w:t>2</w:t></w:r></w:p>", "1"),
        (f"<w:sdt><w:sdtContent><w:p>{RUN.format(1)}</w:p></w:sdtContent></w:sdt>", "1"),
        (f'<w:p><w:hyperlink r:id="a">{RUN.format(1)}</w:hyperlink></w:p>', "1"),
        (f"<w:p><w:r><w:drawing/></w:r>{RUN.format(12)}</w:p>", "12"),
    ],
)
def test_what_is_seen_counts(page: Document, file: bytes, markup: str, text: str):
    """A cell says what a reader sees in it: no deletions, no codes, no hidden text, no marks."""
    assert texts_of_cells(in_cell(file, PATH, markup), page)[PATH] == text


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>", "table"),
        ("<w:p><w:r><w:drawing/></w:r></w:p>", "picture"),
        ("<w:p><w:r><w:pict/></w:r></w:p>", "picture"),
        (
            f'<w:p><w:r><w:sym w:font="Wingdings" w:char="F08C"/></w:r>{RUN.format(1)}</w:p>',
            "symbol",
        ),
        (
            f'<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>{RUN.format(1)}</w:p>',
            "counts",
        ),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList/></w:ffData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            "field of a form",
        ),
        (
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{RUN.format(12)}</w:p>',
            "field without an end",
        ),
        (
            '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/></w:p>',
            "formula",
        ),
    ],
)
def test_what_is_no_text(page: Document, file: bytes, markup: str, what: str):
    """Something that a reader would take for a number, and no program can, is told and never blank."""
    with pytest.raises(UnreadableCells, match=what) as caught:
        texts_of_cells(in_cell(file, PATH, markup), page)

    assert [path for path, _ in caught.value.cells] == [PATH]
    assert "in row 4 of 三、收到和处理政府信息公开申请情况" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


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
        (delete_row, "cells was expected"),
        (delete_row_tracked, "cells was expected"),
        (double_row, "cells was expected"),
        (swap_rows, "label"),
        (merge_and_divide, "merged, divided or moved"),
        (change_label, "一、别的"),
        (delete_table, "cells was expected"),
        (double_table, "delete the others"),
    ],
)
def test_tables_that_were_changed(
    page: Document, file: bytes, change: Callable[[etree._Element], None], said: str
):
    """A table of which it cannot be told what its cells are is named, and nothing is read."""
    with pytest.raises(ChangedTables, match="三、收到和处理政府信息公开申请情况") as caught:
        texts_of_cells(edited(file, change), page)

    assert said in str(caught.value)
    assert "render it anew" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_all_tables_are_told_at_once(page: Document, file: bytes):
    """Of every table it is said what differs."""

    def change(body: etree._Element) -> None:
        for each in tables_of(body):
            each.remove(each.findall(f"{_W}tr")[-1])

    with pytest.raises(ChangedTables) as caught:
        texts_of_cells(edited(file, change), page)

    assert len(caught.value.changes) == 3


def test_what_may_change(page: Document, file: bytes):
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

    texts = texts_of_cells(edited(file, change), page)

    assert texts == {each.origin: each.text for each in cells_of(page)}


def test_rows_in_content_controls(page: Document, file: bytes):
    """Tables, rows and cells may lie in content controls."""

    def change(body: etree._Element) -> None:
        for name in ("tc", "tr", "tbl"):
            wrapped = list(body.iter(f"{_W}{name}"))[-1]
            (control,) = elements("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
            wrapped.addprevious(control)
            control[1].append(wrapped)

    texts = texts_of_cells(edited(file, change), page)

    assert texts == {each.origin: each.text for each in cells_of(page)}


def no_data(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Word's document inspector has been at work."""
    links = parts["word/_rels/document.xml.rels"].replace(b'/customXml"', b'/other"')
    return {**parts, "word/_rels/document.xml.rels": links}


def two_data(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The data of two reports."""
    links = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" '
        b'Target="/customXml/item9.xml"/></Relationships>',
    )
    return {
        **parts,
        "word/_rels/document.xml.rels": links,
        "customXml/item9.xml": parts["customXml/item1.xml"],
    }


def part(
    name: str, change: Callable[[bytes], bytes]
) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    """Another content in one part."""
    return lambda parts: {**parts, name: change(parts[name])}


DATA = "customXml/item1.xml"
MAIN = "word/document.xml"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (no_data, "disclosure render"),
        (two_data, "the data of 2 reports"),
        (part(DATA, lambda old: old[:-9]), "torn"),
        (
            part(
                DATA, lambda old: old.replace(NAMESPACE.encode(), b"urn:disclosure-schema:docx/2")
            ),
            "newer version",
        ),
        (
            part(DATA, lambda old: old.replace(b"received/total\n", b"received/all\n")),
            "other cells",
        ),
        (part(DATA, lambda old: old.replace(b"<data", ENTITY + b"<data")), "document type"),
        (part(MAIN, lambda old: old[:5000]), "torn"),
        (part(MAIN, lambda old: old.replace(b"?>", b"?>" + ENTITY, 1)), "document type"),
        (part(MAIN, lambda _: b"<html/>"), "none of a Word document"),
        (part(MAIN, lambda _: b"\xff\xfe\x00"), "torn"),
        (lambda parts: {k: v for k, v in parts.items() if k != MAIN}, "no Word document"),
        (lambda parts: {k: v for k, v in parts.items() if "rels" not in k}, "no Word document"),
        (lambda parts: {k: v for k, v in parts.items() if "Types" not in k}, "no Word document"),
        (part(MAIN, lambda _: b"<a>" * 100_000), "torn"),
        (
            part(
                "[Content_Types].xml", lambda old: old.replace(b"document.main", b"template.main")
            ),
            "save it as .docx",
        ),
    ],
)
def test_files_that_are_none_of_ours(
    page: Document,
    file: bytes,
    change: Callable[[dict[str, bytes]], dict[str, bytes]],
    said: str,
):
    """What cannot be read is said, with what to do, whatever the file holds."""
    with pytest.raises(NotOurDocument, match=said):
        texts_of_cells(packed(change(parts_of(file))), page)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04", "no Word document"),
        (b"PK\x05\x06" + b"\0" * 18, "no Word document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "older .doc, or protected by a password",
        ),
    ],
)
def test_what_is_no_archive(page: Document, data: bytes, said: str):
    """Files of other kinds are told from torn ones where that helps."""
    with pytest.raises(NotOurDocument, match=said):
        texts_of_cells(data, page)


def test_torn_archives(page: Document, file: bytes):
    """A file that is cut off, or whose bytes are wrong, never ends in another exception."""
    for end in range(0, len(file), 997):
        with pytest.raises(NotOurDocument):
            texts_of_cells(file[:end], page)
    for place in range(0, len(file), 211):
        wrong = bytearray(file)
        wrong[place] ^= 0xFF
        with contextlib.suppress(NotOurDocument):
            texts_of_cells(bytes(wrong), page)


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ("_LARGEST", "back: unpacked it would be more"),
        ("_MOST_PARTS", "back: unpacked it would be more"),
        ("_LARGEST_XML", "too large to be read"),
    ],
)
def test_bounds(
    page: Document, file: bytes, bound: str, said: str, monkeypatch: pytest.MonkeyPatch
):
    """What would fill the memory is refused by what the archive says of itself, before it is unpacked."""
    monkeypatch.setattr(parts, bound, 10)
    with pytest.raises(NotOurDocument, match=said):
        texts_of_cells(file, page)


def test_an_archive_that_lies_about_a_size(page: Document, file: bytes):
    """No more is unpacked than an archive says, so one that says too little is torn."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        size = archive.getinfo(MAIN).file_size
    lying = file.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))

    assert lying != file
    with pytest.raises(NotOurDocument, match="not all of it is there"):
        texts_of_cells(lying, page)


def test_ways_of_packing(page: Document, file: bytes):
    """Parts that are stored are read; a way of packing that Office does not know is refused."""
    assert texts_of_cells(packed(parts_of(file), zipfile.ZIP_STORED), page)
    with pytest.raises(NotOurDocument, match="packed in a way"):
        texts_of_cells(packed(parts_of(file), zipfile.ZIP_LZMA), page)


def test_a_template_that_was_a_report_itself(reports_by_name: dict[str, Report], file: bytes):
    """A document of ours as a template does not bring its own data along."""
    report = reports_by_name["tuoli-2021"]
    document = lay_out(report)
    again = DocxRenderer(template=house_style()).render(document)
    data = DocxRenderer(template=again).render(document)

    assert texts_of_cells(data, document) == {e.origin: e.text for e in cells_of(document)}


def test_data_of_others_beside_ours(page: Document, file: bytes):
    """Custom XML of others, even torn, does not matter."""
    more = two_data(parts_of(file))
    for other in (b"<a/>", b"<a", b""):
        assert texts_of_cells(packed({**more, "customXml/item9.xml": other}), page)


def test_huge_cells(page: Document, file: bytes):
    """A cell that is very long is read as it is."""
    assert texts_of_cells(typed(file, PATH, "9" * 10**6), page)[PATH] == "9" * 10**6


def test_with_part(file: bytes):
    """A file that was packed anew is the same to a reader."""
    assert parts_of(with_part(file, MAIN, lambda old: old)) == parts_of(file)
