"""Which blocks stand on landscape pages: tables of annexes that are too wide for portrait ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from renderers.document import Heading, Paragraph, Table
from renderers.typography.columns import readable_size

if TYPE_CHECKING:
    from renderers.document import Block
    from renderers.style import Style

# An annex with at most this much prose, in characters, about a page, is turned as a whole.
_LITTLE_PROSE = 600

# A paragraph of at most this many characters may introduce the table below it, or be a note to the table above it.
_LEAD = 80
_NOTE = re.compile(r"(?:备?注|说明)[0-9一二三四五]?[:：]")


def turned_blocks(
    blocks: Sequence[Block], style: Style, measure: Callable[[str], float]
) -> frozenset[int]:
    """The indexes of the blocks that stand on landscape pages.

    A table is turned if its text would be too small on portrait pages. What introduces it and its notes are turned with it,
    or all of its annex if that has little prose. `measure` gives the width of a text in em.
    """
    if style.paper.width >= style.paper.height:
        return frozenset()
    turned: set[int] = set()
    for annex in _annexes(blocks):
        wide = [
            index
            for index in annex
            if isinstance(table := blocks[index], Table)
            and readable_size(table, style.paper.text_width, style.table, measure)
            < style.table.readable
        ]
        prose = sum(len(each.text) for each in _prose(blocks, annex))
        if wide and prose <= _LITTLE_PROSE:
            turned.update(annex)
            continue
        for index in wide:
            first = index
            while first - 1 in annex and _introduces(blocks[first - 1]):
                first -= 1
            last = index
            while last + 1 in annex and _annotates(blocks[last + 1]):
                last += 1
            turned.update(range(first, last + 1))
    return frozenset(turned)


def _annexes(blocks: Sequence[Block]) -> Iterator[range]:
    """The annexes of a document: each begins with a heading on a new page."""
    starts = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Heading) and block.on_new_page
    ]
    for start, end in pairwise([*starts, len(blocks)]):
        yield range(start, end)


def _prose(blocks: Sequence[Block], annex: range) -> Iterator[Paragraph]:
    return (block for block in blocks[annex.start : annex.stop] if isinstance(block, Paragraph))


def _introduces(block: Block) -> bool:
    match block:
        case Heading():
            return True
        case Paragraph(role="annex_title"):
            return True
        case Paragraph():
            return len(block.text) <= _LEAD
        case _:
            return False


def _annotates(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and len(block.text) <= _LEAD
        and _NOTE.match(block.text) is not None
    )
