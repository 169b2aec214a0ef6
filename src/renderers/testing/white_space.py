"""White space that means something: between words, and where a line is broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from renderers.document import Cell, Document, Heading, Paragraph, Run
from renderers.protocol import Renderer
from renderers.testing.marks import Marks, page, plain_table
from renderers.testing.promise import Extract, Fault, keep, read
from renderers.testing.visible import squeezed, visible


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


def keeps_spaces_between_words(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """Latin words stay apart: where the document has a space, white space is seen."""

    def fault_in(document: Document) -> Fault | None:
        reading = read(renderer, extract, document)
        for each in visible(document):
            words = each.text.split()
            # What is not seen at all breaks other promises; white space between hanzi means nothing.
            if each.text.isascii() and reading.times(each) and not reading.has_words(words):
                return Fault("words", f"the words of {each} run together", seen=reading.text)
        return None

    keep(keeps_spaces_between_words, [latin_words()], fault_in)


def keeps_line_breaks(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A newline in a paragraph parts what stands before it from what stands behind it."""

    def fault_in(document: Document) -> Fault | None:
        reading = read(renderer, extract, document)
        for before, after in _broken_lines(document):
            glued, parted = (
                re.compile(space.join(map(_spelled, (before, after)))) for space in (r"\s*", r"\s+")
            )
            if glued.search(reading.text) and not parted.search(reading.text):
                found = f"no line break is seen between {before!r} and {after!r}"
                return Fault("lines", found, seen=reading.text)
        return None

    keep(keeps_line_breaks, [line_breaks()], fault_in)


def _broken_lines(document: Document) -> Iterator[tuple[str, str]]:
    """What stands before a newline, and what behind it."""
    texts: Iterable[str] = (each.text for each in document.blocks if isinstance(each, Paragraph))
    for text in texts:
        yield from pairwise(filter(squeezed, text.split("\n")))


def _spelled(text: str) -> str:
    """A pattern for a text in which white space between characters means nothing."""
    return r"\s*".join(map(re.escape, squeezed(text)))
