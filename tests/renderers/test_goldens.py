"""Pages as they look, kept in files that people read: `make goldens` writes them anew.

Two reports as text, as HTML and as it stands on paper; and a small document with every kind of block as Word has it.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from disclosure_schema import Absent, Report
from renderers import Document, lay_out
from renderers.docx import DocxRenderer
from renderers.fonts import packaged_fonts
from renderers.html import HtmlRenderer
from renderers.style import GB_T_9704
from renderers.text import TextRenderer
from renderers.typeset import Page, PlacedText, typeset
from support.documents.every_block import EVERY_BLOCK

REPORTS = ("tuoli-2021", "suqian-2024")


def text(document: Document) -> str:
    """The plain text."""
    return TextRenderer().render(document).decode()


def html(document: Document) -> str:
    """The HTML as it is, without the data in its head."""
    return HtmlRenderer(data=False).render(document).decode()


#: What has children that stand on lines of their own: the rest of an element follows in its line.
UNFOLDED = {"document", "body", "tbl", "tblPr", "tblGrid", "tblBorders", "tr", "sectPr"}


def document_xml(document: Document) -> str:
    """The body of the Word document: a line for each paragraph, each cell and each property of a table."""
    with zipfile.ZipFile(BytesIO(DocxRenderer().render(document))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    _unfold(root, "\n")
    return etree.tostring(root, encoding="unicode") + "\n"


def _unfold(element: etree._Element, newline: str) -> None:
    if etree.QName(element).localname not in UNFOLDED or not len(element):
        return
    element.text = newline + "  "
    for child in element:
        _unfold(child, newline + "  ")
        child.tail = newline + "  "
    element[-1].tail = newline


def pages(document: Document) -> str:
    """What stands on paper: a line for each run of text that is not broken, with its place."""
    found = typeset(document, GB_T_9704, packaged_fonts()).pages
    return "\n".join(line for page in found for line in _page(page)) + "\n"


def _page(page: Page) -> list[str]:
    count = f"{len(page.rules)} rules, {len(page.fills)} fills, {len(page.texts)} runs"
    lines = [f"page {page.number}: {page.width:.0f} x {page.height:.0f}, {count}"]
    runs: list[list[PlacedText]] = []
    for each in page.texts:
        before = runs[-1][-1] if runs else None
        # Runs of one line that follow each other differ in their faces only.
        if before and (before.mark, before.y) == (each.mark, each.y):
            runs[-1].append(each)
        else:
            runs.append([each])
    for line in runs:
        words = "".join(each.text for each in line)
        again = "again " if line[0].mark.repeated and line[0].mark.block >= 0 else ""
        lines.append(f"{line[0].x:4.0f} {line[0].y:4.0f} {line[0].size:4.1f} {again}{words}")
    return lines


KINDS = {
    ".txt": text,
    ".html": html,
    ".document.xml": document_xml,
    ".pages.txt": pages,
}

#: Each golden file: the document, the numbers of which stand in it in the order of the page, and the kind.
GOLDENS = [
    *((name, kind) for name in REPORTS for kind in (".txt", ".html", ".pages.txt")),
    ("every-block", ".document.xml"),
]


def shown(kind: str, made: str) -> str:
    """What a golden file shows, without the places and tags around it."""
    if kind == ".pages.txt":
        return re.sub(r"^page .*|^ *\d+ +\d+ +[\d.]+ ", "", made, flags=re.MULTILINE)
    return re.sub("<style.*?</style>|<[^>]*>", " ", made, flags=re.DOTALL) if "ml" in kind else made


def numbers_of(report: Report) -> list[str]:
    """The numbers of a report as they are printed, in the order of the page."""
    return [
        format(each, "f") if not isinstance(each, int) else str(each)
        for each in (value for _, value in report.values().items() if not isinstance(value, Absent))
    ]


def assert_in_order(numbers: list[str], text: str) -> None:
    """Each number stands in the text, behind the one before it."""
    place = 0
    for number in numbers:
        match = re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d.])").search(text, place)
        assert match is not None, f"{number} is missing behind character {place}"
        place = match.end()


@pytest.mark.parametrize(("name", "kind"), GOLDENS)
def test_goldens(
    name: str, kind: str, reports_by_name: dict[str, Report], root: Path, update_goldens: bool
):
    """The page looks as it did when somebody last looked at it, and has every number in any case."""
    if name in REPORTS:
        report = reports_by_name[name]
        document, numbers = lay_out(report), numbers_of(report)
    else:
        document, numbers = EVERY_BLOCK, EVERY_NUMBER
    made = KINDS[kind](document)
    path = root / "tests" / "golden" / f"{name}{kind}"
    if update_goldens:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made.encode())

    assert_in_order(numbers, shown(kind, made))
    assert path.is_file(), "write the golden file with: make goldens"
    same = path.read_bytes().decode() == made
    assert same, f"{path.name} looks different; look at what changes with: make goldens"


#: The numbers of the small document: those of its forms, and those of its annex.
EVERY_NUMBER = [
    *("31", "41", "43", "37", "39", "4"),
    *map(str, range(20_240_000_050, 20_240_000_060)),
]


@pytest.mark.parametrize("name", REPORTS)
def test_numbers_in_word(name: str, reports_by_name: dict[str, Report]):
    """The Word document of a whole report, of which no golden file is kept, has every number in order too."""
    report = reports_by_name[name]
    made = document_xml(lay_out(report))

    assert_in_order(numbers_of(report), shown(".document.xml", made))


def test_no_stray_goldens(root: Path):
    """Every golden file is one that is compared, and none is longer than somebody reads."""
    files = [*(root / "tests" / "golden").iterdir()]
    lengths = {each.name: len(each.read_text(encoding="utf-8").splitlines()) for each in files}

    assert set(lengths) == {f"{name}{kind}" for name, kind in GOLDENS}
    assert {name: length for name, length in lengths.items() if length > 450} == {}
