"""What PDF/UA-1 demands of structure and file and a machine can test, by the numbers of the Matterhorn Protocol 1.1."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from support.reading.tagged_pdf import Tagged, objects_of

#: The types that ISO 32000-1, 14.8.4 defines, as far as we use them, and what may stand right in which.
PARENTS: dict[str, set[str]] = {
    **{f"H{level}": {"Document"} for level in range(1, 7)},
    "P": {"Document"},
    "Figure": {"Document", "Link"},
    "Link": {"P"},
    "Table": {"Document"},
    "Caption": {"Table", "Figure"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}


def is_tagged(properties: Any) -> bool:
    """Whether marked content with these properties belongs to the structure."""
    return properties is not None and "/MCID" in properties


def test_01_003_artifacts_in_tagged_content(files: list[Tagged]):
    """01-003, 01-004: no artifact stands inside tagged content, and no tagged content inside an artifact."""
    for file in files:
        for each in (one for page in file.painted.values() for one in page):
            assert not (
                any(tag == "Artifact" for tag, _ in each.within)
                and any(is_tagged(one) for _, one in each.within)
            )


def test_01_005_content_neither_tagged_nor_artifact(files: list[Tagged]):
    """01-005: whatever is painted is tagged, in one element, or an artifact."""
    for file in files:
        for each in (one for page in file.painted.values() for one in page):
            owners = [tag for tag, one in each.within if is_tagged(one) or tag == "Artifact"]
            assert len(owners) == 1


def test_01_007_suspects(files: list[Tagged]):
    """01-007: the file says that it is tagged, and suspects nothing."""
    for file in files:
        assert file.root.MarkInfo.Marked is True
        assert not file.root.MarkInfo.get("/Suspects", False)


def test_02_001_types_are_standard(files: list[Tagged]):
    """02-001, 02-004: only standard types are used, so that none needs a role, and none is given another."""
    for file in files:
        assert {each.tag for each in file.document.walk()} <= {"Document", *PARENTS}
        assert "/RoleMap" not in file.root.StructTreeRoot


def test_06_001_metadata(files: list[Tagged]):
    """06-001 to 06-004: there are metadata, which name PDF/UA-1 and the title that stands on the page."""
    for file in files:
        assert file.root.Metadata.Subtype == "/XML"
        with file.pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert "".join(xmp["dc:title"].split()) == file.text(
                file.document.named("H1")[0]
            ).replace(" ", "")


def test_07_001_the_title_is_displayed(files: list[Tagged]):
    """07-001, 07-002: a window shows the title, not the name of the file."""
    assert all(file.root.ViewerPreferences.DisplayDocTitle is True for file in files)


def test_09_004_elements_are_nested_as_defined(files: list[Tagged]):
    """09-004: every element stands where its type may stand; tables are made of rows, and rows of cells."""
    for file in files:
        assert file.document.tag == "Document"
        for parent in file.document.walk():
            for each in parent.elements:
                assert parent.tag in PARENTS[each.tag]


def test_11_001_language(files: list[Tagged]):
    """11-001 to 11-007: the file says the language of all its text."""
    assert {str(file.root.Lang) for file in files} == {"zh-CN"}


def test_13_004_figures_have_words(files: list[Tagged]):
    """13-004: every figure says in words what it shows."""
    figures = [each for file in files for each in file.document.named("Figure")]

    assert len(figures) >= 2
    assert all(str(each.source.Alt).strip() for each in figures)


def test_14_003_headings_skip_no_level(files: list[Tagged]):
    """14-002, 14-003, 14-007: the first heading is an H1, none skips a level, and all are numbered."""
    for file in files:
        levels = [int(each.tag[1:]) for each in file.document.walk() if each.tag[0] == "H"]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_15_003_headings_of_tables_have_a_scope(files: list[Tagged]):
    """15-003: every heading of a table says whether it heads a column or a row."""
    heads = [each for file in files for each in file.document.named("TH")]

    assert heads
    assert {str(each.attribute("/Scope")) for each in heads} == {"/Column", "/Row"}


def test_20_001_nothing_is_hidden(files: list[Tagged]):
    """20-001, 25-001, 26-001, 30-001: no layers, no forms, no encryption, no content from elsewhere."""
    for file in files:
        assert not {"/OCProperties", "/AcroForm"} & set(file.root.keys())
        assert not file.pdf.is_encrypted
        assert all(set(page.Resources.keys()) == {"/Font"} for page in file.pdf.pages)


def test_21_001_attachments_are_named(files: list[Tagged]):
    """21-001: every attachment has its name in both places."""
    for file in files:
        assert len(file.root.AF) == 1
        assert all(each.F == each.UF for each in file.root.AF)


def test_28_002_annotations_are_tagged(files: list[Tagged]):
    """28-002, 28-004, 28-011, 28-012: every annotation is a link, in an element that says so, and has words."""
    count = 0
    for file in files:
        owned = {
            each.objgen: element.tag
            for element in file.document.walk()
            for each in objects_of(element)
        }
        for each in (one for page in file.pdf.pages for one in page.get("/Annots", [])):
            count += 1
            assert each.Subtype == "/Link"
            assert owned[each.objgen] == "Link"
            assert str(each.Contents).strip()
    assert count >= 5


def test_28_009_tabs_follow_the_structure(files: list[Tagged]):
    """28-008, 28-009: the order of tabs is that of the structure."""
    assert all(page.Tabs == "/S" for file in files for page in file.pdf.pages)


def test_cells_over_the_whole_head(files: list[Tagged]):
    """A cell that reaches over all rows of the head stands in the head, and no row is parted."""
    table = files[-1].document.named("Table")[0]
    (head,), (body,) = table.named("THead"), table.named("TBody")

    assert [each.tag for each in table.elements] == ["Caption", "THead", "TBody"]
    assert (len(head.named("TR")), len(body.named("TR"))) == (2, 58)
