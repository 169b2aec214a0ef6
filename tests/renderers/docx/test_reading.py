"""Word documents of ours, read again after people and programs have edited them."""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from disclosure_schema import Report, loads
from disclosure_schema.readers.printed_cells import with_printed
from disclosure_schema.testing import reports
from renderers import Document, lay_out
from renderers.docx import DocxRenderer
from renderers.docx.errors import UnreadableCells
from renderers.docx.reading.opening import open_document
from renderers.docx.xml import W
from support.word.editing import in_cell, texts_in, texts_now, typed
from support.word.house_style import house_style

PATH = "/requests/received/total"
_W = f"{{{W}}}"


@pytest.mark.parametrize("template", [None, house_style()], ids=["own", "template"])
def test_every_cell_is_read(reports_by_name: dict[str, Report], template: bytes | None):
    """What was rendered is read back, cell by cell, and gives the same report."""
    for report in reports_by_name.values():
        document = lay_out(report)
        city_docx = DocxRenderer(template=template).render(document)
        texts = texts_now(city_docx, document)

        assert texts == texts_in(document)
        assert with_printed(report, texts) is report
        assert loads(open_document(city_docx).attachments["report.json"].data) == report


@settings(max_examples=30)
@given(reports())
def test_whatever_a_report_says(report: Report):
    """Any report, with whatever lines, remarks and tables in its prose, comes back as it was."""
    document = lay_out(report)
    texts = texts_now(DocxRenderer().render(document), document)

    assert texts == texts_in(document)
    assert with_printed(report, texts) is report


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
        read = with_printed(report, texts_now(data, lay_out(report)))

        assert read == with_printed(report, {"/requests/received/other": "77"})


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:p/>", ""),
        ("<w:p><w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>2</w:t></w:r></w:p>", "12"),
        (
            '<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr><w:bookmarkStart w:id="0" w:name="a"/>'
            '<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B2"><w:lastRenderedPageBreak/><w:t>1</w:t></w:r>'
            f'<w:proofErr w:type="spellEnd"/>{RUN.format(2)}<w:bookmarkEnd w:id="0"/></w:p>',
            "12",
        ),
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
        (
            f'<w:p><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>1</w:t></w:r>{RUN.format(2)}</w:p>',
            "12",
        ),
        (
            f'<w:p>{RUN.format(1)}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>*</w:t></w:r></w:p>',
            "1*",
        ),
    ],
)
def test_what_is_seen_counts(city: Document, city_docx: bytes, markup: str, text: str):
    """A cell says what a reader sees in it: no deletions, no codes, no hidden text, no marks."""
    assert texts_now(in_cell(city_docx, PATH, markup), city)[PATH] == text


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
        (
            f"<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r>{RUN.format(12)}</w:p>",
            "struck out",
        ),
        (
            f'<w:p>{RUN.format(12)}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r></w:p>',
            "raised or lowered",
        ),
    ],
)
def test_what_is_no_text(city: Document, city_docx: bytes, markup: str, what: str):
    """Something that a reader would take for a number, and no program can, is told and never blank."""
    with pytest.raises(UnreadableCells, match=what) as caught:
        texts_now(in_cell(city_docx, PATH, markup), city)

    assert [path for path, _ in caught.value.cells] == [PATH]
    assert "in row 4 of 三、收到和处理政府信息公开申请情况" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
