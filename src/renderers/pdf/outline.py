"""Bookmarks: the title, and below it the sections and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from renderers.document import Heading
from renderers.pdf.writing.text_strings import text_string
from renderers.typeset.decimals import number
from renderers.typeset.pages import TITLE

if TYPE_CHECKING:
    from renderers.typeset import Pages


def outline(pages: Pages, first: int, sheets: Sequence[int]) -> list[str]:
    """The objects of the outline, written; that of number `first` is the outline itself, empty if there is no text.

    `sheets` are the numbers of the pages.
    """
    places = _places(pages, sheets)
    blocks = pages.document.blocks
    sections = [
        (index, block.text)
        for index, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == 1 and index in places
    ]
    if TITLE not in places:
        return []
    title, count = first + 1, len(sections)
    numbers = range(title + 1, title + 1 + count)
    about = f"/First {numbers[0]} 0 R/Last {numbers[-1]} 0 R/Count {count}" if sections else ""
    bodies = [
        f"<</Type/Outlines/First {title} 0 R/Last {title} 0 R/Count {count + 1}>>",
        _item(pages.document.title, places[TITLE], first, about),
    ]
    for own, (index, text) in zip(numbers, sections, strict=True):
        about = f"/Prev {own - 1} 0 R" if own > numbers[0] else ""
        about += f"/Next {own + 1} 0 R" if own < numbers[-1] else ""
        bodies.append(_item(text, places[index], title, about))
    return bodies


def _item(text: str, place: str, parent: int, about: str) -> str:
    words = text_string(" ".join(text.split()))
    return f"<</Title{words}/Parent {parent} 0 R/Dest{place}{about}>>"


def _places(pages: Pages, sheets: Sequence[int]) -> dict[int, str]:
    """For each block a destination: its first page, and the top of its first line."""
    places: dict[int, str] = {}
    for page, sheet in zip(pages.pages, sheets, strict=True):
        for text in page.texts:
            if text.mark.block not in places:
                top = number(page.height - text.y + text.size)
                places[text.mark.block] = f"[{sheet} 0 R/XYZ null {top} null]"
    return places
