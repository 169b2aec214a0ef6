"""The PDF is one for archives: PDF/A, with the report's data in it, and without anything that time takes away."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from attrs import evolve
from lxml import etree
from pikepdf import pdfa
from PIL import Image, ImageCms

from disclosure_schema import Report, loads
from renderers import Document, lay_out
from renderers.document import Attachment, Figure, Paragraph, Run
from renderers.pdf import PdfRenderer
from renderers.pdf.srgb_profile import srgb_profile
from renderers.pdf.writing.file import File
from renderers.pdf.writing.objects import Dictionary
from support.documents.paper import page_of, prose

# pikepdf's validator knows a list of XMP schemas and no extension of it. PDF/UA needs one, and PDF/A allows it.
BEYOND_THE_VALIDATOR = re.compile(
    r"XMP (namespace|property) (pdfaExtension|pdfaSchema|pdfaProperty|pdfuaid)\S* is not permitted"
)

PROPERTIES = {
    "publisher": "某市<人民政府>办公室",
    "index_number": "01432/2025-00001",
    "keywords": ("政府信息公开", "年度报告 & 数据"),
    "date": datetime.date(2025, 1, 20),
}


def whole_document() -> Document:
    """A document with links, a figure, and all that a file can say about itself."""
    linked = Paragraph((Run("见"), Run("网站", "http://www.example.gov.cn/"), Run("。")))
    document = page_of(
        linked, Figure("图", "图1", "http://www.example.gov.cn/图.png"), title="标题（一）\\"
    )
    data = Attachment("数据 1.json", "application/json", b"{}\n")
    return evolve(
        document,
        properties=evolve(document.properties, **PROPERTIES),
        attachments=(data, evolve(data, data=bytes(range(256)), media_type="application/x-a+b")),
    )


def opened(document: Document, **options: Any) -> pikepdf.Pdf:
    """The PDF of a document, read by pikepdf."""
    return pikepdf.open(BytesIO(PdfRenderer(**options).render(document)))


def assert_conforms(data: bytes, flavour: str) -> None:
    """The validator of pikepdf has nothing against a file, but for what it does not know."""
    report = pdfa.validate_written(BytesIO(data), flavour)

    assert [
        str(each) for each in report.findings if not BEYOND_THE_VALIDATOR.search(each.message)
    ] == []


def test_conforms(document: Document):
    """Every report conforms to PDF/A-3b by the validator of pikepdf."""
    assert_conforms(PdfRenderer().render(document), "3b")


@pytest.mark.parametrize(
    ("archive", "flavour"), [("3b", "3b"), ("3a", "3b"), ("2u", "2b"), ("2a", "2b")]
)
def test_whole_documents_conform(archive: Any, flavour: str):
    """A file with links, figures, attachments and properties conforms too, whatever level it claims."""
    data = PdfRenderer(archive=archive).render(whole_document())
    # The higher levels hold what the basic one does; the validator looks at that one only.
    claimed, basic = (
        f"<pdfaid:conformance>{each}</".encode() for each in (archive[1].upper(), "B")
    )

    assert data.count(claimed) == 1
    assert_conforms(data.replace(claimed, basic), flavour)


def test_without_the_extension_the_validator_passes_it():
    """What the validator does not know is the mark of PDF/UA and nothing else: without it the verdict is a pass."""
    pdf = opened(whole_document())
    packet = etree.fromstring(pdf.Root.Metadata.read_bytes())
    for each in packet.xpath(
        "//*[local-name()='schemas']/.. | //*[namespace-uri()='http://www.aiim.org/pdfua/ns/id/']"
    ):
        each.getparent().remove(each)
    etree.cleanup_namespaces(packet)
    xml = etree.tostring(packet, encoding="unicode")
    pdf.Root.Metadata.write(
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{xml}<?xpacket end="r"?>'.encode()
    )

    assert pdfa.check(pdf, "3b").verdict == "pass"


@pytest.mark.parametrize("archive", ["3b", "3a", "2a", "2u", "none"])
def test_what_each_option_says(archive: Any):
    """Part and level are claimed as asked for, with an output intent; attachments are in part 3 and in plain files."""
    with opened(whole_document(), archive=archive) as pdf, pdf.open_metadata() as xmp:
        claimed = xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")

        assert claimed == ((archive[0], archive[1].upper()) if archive != "none" else (None, None))
        assert ("/OutputIntents" in pdf.Root) == (archive != "none")
        assert len(pdf.attachments) == (0 if archive in ("2a", "2u") else 2)
        assert ("/AF" in pdf.Root) == (archive not in ("2a", "2u"))
        assert xmp["pdfuaid:part"] == "1"
        assert "/StructTreeRoot" in pdf.Root


def test_unknown_options_are_refused():
    """Another part or level is refused when the renderer is made."""
    with pytest.raises(ValueError, match="3b"):
        PdfRenderer(archive="1b")  # type: ignore[arg-type]  # that is the point


def test_the_report_is_in_the_file(report: Report):
    """The data of a report are attached to it, and read back as the same report."""
    with opened(lay_out(report)) as pdf:
        assert list(pdf.attachments) == ["report.json"]
        attached = pdf.attachments["report.json"].get_file()

        assert attached.mime_type == "application/json"
        assert loads(attached.read_bytes()) == report
        (specification,) = pdf.Root.AF
        assert specification.AFRelationship == "/Data"


def test_attachments_come_back():
    """Every attachment is there with its bytes, its name and its type, even if two share a name."""
    document = whole_document()
    with opened(document) as pdf:
        files = {key: each.get_file() for key, each in pdf.attachments.items()}

        assert {key: each.read_bytes() for key, each in files.items()} == {
            "数据 1.json": b"{}\n",
            "数据 1.json (2)": bytes(range(256)),
        }
        assert [str(each.UF) for each in pdf.Root.AF] == ["数据 1.json"] * 2
        assert files["数据 1.json (2)"].mime_type == "application/x-a+b"


@pytest.mark.parametrize(
    ("date", "said"), [(None, "D:20250101"), (datetime.date(2025, 3, 4), "D:20250304")]
)
def test_attachments_have_a_day(date: datetime.date | None, said: str):
    """An attachment bears the day of the report, or else the first day after the year that it tells of."""
    document = whole_document()
    document = evolve(document, properties=evolve(document.properties, date=date))
    with opened(document) as pdf:
        days = {str(each.EF.F.Params.ModDate)[:10] for each in pdf.Root.AF}

    assert days == {said}


def test_metadata_say_the_same():
    """XMP and the information dictionary agree, and hold what the document says about itself."""
    document = whole_document()
    with opened(document) as pdf, pdf.open_metadata() as xmp:
        info = {key: str(value) for key, value in pdf.docinfo.items()}

        assert info == {
            "/Title": "标题（一）\\",
            "/Author": "某市人民政府",
            "/Subject": "某市人民政府，2024年，索引号01432/2025-00001",
            "/Keywords": "政府信息公开, 年度报告 & 数据",
            "/Producer": "disclosure-schema",
            "/CreationDate": "D:20250120000000+08'00'",
        }
        assert xmp["dc:title"] == info["/Title"]
        assert list(xmp["dc:creator"]) == [info["/Author"]]
        assert xmp["dc:description"] == info["/Subject"]
        assert set(xmp["dc:subject"]) == set(document.properties.keywords)
        assert xmp["pdf:Keywords"] == info["/Keywords"]
        assert xmp["pdf:Producer"] == info["/Producer"]
        assert xmp["xmp:CreateDate"] == "2025-01-20T00:00:00+08:00"
        assert set(xmp["dc:publisher"]) == {"某市<人民政府>办公室"}
        assert xmp["dc:identifier"] == document.properties.index_number
        assert set(xmp["dc:language"]) == {"zh-CN"}


def test_colours_are_those_of_the_screen():
    """The profile turns colours into sRGB as those who wrote the standard do, to one step of 255."""
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    other = ImageCms.createProfile("sRGB")
    ramp = Image.new("RGB", (256, 3))
    for each in range(256):
        for row, colour in enumerate(
            [(each, each, each), (each, 0, 255 - each), (9, 255 - each, each)]
        ):
            ramp.putpixel((each, row), colour)
    there = ImageCms.profileToProfile(
        ramp, profile, other, renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC
    )

    assert there is not None
    assert profile.profile.version == 2.1
    assert max(abs(a - b) for a, b in zip(ramp.tobytes(), there.tobytes(), strict=True)) <= 1


def test_the_file_is_read_by_others(program: Callable[..., str], tmp_path: Path):
    """Qpdf finds no fault in it, and poppler finds title, tags and attachment."""
    path = tmp_path / "whole.pdf"
    path.write_bytes(PdfRenderer().render(whole_document()))

    def said(*command: str) -> str:
        done = subprocess.run([*command, str(path)], capture_output=True, check=True)
        assert done.stderr == b""
        return done.stdout.decode()

    assert "No syntax or stream encoding errors found" in said(program("qpdf"), "--check")
    about = said(program("pdfinfo"))
    assert "标题（一）" in about
    assert re.search(r"Tagged: +yes", about)
    assert "  Figure" in said(program("pdfinfo"), "-struct-text")
    assert "数据 1.json" in said(program("pdfdetach"), "-list")


def test_the_beginning_of_the_file():
    """The file names its version, and says that it is not text, right at the beginning."""
    first, second = PdfRenderer().render(page_of(prose("文"))).split(b"\n", 2)[:2]

    assert first == b"%PDF-1.7"
    assert second.startswith(b"%")
    assert len(second) == 5
    assert min(second[1:]) > 127


def test_the_identifier_is_that_of_the_content():
    """The same document has the same identifier, another one another."""
    one, same, other = (opened(page_of(prose(each))).trailer.ID for each in ("甲", "甲", "乙"))

    assert bytes(one[0]) == bytes(one[1]) == bytes(same[0])
    assert bytes(one[0]) != bytes(other[0])


def test_files_are_small(reports_by_name: dict[str, Report]):
    """The structure is packed: the report of a city stays below 160 kB."""
    assert len(PdfRenderer().render(lay_out(reports_by_name["suqian-2024"]))) < 160_000


def test_a_file_of_very_many_objects_can_be_read():
    """A cross-reference counts the objects of one stream in two bytes; the cells of a table may be more."""
    file = File()
    file.add_written([f"[{number}]" for number in range(70_000)])
    pages = file.reference(Dictionary({"Type": "/Pages", "Kids": "[]", "Count": 0}))
    catalog = Dictionary({"Type": "/Catalog", "Pages": pages})
    with pikepdf.open(BytesIO(file.whole(catalog, Dictionary({})))) as pdf:
        found = [pdf.get_object(each, 0) for each in (1, 40_000, 70_000)]

        assert [int(each[0]) for each in found] == [0, 39_999, 69_999]
