"""Bookmarks and the labels of pages lead where the paper says."""

from __future__ import annotations

from typing import Any

from renderers import Document
from renderers.document import Heading
from support.reading.spaces import without_spaces
from support.reading.tagged_pdf import Tagged


def test_bookmarks(document: Document, file: Tagged):
    """Bookmarks lead from the title and each section to the page on which its heading stands."""
    sections = [
        each.text for each in document.blocks if isinstance(each, Heading) and each.level == 1
    ]
    pages = {page.objgen: list(file.painted)[number] for number, page in enumerate(file.pdf.pages)}
    with file.pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == document.title
        assert [each.title for each in title.children] == sections
        for each in (title, *title.children):
            page: Any = each.destination[0]
            words = without_spaces("".join(one.text for one in file.painted[pages[page.objgen]]))
            assert without_spaces(each.title) in words


def test_pages_have_labels(file: Tagged):
    """Pages are counted as they are numbered on paper."""
    assert [page.label for page in file.pdf.pages] == [
        str(each) for each in range(1, len(file.pdf.pages) + 1)
    ]
