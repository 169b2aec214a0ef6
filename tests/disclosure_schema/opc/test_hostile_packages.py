"""Packages that are made to do harm: archives that lie, and XML that costs more than it weighs. Each kind is refused."""

from __future__ import annotations

import struct
import warnings
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from disclosure_schema.limits import Limits
from disclosure_schema.opc.errors import PackageFault, UnreadablePackage
from disclosure_schema.opc.names import PACKAGE
from disclosure_schema.opc.package import Package
from disclosure_schema.opc.packing import packed

MAIN = "any/main.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="{MAIN}"/></Relationships>',
    MAIN: "<main>" + "<a/>" * 99 + "</main>",
    "picture.png": b"\x89PNG" * 999,
}
ARCHIVE = packed(PARTS)


def directory_entry(archive: bytes, name: str) -> int:
    """Where the entry of a part begins in the directory of an archive."""
    # Its head has 46 bytes, and the name comes next.
    return archive.rindex(name.encode()) - 46


def with_field(field: int, value: int, archive: bytes = ARCHIVE, name: str = MAIN) -> bytes:
    """An archive whose directory says something else of a part: `field` is where the 4 bytes of the value begin."""
    changed = bytearray(archive)
    struct.pack_into("<I", changed, directory_entry(archive, name) + field, value)
    return bytes(changed)


def with_zip64(field: int, value: int) -> bytes:
    """An archive that says something of 8 bytes in an extra field, as archives of more than 4 GiB do."""
    start = directory_entry(ARCHIVE, MAIN)
    extra = struct.pack("<HHQ", 1, 8, value)
    changed = bytearray(ARCHIVE)
    struct.pack_into("<I", changed, start + field, 0xFFFFFFFF)
    struct.pack_into("<H", changed, start + 30, len(extra))
    behind_name = start + 46 + len(MAIN)
    changed[behind_name:behind_name] = extra
    end = changed.rindex(b"PK\x05\x06")
    (size,) = struct.unpack_from("<I", changed, end + 12)
    struct.pack_into("<I", changed, end + 12, size + len(extra))
    return bytes(changed)


def with_entries(*entries: tuple[str, bytes]) -> bytes:
    """The archive with further entries, of any name."""
    archived = BytesIO(ARCHIVE)
    with warnings.catch_warnings(), zipfile.ZipFile(archived, "a") as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(name, content)
    return archived.getvalue()


SIZE, PACKED_SIZE, PLACE = 24, 20, 42


@pytest.mark.parametrize(
    ("archive", "fault"),
    [
        (with_field(SIZE, 3), PackageFault.NO_ARCHIVE),
        (with_field(SIZE, 2**31), PackageFault.TOO_LARGE),
        (with_field(PACKED_SIZE, 2**30), PackageFault.NO_ARCHIVE),
        (with_field(PACKED_SIZE, 3), PackageFault.NO_ARCHIVE),
        (with_field(PLACE, 2**31), PackageFault.NO_ARCHIVE),
        (with_field(PLACE, 0), PackageFault.NO_ARCHIVE),
        (with_zip64(SIZE, 2**64 - 1), PackageFault.TOO_LARGE),
        (with_zip64(PACKED_SIZE, 2**64 - 1), PackageFault.NO_ARCHIVE),
        (with_zip64(PLACE, 2**64 - 1), PackageFault.NO_ARCHIVE),
        (with_zip64(PLACE, 2**63), PackageFault.NO_ARCHIVE),
        (with_entries((MAIN, b"<other/>")), PackageFault.DOUBLED_PART),
        (with_entries(("Any/MAIN.xml", b"<other/>")), PackageFault.DOUBLED_PART),
        (with_entries(*((f"{n}", b"") for n in range(10_001))), PackageFault.TOO_LARGE),
        (with_entries(("a", b"PK\x01\x02" * 10_001)), PackageFault.TOO_LARGE),
    ],
)
def test_archives_that_lie(archive: bytes, fault: PackageFault):
    """Sizes, places and names that no program writes are refused, whichever part they are said of."""
    with pytest.raises(UnreadablePackage) as caught:
        Package(archive).xml(MAIN)

    assert caught.value.fault is fault


def test_entries_in_one_place():
    """Many entries that share the bytes of one make a small file huge."""
    start = directory_entry(ARCHIVE, "picture.png")
    end = ARCHIVE.rindex(b"PK\x05\x06")
    copies = b"".join(
        ARCHIVE[start:end].replace(b"picture", f"copy-{n:02}".encode()) for n in range(50)
    )
    changed = bytearray(ARCHIVE[:end] + copies + ARCHIVE[end:])
    count, size = struct.unpack_from("<HI", changed, end + len(copies) + 10)
    struct.pack_into(
        "<HHI", changed, end + len(copies) + 8, count + 50, count + 50, size + len(copies)
    )
    with pytest.raises(UnreadablePackage, match="Overlapping"):
        Package(bytes(changed))


def test_names_lead_nowhere():
    """Names of entries are names and no paths: nothing is looked up or written outside the package."""
    names = ("/etc/passwd", "../../x", "C:\\x", "//host/share", "folder/")
    package = Package(with_entries(*((name, b"") for name in names)))
    saved = Package(package.saved({MAIN: package.copy(MAIN)}))

    assert package.main == MAIN
    assert saved.names() == (*PARTS, *names)


