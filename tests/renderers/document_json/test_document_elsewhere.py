"""A program in another language makes a file of a document, and needs none of our Python for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from renderers.document import Document, Figure, Heading, Paragraph, Table
from renderers.document_json import document_dumps

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def in_javascript(program: Callable[..., str], root: Path) -> Callable[[str], str]:
    """What the example in JavaScript makes of the text of a document."""
    node = program("node", "nodejs")
    script = root / "examples" / "javascript" / "document_to_html.mjs"

    def run(text: str) -> str:
        done = subprocess.run(
            [node, script], input=text.encode(), capture_output=True, timeout=60, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode("utf-8")

    return run


def test_every_number_once(document: Document, in_javascript: Callable[[str], str]):
    """The page has every number once, with its place in the report, and all other text in order."""
    page = LexborHTMLParser(in_javascript(document_dumps(document)))
    tables = [each for each in document.blocks if isinstance(each, Table)]

    assert [(each.attributes["data-path"], each.text()) for each in page.css("[data-path]")] == [
        (cell.origin, cell.text) for table in tables for cell in table.cells if cell.origin
    ]
    assert [each.text() for each in page.css("h1, h2, h3, h4, p, th, td")] == list(texts(document))


def texts(document: Document):
    """All that is printed, one piece for each block or cell."""
    yield document.title
    for block in document.blocks:
        match block:
            case Table():
                yield from (cell.text for cell in block.cells)
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Figure():
                raise AssertionError(block)


def test_every_square_once(document: Document, in_javascript: Callable[[str], str]):
    """The tables of the page are divided as ours: laid out by the rules of HTML, every square is covered once."""
    page = LexborHTMLParser(in_javascript(document_dumps(document)))
    tables = [each for each in document.blocks if isinstance(each, Table)]
    drawn = page.css("table")

    assert len(drawn) == len(tables)
    for ours, theirs in zip(tables, drawn, strict=True):
        covered: set[tuple[int, int]] = set()
        for row, line in enumerate(theirs.css("tr")):
            for cell in line.css("th, td"):
                column = next(n for n in range(99) if (row, n) not in covered)
                spans = (int(cell.attributes[name] or 1) for name in ("rowspan", "colspan"))
                height, width = spans
                squares = {(row + y, column + x) for y in range(height) for x in range(width)}
                assert not squares & covered
                assert {ours.owner_at(*each).text for each in squares} == {cell.text()}
                covered |= squares
        assert len(covered) == len(ours.shape.owners) * len(ours.shape.columns)


def test_a_later_revision_is_told(program: Callable[..., str], root: Path):
    """The example stops at a document of a revision that it does not know."""
    script = root / "examples" / "javascript" / "document_to_html.mjs"
    done = subprocess.run(
        [program("node", "nodejs"), script],
        input=b'{"$schema": "urn:disclosure-schema:document/2"}',
        capture_output=True,
        check=False,
    )

    assert done.returncode != 0
    assert b"document/2" in done.stderr


# A consumer that has the standard library only: neither our packages nor those of others.
ALONE = """
import json, sys
page = json.load(sys.stdin)
for block in page["blocks"]:
    for cell in block.get("cells", ()):
        if "value" in cell:
            print(cell["origin"], cell["value"] if isinstance(cell["value"], int) else "amount " + cell["value"])
"""


def test_with_the_standard_library_alone(document: Document):
    """Python without any package reads every number, counts as integers and amounts with all digits."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ALONE],
        input=document_dumps(document),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    tables = [each for each in document.blocks if isinstance(each, Table)]
    cells = [cell for table in tables for cell in table.cells if cell.value is not None]

    assert done.stdout.splitlines() == [
        f"{each.origin} {each.value}"
        if isinstance(each.value, int)
        else f"{each.origin} amount {each.value:f}"
        for each in cells
    ]
    assert json.loads(document_dumps(document))["title"] == document.title
