"""Packages of zip and XML: read within bounds, written again as they were, whatever format they are."""

from __future__ import annotations

import pickle
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from disclosure_schema.limits import Limits
from disclosure_schema.opc.errors import PackageFault, UnreadablePackage
from disclosure_schema.opc.names import PACKAGE
from disclosure_schema.opc.package import Package
from disclosure_schema.opc.packing import packed, repacked

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(kind: str, target: str) -> str:
    """A part with one relationship."""
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Override PartName="/Any/Main.xml" ContentType="any+xml"/><Default Extension="png" ContentType="image/png"/></Types>',
    "_rels/.rels": relationships("officeDocument", "any/main.xml"),
    "any/main.xml": "<main><a/></main>",
    "any/_rels/main.xml.rels": relationships("notes", "../notes.xml"),
    "notes.xml": "<notes/>",
    "picture.png": b"\x89PNG",
}


def test_parts_are_found():
    """Parts are found by what leads to them, whatever the case of their names."""
    package = Package(packed(PARTS))

    assert package.names() == tuple(PARTS)
    assert package.main == "any/main.xml"
    assert package.content_type("any/main.xml") == "any+xml"
    assert package.content_type("picture.png") == "image/png"
    assert package.content_type("notes.xml") == ""
    assert package.related(package.main, "notes") == ("notes.xml",)
    assert package.related(package.main, "pictures") == ()
    assert package.content("picture.png") == b"\x89PNG"


def test_what_is_changed_is_a_copy():
    """Other parts stay byte for byte, a new one comes last, and the package is as before."""
    package = Package(packed(PARTS))
    root = package.copy("any/main.xml")
    root[0].tag = "b"
    saved = Package(package.saved({"any/main.xml": root, "new.xml": package.copy("notes.xml")}))

    assert saved.names() == (*PARTS, "new.xml")
    assert saved.xml("any/main.xml")[0].tag == "b"
    assert package.xml("any/main.xml")[0].tag == "a"
    assert saved.content("picture.png") == b"\x89PNG"
    with pytest.raises(ValueError, match="nothing to save"):
        package.saved({})


def test_no_clock():
    """The same parts give the same bytes at any time, as does an archive that is packed again."""
    archive = packed(PARTS)
    later = BytesIO()
    with zipfile.ZipFile(later, "w") as other:
        for name, content in PARTS.items():
            other.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)

    assert packed(PARTS) == archive
    assert repacked(later.getvalue()) == archive


def without(name: str) -> dict[str, str | bytes]:
    """The parts but for one."""
    return {key: each for key, each in PARTS.items() if key != name}


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), PackageFault.COMPOUND_FILE),
        (b"", PackageFault.NO_ARCHIVE),
        (packed(PARTS)[:300], PackageFault.NO_ARCHIVE),
        (packed(without("[Content_Types].xml")), PackageFault.NO_PACKAGE),
        (packed(without("any/main.xml")), PackageFault.NO_PACKAGE),
        (packed({**PARTS, "_rels/.rels": "<"}), PackageFault.TORN_PART),
        (packed({**PARTS, "_rels/.rels": ENTITIES}), PackageFault.DOCUMENT_TYPE),
    ],
)
def test_what_cannot_be_read(data: bytes, fault: PackageFault):
    """What is wrong is data, for who says it in the words of a format, and survives pickling."""
    with pytest.raises(UnreadablePackage) as caught:
        Package(data)

    assert caught.value.fault is fault
    assert caught.value.part == (
        "_rels/.rels" if "PART" in fault.name or "TYPE" in fault.name else ""
    )
    assert fault in str(caught.value)
    there = pickle.loads(pickle.dumps(caught.value))
    assert (there.fault, there.part, there.detail) == caught.value.args


@pytest.mark.parametrize(
    ("limits", "fault", "detail"),
    [
        (Limits(package_bytes=3), PackageFault.TOO_LARGE, "3 bytes, or than 10000 parts"),
        (Limits(package_parts=3), PackageFault.TOO_LARGE, "256 MiB, or than 3 parts"),
        (Limits(xml_bytes=3), PackageFault.TOO_MUCH_XML, "3 bytes of XML"),
        (Limits(xml_elements=1), PackageFault.TOO_MUCH_XML, "1 elements"),
        (Limits(xml_attributes=3), PackageFault.TOO_MUCH_XML, "3 attributes"),
    ],
)
def test_limits(limits: Limits, fault: PackageFault, detail: str):
    """What is too large is refused before it is unpacked or parsed, and the error says how large it may be."""
    with pytest.raises(UnreadablePackage) as caught:
        Package(packed(PARTS), limits)

    assert caught.value.fault is fault
    assert caught.value.detail == detail


def test_limits_hold_for_all_parts_together():
    """Each part has fewer elements and attributes than the limits allow, and all of them have more."""
    package = Package(packed(PARTS), Limits(xml_elements=6))
    package.xml("any/main.xml")
    package.xml("any/main.xml")

    with pytest.raises(UnreadablePackage, match=r"notes.xml: .* 6 elements") as caught:
        package.related_as(package.main, "notes", "notes")
    assert caught.value.fault is PackageFault.TOO_MUCH_XML


def test_a_part_of_another_kind():
    """A relationship says what a part is for, and its root says what it is: the two have to agree."""
    package = Package(packed(PARTS))

    assert package.related_as(package.main, "notes", "notes") == ("notes.xml",)
    with pytest.raises(UnreadablePackage, match=r"notes.xml: .*another kind: notes"):
        package.related_as(package.main, "notes", "comments")


def test_two_parts_of_one_name():
    """Nobody can tell which of them counts."""
    archive = packed({**PARTS, "notes.xmk": "<notes/>"})
    with pytest.raises(UnreadablePackage) as caught:
        Package(archive.replace(b"notes.xmk", b"notes.xml"))

    assert caught.value.fault is PackageFault.DOUBLED_PART


def test_writing_needs_no_lxml():
    """Who only writes packages loads no library for it."""
    code = "import sys, disclosure_schema.opc.packing; print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
