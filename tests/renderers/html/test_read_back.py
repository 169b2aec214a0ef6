"""What two parsers and a browser read in our HTML: the cells and spans, the paths, and nothing foreign."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from selectolax.lexbor import LexborHTMLParser

from disclosure_schema import Agency, NarrativeSection, Paragraph, Report, Sections, loads
from disclosure_schema.testing import numbered_report
from renderers import Document, lay_out
from renderers.document import Heading, Table
from renderers.document import Paragraph as Prose
from renderers.html import HtmlRenderer
from support.programs.browser import QUIET

#: row, column, rowspan, colspan, text, path.
Placed = tuple[int, int, int, int, str, str]
#: rowspan, colspan, text, path: a cell as it stands in its row.
Given = tuple[int, int, str, str]


@pytest.fixture(scope="module")
def page(document: Document) -> str:
    """The HTML of one report after the other."""
    return HtmlRenderer().render(document).decode()


def tables_meant(document: Document) -> list[list[Placed]]:
    """The cells of all tables of the document."""
    return [
        [
            (each.row, each.column, each.rowspan, each.colspan, cell.text, cell.origin)
            for each, cell in zip(table.shape.slots, table.cells, strict=True)
        ]
        for table in document.blocks
        if isinstance(table, Table)
    ]


def placed(rows: list[list[Given]]) -> list[Placed]:
    """Where cells stand, by the rule of HTML: each in the first free square of its row."""
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []
    for row, cells in enumerate(rows):
        column = 0
        for rowspan, colspan, text, path in cells:
            while (row, column) in taken:
                column += 1
            squares = {
                (row + down, column + right) for down in range(rowspan) for right in range(colspan)
            }
            assert not squares & taken
            taken |= squares
            found.append((row, column, rowspan, colspan, text, path))
    return found


def tables_by_selectolax(page: str) -> list[list[Placed]]:
    """The cells of all tables as lexbor sees them."""
    return [
        placed(
            [
                [
                    (
                        int(cell.attributes.get("rowspan") or 1),
                        int(cell.attributes.get("colspan") or 1),
                        cell.text(),
                        cell.attributes.get("data-path") or "",
                    )
                    for cell in row.css("th, td")
                ]
                for row in table.css("tr")
            ]
        )
        for table in LexborHTMLParser(page).css("table")
    ]


class Collector(HTMLParser):
    """Tables, elements and stray text as the standard library sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[Given]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._cell: Given | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; no attribute may stand twice."""
        found = dict(attrs)
        assert len(found) == len(attrs)
        self.elements.append((tag, found))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            spans = (int(found.get(each) or 1) for each in ("rowspan", "colspan"))
            self._cell = (*spans, "", found.get("data-path") or "")  # type: ignore[assignment]

    def handle_data(self, data: str) -> None:
        """Take up the text of a cell."""
        if self._cell is not None:
            self._cell = (*self._cell[:2], self._cell[2] + data, self._cell[3])

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("th", "td") and self._cell is not None:
            self.tables[-1][-1].append(self._cell)
            self._cell = None


def collected(page: str) -> Collector:
    """The page read with the standard library."""
    collector = Collector()
    collector.feed(page)
    collector.close()
    return collector


def test_selectolax_sees_the_tables(document: Document, page: str):
    """Lexbor finds every cell where the document has it, with what it spans, says and stands for."""
    assert tables_meant(document) == tables_by_selectolax(page)


def test_standard_library_sees_the_tables(document: Document, page: str):
    """So does the parser of the standard library."""
    assert tables_meant(document) == [placed(rows) for rows in collected(page).tables]


def test_paths_are_the_origins(document: Document, report: Report, page: str):
    """Each cell of the report stands there once with its path, and nothing else has one."""
    paths = [each["data-path"] for _, each in collected(page).elements if "data-path" in each]

    assert [cell[5] for table in tables_meant(document) for cell in table if cell[5]] == paths
    assert max(Counter(paths).values()) == 1
    assert set(paths) <= {path for path, _ in report.values().items()}


def test_prose_in_order(document: Document, page: str):
    """One h1 with the title, headings one level below their own, paragraphs, all in order."""
    tree = LexborHTMLParser(page)
    found = [(each.tag, each.text(strip=True)) for each in tree.css("h1, h2, h3, h4, h5, h6, p")]

    assert found == [
        ("h1", document.title),
        *(
            ("p", each.text) if isinstance(each, Prose) else (f"h{each.level + 1}", each.text)
            for each in document.blocks
            if isinstance(each, Heading | Prose)
        ),
    ]
    assert tree.css_first("title").text() == document.title
    assert tree.css_first("html").attributes["lang"] == "zh-CN"


def test_nothing_foreign(page: str):
    """No script but blocks of data, no inline style, no handler, and nothing that is fetched from anywhere."""
    elements = collected(page).elements
    style = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))

    assert not {tag for tag, _ in elements} & {"link", "img", "iframe", "object", "base"}
    assert {each["type"] for tag, each in elements if tag == "script"} == {"application/json"}
    assert not {"src", "style", "srcset"} & {key for _, each in elements for key in each}
    assert all(str(each["href"]).startswith("#") for _, each in elements if "href" in each)
    assert not [key for _, each in elements for key in each if key.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", style)


def test_identifiers_are_unique(page: str):
    """No id stands twice, and each link of the contents and each `aria-labelledby` leads to one."""
    elements = collected(page).elements
    identifiers = [each["id"] for _, each in elements if "id" in each]
    asked = [str(each["href"])[1:] for _, each in elements if "href" in each]
    asked += [each["aria-labelledby"] for _, each in elements if "aria-labelledby" in each]

    assert len(identifiers) == len(set(identifiers))
    assert len(asked) == 6 + 3
    assert set(asked) <= set(identifiers)


def test_text_is_escaped():
    """Marks of HTML in a text are text, in elements and in attributes."""
    text = '& < > " \' &lt; <script>alert(1)</script> ]]> <!-- " onload="x'
    report = evolve(
        numbered_report(),
        agency=Agency(text),
        title=text,
        sections=Sections(overview=NarrativeSection((Paragraph(text),), text)),
    )
    page = HtmlRenderer().render(lay_out(report)).decode()
    tree = LexborHTMLParser(page)

    assert [text] * 3 == [tree.css_first(each).text() for each in ("h1", "h2", "p")]
    assert tree.css_first("meta[name=Author]").attributes["content"] == text
    assert tree.css_first("title").text() == text
    assert [each.attributes["type"] for each in tree.css("script")] == ["application/json"]
    assert loads(tree.css_first("script").text()) == report
    assert not [key for _, each in collected(page).elements for key in each if key == "onload"]


def test_browser_reads_it(
    document: Document, page: str, tmp_path: Path, program: Callable[..., str]
):
    """A browser changes nothing: what it shows has the same tables, and with them all numbers."""
    browser = program("chromium", "chromium-browser", "google-chrome")
    (tmp_path / "page.html").write_text(page, "utf-8")
    address = (tmp_path / "page.html").as_uri()
    command = [browser, *QUIET, "--dump-dom", f"--user-data-dir={tmp_path / 'profile'}", address]
    result = subprocess.run(command, check=True, capture_output=True, timeout=120)

    assert tables_meant(document) == tables_by_selectolax(result.stdout.decode())