def test_what_is_not_asked_for_is_not_unpacked():
    """A torn picture, or one of 200 MB, does not keep the text from being read; saving names it."""
    package = Package(with_field(SIZE, 200_000_000, name="picture.png"))

    assert len(package.xml(MAIN)) == 99
    torn = Package(with_field(16, 0, name="picture.png"))  # its checksum
    assert len(torn.xml(MAIN)) == 99
    with pytest.raises(UnreadablePackage, match="CRC"):
        torn.saved({MAIN: torn.copy(MAIN)})


def main_part(content: str | bytes) -> Package:
    """A package with another main part."""
    return Package(packed({**PARTS, MAIN: content}))


def entities(count: int) -> str:
    """Entities that are ten times as long as the one before."""
    each = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(count))
    return f'<!DOCTYPE x [<!ENTITY e0 "0123456789">{each}]><x a="&e{count};">&e{count};</x>'


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (entities(9), PackageFault.DOCUMENT_TYPE),
        (entities(9).encode("utf-16"), PackageFault.DOCUMENT_TYPE),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', PackageFault.DOCUMENT_TYPE),
        ('<!DOCTYPE x [<!ENTITY % a SYSTEM "http://a.cn/b"> %a;]><x/>', PackageFault.DOCUMENT_TYPE),
        ("<a>" * 1000, PackageFault.TOO_MUCH_XML),
        ("<x>" + "<a/>" * 250_000 + "</x>", PackageFault.TOO_MUCH_XML),
        ("<x>" + "<!---->" * 250_000 + "</x>", PackageFault.TOO_MUCH_XML),
        ("<x>" + "<?a?>" * 250_000 + "</x>", PackageFault.TOO_MUCH_XML),
        ("<x " + " ".join(f'a{n}=""' for n in range(350_001)) + "/>", PackageFault.TOO_MUCH_XML),
        (
            "<x " + " ".join(f"xmlns:a{n} = 'b'" for n in range(350_001)) + "/>",
            PackageFault.TOO_MUCH_XML,
        ),
        (f'<x xmlns="{"a" * 1001}"><b/></x>', PackageFault.TOO_MUCH_XML),
        (f"<x xmlns:{'p' * 999}\n=\n'{'a' * 1001}'><b/></x>", PackageFault.TOO_MUCH_XML),
        (f"<x>{'a' * 10_000_001}</x>", PackageFault.TOO_MUCH_XML),
        ("<x>" + " " * 2**24 + "</x>", PackageFault.TOO_MUCH_XML),
        (b"\xff\xfe\x00\xd8", PackageFault.TORN_PART),
        (
            '<?xml version="1.0" encoding="IBM037"?>'.encode("cp037") + "<x/>".encode("cp037"),
            PackageFault.TORN_PART,
        ),
        (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-', PackageFault.TORN_PART),
        ("<" + "a" * 60_000 + "/>", PackageFault.TORN_PART),
    ],
)
def test_xml_that_costs_more_than_it_weighs(content: str | bytes, fault: PackageFault):
    """It is refused, mostly before it is parsed, and the message is short."""
    with pytest.raises(UnreadablePackage) as caught:
        main_part(content).xml(MAIN)

    assert caught.value.fault is fault
    assert caught.value.part == MAIN
    assert len(str(caught.value)) < 400


def test_a_part_in_utf_16():
    """A package may have parts in UTF-16, whatever their declaration says."""
    text = '<?xml version="1.0" encoding="UTF-16"?><x>甲</x>'

    assert main_part(text.encode("utf-16")).xml(MAIN).text == "甲"


def test_a_part_is_parsed_once(monkeypatch: pytest.MonkeyPatch):
    """However many relationships lead to it."""
    links = f'<Relationship Id="a" Type="{OFFICE}/notes" Target="notes.xml"/>' * 500
    parts = {
        **PARTS,
        "any/_rels/main.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "any/notes.xml": "<notes/>",
    }
    package = Package(packed(parts))
    parsed = list[bytes]()

    def fromstring(content: bytes, parser: etree.XMLParser) -> etree._Element:
        parsed.append(content)
        return etree.XML(content, parser)

    monkeypatch.setattr(etree, "fromstring", fromstring)
    for _ in range(9):
        assert package.related_as(MAIN, "notes", "notes") == ("any/notes.xml",)
        package.source("any/notes.xml")

    assert len(parsed) == 2


@pytest.mark.parametrize(
    "target",
    [
        "../../../../etc/passwd",
        "file:///etc/passwd",
        "http://a.cn/b",
        "\\\\host\\share",
        "",
        "..",
        "/",
    ],
)
def test_relationships_that_lead_outside(target: str):
    """They lead nowhere, whether they say that they are external or not."""
    links = f'<Relationship Id="a" Type="{OFFICE}/notes" Target="{target}"/>'
    parts = {
        **PARTS,
        "any/_rels/main.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    }

    assert Package(packed(parts)).related(MAIN, "notes") == ()


def test_limits_are_those_that_are_given():
    """What is refused may be allowed."""
    content = "<x>" + "<a/>" * 250_000 + "</x>"
    package = Package(packed({**PARTS, MAIN: content}), Limits(xml_elements=300_000))

    assert len(package.xml(MAIN)) == 250_000
