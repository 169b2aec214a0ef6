"""Pages: where each piece of text and each rule stands on paper, apart from any file format.

Lengths are in points. The origin is the upper left corner of the page; x grows to the right, y downwards.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from renderers.document import Document
from renderers.fonts import Face

#: From a baseline up to the top of the characters' squares, in em, as in all CJK fonts.
ASCENT: Final = 0.88


@frozen
class Mark:
    """What a thing on the page belongs to.

    `block` is the index of a block of the document, `TITLE` for its title and `PAGE` for what belongs to the page itself.
    `slot` is the index of a slot if the block is a table.
    What is printed again because a table continues on another page is marked `repeated`, and so are page numbers.
    """

    block: int
    slot: int | None = None
    repeated: bool = False
    #: Set for the caption of a table or of a figure.
    part: Literal["caption"] | None = None
    #: Set for a link in a paragraph and for the text that it lies on: the index of its run.
    run: int | None = None


#: The block of the title, in a mark.
TITLE: Final = -1

#: The block of what belongs to the page itself, in a mark.
PAGE: Final = -2


@frozen(kw_only=True)
class PlacedText:
    """A run of text in one face, with one mark: each character of `text` has one glyph and one advance.

    `x` and `y` are the start of the baseline. Characters without ink and width are left out.
    The number of a landscape page is `turned`: by 90° clockwise about its start, so that it runs downwards.
    """

    x: float
    y: float
    size: float
    face: Face
    text: str
    glyphs: tuple[int, ...]
    #: From each glyph to the next, in points, with tracking and justification.
    advances: tuple[float, ...]
    mark: Mark
    turned: bool = False


@frozen(kw_only=True)
class PlacedRule:
    """A straight line, horizontal or vertical."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    mark: Mark


@frozen(kw_only=True)
class PlacedFill:
    """A rectangle filled with a colour, given as RRGGBB; it lies below everything else on the page."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    mark: Mark


@frozen(kw_only=True)
class PlacedLink:
    """A rectangle that leads to an address."""

    x: float
    y: float
    width: float
    height: float
    address: str
    mark: Mark


@frozen(kw_only=True)
class Page:
    """One page: its number, counted from 1, its size, and what stands on it, in reading order."""

    number: int
    width: float
    height: float
    texts: tuple[PlacedText, ...]
    rules: tuple[PlacedRule, ...]
    fills: tuple[PlacedFill, ...]
    links: tuple[PlacedLink, ...] = ()


@frozen(kw_only=True)
class Pages:
    """A document on paper. The block of a mark is one of `document.blocks`, its slot one of that table's shape."""

    document: Document
    pages: tuple[Page, ...]
