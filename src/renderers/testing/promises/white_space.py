"""Promises about white space that means something: between words, and where a line is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from renderers.document import Document, Paragraph
from renderers.protocol import Renderer
from renderers.testing.looking.files import read
from renderers.testing.looking.flaws import Flaw
from renderers.testing.looking.promise import Extract, keep
from renderers.testing.looking.visible import squeezed, visible
from renderers.testing.specimens.words_and_lines import latin_words, line_breaks


def keeps_spaces_between_words(
    renderer: Renderer, extract: Extract, *, paged: bool = False
) -> None:
    """Latin words stay apart: where the document has a space, white space is seen."""

    def flaw_in(document: Document) -> Flaw | None:
        reading = read(renderer, extract, document)
        for each in visible(document):
            words = each.text.split()
            # What is not seen at all breaks other promises; white space between hanzi means nothing.
            if each.text.isascii() and reading.times(each) and not reading.has_words(words):
                return Flaw("words", f"the words of {each} run together", seen=reading.text)
        return None

    keep(keeps_spaces_between_words, [latin_words()], flaw_in)


def keeps_line_breaks(renderer: Renderer, extract: Extract, *, paged: bool = False) -> None:
    """A newline in a paragraph parts what stands before it from what stands behind it."""

    def flaw_in(document: Document) -> Flaw | None:
        reading = read(renderer, extract, document)
        for before, after in _broken_lines(document):
            glued, parted = (
                re.compile(space.join(map(_spelled, (before, after)))) for space in (r"\s*", r"\s+")
            )
            if glued.search(reading.text) and not parted.search(reading.text):
                found = f"no line break is seen between {before!r} and {after!r}"
                return Flaw("lines", found, seen=reading.text)
        return None

    keep(keeps_line_breaks, [line_breaks()], flaw_in)


def _broken_lines(document: Document) -> Iterator[tuple[str, str]]:
    """What stands before a newline, and what behind it."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from pairwise(filter(squeezed, block.text.split("\n")))


def _spelled(text: str) -> str:
    """A pattern for a text in which white space between characters means nothing."""
    return r"\s*".join(map(re.escape, squeezed(text)))
