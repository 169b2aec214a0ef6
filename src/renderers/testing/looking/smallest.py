"""The smallest document that still shows a flaw. Parts are left out, one after the other, as long as the flaw stays."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar, assert_never

from attrs import evolve

from renderers.document import Figure, Heading, Paragraph, Table
from renderers.testing.looking.simpler_tables import simpler_tables

if TYPE_CHECKING:
    from renderers.document import Block, Document, Run

T = TypeVar("T")

#: Texts up to this length are left whole: a mark that is cut may stand elsewhere too.
_ATOM: Final = 8

#: The title of a document in which the title does not matter.
_TITLE: Final = "标题"


def smallest(
    document: Document,
    still: Callable[[Document], bool],
    attempts: int,
    seconds: float = math.inf,
) -> tuple[Document, int]:
    """A document from which nothing can be left out so that `still` holds, and how many attempts are left.

    `still` is called `attempts` times at most, and no more after `seconds`;
    with more of either the document may become smaller.
    """
    end = time.monotonic() + seconds
    found = True
    while found:
        found = False
        for candidate in simpler(document):
            if attempts == 0 or time.monotonic() > end:
                return document, attempts
            attempts -= 1
            if still(candidate):
                document, found = candidate, True
                break
    return document, attempts


def simpler(document: Document) -> Iterator[Document]:
    """Documents that are a little smaller, those with the least first."""
    for blocks in shorter(document.blocks):
        yield evolve(document, blocks=blocks)
    for attachments in shorter(document.attachments):
        yield evolve(document, attachments=attachments)
    for title in (_TITLE, *shorter_texts(document.title)):
        if title == document.title:
            continue
        yield evolve(document, title=title)
    for index, block in enumerate(document.blocks):
        for each in _simpler_blocks(block):
            before, after = document.blocks[:index], document.blocks[index + 1 :]
            yield evolve(document, blocks=(*before, each, *after))


def shorter(items: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    """The items without all of them, without a half, a quarter … and without each single one."""
    for start, end in ranges(len(items)):
        yield items[:start] + items[end:]


def ranges(length: int) -> Iterator[tuple[int, int]]:
    """What may be left out of `length` things: all, halves, quarters … single ones."""
    size = length
    while size:
        for start in range(0, length, size):
            yield start, min(start + size, length)
        size //= 2


def shorter_texts(text: str) -> Iterator[str]:
    """The halves of a text, then the text without quarters, eighths … single characters."""
    if len(text) <= _ATOM:
        return
    for start, end in ranges(len(text)):
        if shorter := text[:start] + text[end:]:
            yield shorter


def _simpler_blocks(block: Block) -> Iterator[Block]:
    match block:
        case Heading():
            yield from _changes(block, Heading(block.text, 1))
            for text in shorter_texts(block.text):
                yield evolve(block, text=text)
        case Paragraph():
            yield from _changes(block, Paragraph(block.runs))
            for runs in shorter(block.runs):
                yield evolve(block, runs=runs)
            for index, run in enumerate(block.runs):
                for each in _simpler_runs(run):
                    yield evolve(block, runs=(*block.runs[:index], each, *block.runs[index + 1 :]))
        case Table():
            yield from simpler_tables(block, ranges, shorter_texts)
        case Figure():
            yield from _changes(block, Figure(block.alt))
            yield from _changes(block, evolve(block, address=None))
            yield from _changes(block, evolve(block, caption=None))
        case _:
            assert_never(block)


def _simpler_runs(run: Run) -> Iterator[Run]:
    yield from _changes(run, evolve(run, address=None))
    for text in shorter_texts(run.text):
        yield evolve(run, text=text)


def _changes(old: T, new: T) -> Iterator[T]:
    if new != old:
        yield new
