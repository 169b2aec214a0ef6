"""The texts of a document that must be seen, and the texts that were read in a file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from attrs import frozen

from renderers.document import Document, Figure, Heading, Paragraph, Table

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")

#: What stands behind the label of a group that goes on on another page.
CONTINUED: Final = "（续）"


@frozen
class Visible:
    """A text that must be seen, and what it is: `a heading of level 2`."""

    text: str
    what: str
    #: Whether it heads the columns of a table, so that later pages may show it again.
    in_head: bool = False
    #: Whether it stands in a merged cell.
    merged: bool = False
    #: Whether it is a number in a cell, which is counted as a whole: 12 is not seen in 3124.
    is_number: bool = False

    def __str__(self) -> str:
        return f"{self.text!r}, {self.what},"


def visible(document: Document) -> Iterator[Visible]:
    """All texts of a document that are printed, top to bottom; those that are blank are left out."""
    yield from (each for each in _visible(document) if squeezed(each.text))


def _visible(document: Document) -> Iterator[Visible]:
    yield Visible(document.title, "the title")
    for block in document.blocks:
        match block:
            case Heading(text, level):
                yield Visible(text, f"a heading of level {level}")
            case Paragraph(runs, role):
                for run in runs:
                    piece = "the text of a link in" if run.address else "a run of"
                    yield Visible(run.text, f"{piece} a paragraph ({role})")
            case Table():
                if block.caption_printed:
                    yield Visible(block.caption, "the printed caption of a table")
                for row in block.rows:
                    for slot, cell in row:
                        what = f"the cell in row {slot.row}, column {slot.column} of a table"
                        merged = slot.rowspan > 1 or slot.colspan > 1
                        number = _NUMBER.fullmatch(cell.text) is not None
                        head = slot.row < block.shape.head_rows
                        yield Visible(cell.text, what, head, merged, number)
            case Figure(alt, caption):
                yield Visible(alt, "what a figure shows")
                yield Visible(caption or "", "the caption of a figure")
            case _:
                assert_never(block)


def _inked(text: str) -> str:
    """The text without characters that have neither ink nor width."""
    return "".join(each for each in text if unicodedata.category(each) != "Cf")


def squeezed(text: str) -> str:
    """The text without white space, and without characters that have neither ink nor width."""
    return "".join(_inked(text).split())


class Reading:
    """What was read: texts are looked for without white space, numbers as whole runs of digits."""

    def __init__(self, *texts: str) -> None:
        self.text = "\n".join(map(_inked, texts))
        self._squeezed = tuple(map(squeezed, texts))
        self._numbers = Counter(number for each in texts for number in _NUMBER.findall(each))

    @classmethod
    def meant(cls, document: Document) -> Reading:
        """What is read in a file that keeps all promises: the texts of the document itself."""
        return cls(*(each.text for each in visible(document)))

    def times(self, wanted: Visible) -> int:
        """How often a text is there."""
        if wanted.is_number:
            return self._numbers[wanted.text]
        return self.count(wanted.text)

    def count(self, text: str) -> int:
        """How often a text is there, be it inside another or not."""
        wanted = squeezed(text)
        return sum(each.count(wanted) for each in self._squeezed)

    def has_words(self, words: Sequence[str]) -> bool:
        """Whether words stand one after the other with white space between them."""
        return " ".join(words) in " ".join(self.text.split())

    def place(self, wanted: Visible) -> int:
        """Where a text is seen first, as a number of characters; -1 if it is not there."""
        return "\n".join(self._squeezed).find(squeezed(wanted.text))

    def around(self, place: int) -> str:
        """Some characters of what was read there."""
        return "\n".join(self._squeezed)[max(0, place - 20) : place + 40]
