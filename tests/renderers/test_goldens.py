"""Pages as they look, kept in files that people read: `make goldens` writes them anew."""

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

REPORTS = ("tuoli-2021", "suqian-2024")


def text(document: Document) -> str:
    """The plain text."""
    return TextRenderer().render(document).decode()


def html(document: Document) -> str:
    """The HTML as it is, without the data in its head."""
    return HtmlRenderer(data=False).render(document).decode()


def document_xml(document: Document) -> str:
    """The body of the Word document, one element a line."""
    with zipfile.ZipFile(BytesIO(DocxRenderer().render(document))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", REPORTS)
def test_goldens(
    name: str, kind: str, reports_by_name: dict[str, Report], root: Path, update_goldens: bool
):
    """The page looks as it did when somebody last looked at it, and has every number in any case."""
    report = reports_by_name[name]
    made = KINDS[kind](lay_out(report))
    path = root / "tests" / "golden" / f"{name}{kind}"
    if update_goldens:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made.encode())

    # In the order of the page: each behind the one before it.
    text, place = shown(kind, made), 0
    for number in numbers_of(report):
        match = re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d.])").search(text, place)
        assert match is not None, f"{number} is missing behind character {place}"
        place = match.end()
    assert path.is_file(), "write the golden file with: make goldens"
    same = path.read_bytes().decode() == made
    assert same, f"{path.name} looks different; look at what changes with: make goldens"


def test_no_stray_goldens(root: Path):
    """Every golden file is one that is compared."""
    files = {each.name for each in (root / "tests" / "golden").iterdir()}

    assert files == {f"{name}{kind}" for name in REPORTS for kind in KINDS}
