"""Bookmarks: the title, and below it the sections and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from renderers.document import Heading
from renderers.pdf.writing.objects import reference, text_string
from renderers.typeset.pages import TITLE
from renderers.typeset.vector_graphics import number

if TYPE_CHECKING:
    from renderers.typeset import Pages


def outline(pages: Pages, first: int, page_objects: Sequence[int]) -> list[str]:
    """The objects of the outline, written, the root first; none if no title is printed, as of a document without text.

    `first` is the number that the root will have, `page_objects` are the numbers of the pages.
    """
    destinations = _destinations(pages, page_objects)
    blocks = pages.document.blocks
    sections = [
        (index, block.text)
        for index, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == 1 and index in destinations
    ]
    if TITLE not in destinations:
        return []
    title, count = first + 1, len(sections)
    numbers = range(title + 1, title + 1 + count)
    about = (
        f"/First {reference(numbers[0])}/Last {reference(numbers[-1])}/Count {count}"
        if sections
        else ""
    )
    bodies = [
        f"<</Type/Outlines/First {reference(title)}/Last {reference(title)}/Count {count + 1}>>",
        _item(pages.document.title, destinations[TITLE], first, about),
    ]
    for own, (index, text) in zip(numbers, sections, strict=True):
        about = f"/Prev {reference(own - 1)}" if own > numbers[0] else ""
        about += f"/Next {reference(own + 1)}" if own < numbers[-1] else ""
        bodies.append(_item(text, destinations[index], title, about))
    return bodies


def _item(text: str, destination: str, parent: int, about: str) -> str:
    words = text_string(" ".join(text.split()))
    return f"<</Title{words}/Parent {reference(parent)}/Dest{destination}{about}>>"


def _destinations(pages: Pages, page_objects: Sequence[int]) -> dict[int, str]:
    """For each block that is printed its destination: the page it begins on, and the top of its first line."""
    destinations: dict[int, str] = {}
    for page, number_of_page in zip(pages.pages, page_objects, strict=True):
        for text in page.texts:
            if text.mark.block not in destinations:
                top = number(page.height - text.y + text.size)
                destinations[text.mark.block] = f"[{reference(number_of_page)}/XYZ null {top} null]"
    return destinations
