"""Prose in which white space means something."""

from __future__ import annotations

from renderers.document import Cell, Document, Heading, Paragraph, Run
from renderers.testing.specimens.marks import Marks, page, plain_table


def latin_words() -> Document:
    """Short English words in a heading, in prose, in a link and in a cell."""
    marks = Marks()
    rows = [[Cell("open data"), marks.label()], [marks.label(), marks.number()]]
    address = "https://www.example.gov.cn/en"
    return page(
        "英文",
        Heading("The Annual Report", 1, "words"),
        Paragraph((Run("We publish on our own account what we know and what we did."),)),
        Paragraph((Run("Read it"), Run(marks.text()), Run("on our site", address))),
        plain_table(rows, key="words"),
    )


def line_breaks() -> Document:
    """Paragraphs of several lines."""
    marks = Marks()

    def lines(count: int) -> Run:
        return Run("\n".join(marks.text() for _ in range(count)))

    return page(
        "换行",
        Heading(marks.text(), 1, "lines"),
        Paragraph((lines(2),)),
        Paragraph((lines(3),), "contact"),
        Paragraph((lines(2),), "note"),
    )
