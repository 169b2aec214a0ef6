"""The text of our files, as libraries and programs that are not ours read it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from typing import Final

import docx
import pdfplumber
from docx.oxml.ns import qn
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from support.reading.boxes import cells_drawn, cells_drawn_in_ascii, joined_columns
from support.reading.workbooks import text_of_xlsx


def text_of_pdf(data: bytes) -> str:
    """Line by line, whatever stands side by side."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return without_page_numbers("\n".join(page.extract_text() for page in pdf.pages))


def drawn_text_of_pdf(program: str, data: bytes) -> str:
    """In the order in which it is drawn, cell by cell; `program` is pdftotext."""
    done = subprocess.run([program, "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return without_page_numbers(done.stdout.decode())


def without_page_numbers(text: str) -> str:
    """The text without lines such as — 2 —."""
    return re.sub(r"^[\f ]*—\s*\d+\s*—$", "", text, flags=re.MULTILINE)


def text_of_docx(data: bytes) -> str:
    """Paragraph by paragraph, those in cells too."""
    body = docx.Document(BytesIO(data)).element.body
    return "\n".join(each.text for each in body.iter(qn("w:p")))


def text_of_html(data: bytes) -> str:
    """Element by element, without the list of sections, which says again what stands below."""
    tree = LexborHTMLParser(data)
    for each in tree.css("nav"):
        each.decompose()
    body = tree.body
    return body.text(separator="\n") if body is not None else ""


def text_of_svg(data: bytes) -> str:
    """Run by run, without what is printed again and the page numbers, which are not for those who listen."""
    texts = etree.fromstring(data).iter("{http://www.w3.org/2000/svg}text")
    return "\n".join(each.text or "" for each in texts if each.get("aria-hidden") != "true")


def text_of_boxes(data: bytes, frame: str = "box", ambiguous: int = 1) -> str:
    """Plain text, its tables cell by cell."""
    if frame == "none":
        return "\n".join(joined_columns(data.decode().split("\n"), ambiguous))
    first, edges = ("┌", "┌├│└") if frame == "box" else ("+-", "+|")
    parts: list[str] = []
    box: list[str] = []
    for line in [*data.decode().splitlines(), ""]:
        if line.startswith(first) or (box and line[:1] in edges and line):
            box.append(line)
            continue
        if box:
            read = cells_drawn if frame == "box" else cells_drawn_in_ascii
            parts += [cell for *_, cell in read(box, ambiguous)]
            box = []
        parts.append(line)
    return "\n".join(parts)


#: By the name of a format, what gets the text out of its files.
READERS: Final[dict[str, Callable[[bytes], str]]] = {
    "pdf": text_of_pdf,
    "docx": text_of_docx,
    "html": text_of_html,
    "svg": text_of_svg,
    "text": text_of_boxes,
    "xlsx": text_of_xlsx,
}
