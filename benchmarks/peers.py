"""What others take for the same page: jinja2 for HTML, tabulate for tables in plain text.

    pip install -r benchmarks/requirements.txt

The template `page.html.jinja` is fair. It is compiled once, with autoescape on, and writes the same page as `HtmlRenderer`,
which `page_by_jinja` asserts before anything is measured. It walks over the blocks and runs of a document.
What no report changes is given to it ready: the style sheet, the markup of each table with a place for the text of
each cell, and how far a signature is indented. A template that walks over rows and cells takes twice as long.

tabulate draws the tables alone, without spans and without prose; `wcwidth` tells it how wide hanzi are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import count
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from tabulate import WIDE_CHARS_MODE, tabulate

from renderers import Document
from renderers.document import Attachment, Table
from renderers.html import HtmlRenderer


def page_by_jinja(document: Document) -> Callable[[], bytes]:
    """A function that writes the page of a document by the template."""
    page = HtmlRenderer().render(document).decode()
    loaders = DictLoader(_tables_as_templates(page)), FileSystemLoader(Path(__file__).parent)
    template = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    ).get_template("page.html.jinja")
    sheet = Markup(page.partition("<style>\n")[2].partition("</style>")[0])
    signature = re.findall(r'<p class="(?:signature|date) (e\d+)">(.*?)</p>', page)
    ends = {unescape(text): kind for kind, text in signature}

    def write() -> bytes:
        return template.render(
            document=document, sheet=sheet, ends=ends, embedded=_embedded
        ).encode()

    # Quotation marks have several names in HTML.
    assert unescape(write().decode()) == unescape(page), "the template writes another page"
    return write


def _tables_as_templates(page: str) -> dict[str, str]:
    """Each table as somebody would write it who knows the form: markup, with a place for the text of each cell."""
    tables = re.findall(r'<div class="table".*?</div>\n', page, re.DOTALL)
    return {f"table {number}": _as_template(each) for number, each in enumerate(tables)}


def _as_template(table: str) -> str:
    numbers = count()
    return re.sub(
        r"(<t[dh]\b[^>]*>).*?(</t[dh]>)",
        lambda found: f"{found[1]}{{{{ cells[{next(numbers)}].text }}}}{found[2]}",
        table,
    )


def _embedded(attachment: Attachment) -> Markup:
    return Markup(attachment.data.decode().replace("<", "\\u003c"))


def tables_by_tabulate(document: Document) -> Callable[[], str]:
    """A function that draws the tables of a document one below the other. A cell that spans others stands in the first."""
    assert WIDE_CHARS_MODE, "tabulate needs wcwidth to know how wide hanzi are"
    tables = [each for each in document.blocks if isinstance(each, Table)]

    def draw() -> str:
        return "\n".join(
            tabulate(_rows(each), tablefmt="grid", disable_numparse=True) for each in tables
        )

    return draw


def _rows(table: Table) -> list[list[str]]:
    """Each row with a text for every column, empty where a cell spans."""
    rows = [[""] * len(table.shape.columns) for _ in table.shape.rows]
    for slot, cell in zip(table.shape.slots, table.cells, strict=True):
        rows[slot.row][slot.column] = cell.text
    return rows
