"""Files that are no Word documents of ours, or torn, or made to do harm: said with what to do, and nothing is read."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest

from disclosure_schema import Report
from disclosure_schema.limits import LIMITS, Limits
from renderers import Document, lay_out
from renderers.docx import DocxRenderer
from renderers.docx.errors import NotOurDocument
from renderers.docx.reading.opening import open_document
from renderers.docx.writing.data_part import NAMESPACE
from renderers.docx.xml import W
from support.word.editing import packed, parts_of, texts_in, texts_now, typed, with_part
from support.word.house_style import house_style

PATH = "/requests/received/total"


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
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
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
        (part(DATA, lambda old: old.replace(b'name="report', b'name="&#x85;report')), "is torn"),
        (part(DATA, lambda old: old.replace(b"<data", ENTITY + b"<data")), "document type"),
        (part(MAIN, lambda old: old[:5000]), "torn"),
        (part(MAIN, lambda old: old.replace(b"?>", b"?>" + ENTITY, 1)), "document type"),
        (part(MAIN, lambda _: b"<html/>"), "none of a Word document"),
        (part(MAIN, lambda old: old.replace(W.encode(), STRICT)), "Strict Open XML; save it"),
        (part(MAIN, lambda _: b"\xff\xfe\x00"), "torn"),
        (lambda parts: {k: v for k, v in parts.items() if k != MAIN}, "no Word document"),
        (lambda parts: {k: v for k, v in parts.items() if "rels" not in k}, "no Word document"),
        (lambda parts: {k: v for k, v in parts.items() if "Types" not in k}, "no Word document"),
        (part(MAIN, lambda _: b"<a>" * 100_000), "256 levels of elements"),
        (
            part(
                "[Content_Types].xml", lambda old: old.replace(b"document.main", b"template.main")
            ),
            "save it as .docx",
        ),
    ],
)
def test_files_that_are_none_of_ours(
    city: Document,
    city_docx: bytes,
    change: Callable[[dict[str, bytes]], dict[str, bytes]],
    said: str,
):
    """What cannot be read is said, with what to do, whatever the file holds."""
    with pytest.raises(NotOurDocument, match=said):
        texts_now(packed(change(parts_of(city_docx))), city)


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
def test_what_is_no_archive(city: Document, data: bytes, said: str):
    """Files of other kinds are told from torn ones where that helps."""
    with pytest.raises(NotOurDocument, match=said):
        texts_now(data, city)


def test_torn_archives(city: Document, city_docx: bytes):
    """A file that is cut off, or whose bytes are wrong, never ends in another exception."""
    for end in range(0, len(city_docx), 997):
        with pytest.raises(NotOurDocument):
            texts_now(city_docx[:end], city)
    for place in range(0, len(city_docx), 211):
        wrong = bytearray(city_docx)
        wrong[place] ^= 0xFF
        with contextlib.suppress(NotOurDocument):
            texts_now(bytes(wrong), city)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(package_bytes=10), "back: unpacked it would be more than 10 bytes, or"),
        (
            Limits(package_parts=10),
            "back: unpacked it would be more than 256 MiB, or than 10 parts",
        ),
        (Limits(xml_bytes=10_000), "more than 10,000 bytes of XML, which no report is"),
        (Limits(xml_elements=500), "word/document.xml it has more than 500 elements, which no"),
        (Limits(xml_attributes=500), "more than 500 attributes, which no report is"),
    ],
)
def test_limits(city_docx: bytes, limits: Limits, said: str):
    """What would fill the memory is refused before it is unpacked or parsed."""
    with pytest.raises(NotOurDocument, match=said):
        open_document(city_docx, limits=limits)


def test_an_archive_that_lies_about_a_size(city: Document, city_docx: bytes):
    """No more is unpacked than an archive says, so one that says too little is torn."""
    with zipfile.ZipFile(BytesIO(city_docx)) as archive:
        size = archive.getinfo(MAIN).file_size
    lying = city_docx.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))

    assert lying != city_docx
    with pytest.raises(NotOurDocument, match="not all of it is there"):
        texts_now(lying, city)


@pytest.mark.parametrize("name", [MAIN, DATA, "word/_rels/document.xml.rels"])
def test_torn_parts(city: Document, city_docx: bytes, name: str):
    """Tags that are lost or doubled, and other words in attributes, end in no other exception either."""
    random = Random(name)
    whole = re.split(rb"(<[^>]+>|\"[^\"]*\")", parts_of(city_docx)[name])
    for _ in range(60):
        pieces = list(whole)
        for _ in range(random.choice((1, 2, 6))):
            place = random.randrange(len(pieces))
            pieces[place] = random.choice((b"", pieces[place] * 2, random.choice(whole), b'"-1"'))
        with contextlib.suppress(NotOurDocument):
            texts_now(with_part(city_docx, name, lambda _, p=pieces: b"".join(p)), city)


def test_ways_of_packing(city: Document, city_docx: bytes):
    """Parts that are stored are read; a way of packing that Office does not know is refused."""
    assert texts_now(packed(parts_of(city_docx), zipfile.ZIP_STORED), city)
    with pytest.raises(NotOurDocument, match="packed in a way"):
        texts_now(packed(parts_of(city_docx), zipfile.ZIP_LZMA), city)


def test_a_template_that_was_a_report_itself(reports_by_name: dict[str, Report], city_docx: bytes):
    """A document of ours as a template does not bring its own data along."""
    report = reports_by_name["tuoli-2021"]
    document = lay_out(report)
    again = DocxRenderer(template=house_style()).render(document)
    data = DocxRenderer(template=again).render(document)

    assert texts_now(data, document) == texts_in(document)


def test_data_of_others_beside_ours(city: Document, city_docx: bytes):
    """Custom XML of others, even torn, does not matter."""
    more = two_data(parts_of(city_docx))
    for other in (b"<a/>", b"<a", b""):
        assert texts_now(packed({**more, "customXml/item9.xml": other}), city)


def test_huge_cells(city: Document, city_docx: bytes):
    """A cell that is as long as a text may be is read as it is."""
    longest = "9" * LIMITS.text_characters
    assert texts_now(typed(city_docx, PATH, longest), city)[PATH] == longest


def test_with_part(city_docx: bytes):
    """A file that was packed anew is the same to a reader."""
    assert parts_of(with_part(city_docx, MAIN, lambda old: old)) == parts_of(city_docx)
