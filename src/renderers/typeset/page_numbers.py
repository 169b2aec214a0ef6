"""Page numbers: below the text, at the outer edge, in the same place on every page of the bound report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from renderers.typeset.pages import PAGE, Mark, PlacedText
from renderers.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from renderers.fonts import Fonts
    from renderers.style import Style


def page_number(number: int, style: Style, fonts: Fonts, *, turned: bool) -> Iterator[PlacedText]:
    """The number of a page, to the right on odd pages, to the left on even ones.

    On a page that is `turned` it stands along the short side that is at the foot of the paper when that is upright.
    """
    paper, numbering = style.paper, style.page_number
    line = Typesetter.of(numbering.style, fonts).line(
        f"{numbering.before}{number}{numbering.after}"
    )
    inset = numbering.inset * numbering.style.size
    x = paper.width - paper.right - inset - line.width if number % 2 else paper.left + inset
    top = paper.height - paper.bottom + numbering.drop - line.rise
    for each in line.placed(x, top, Mark(PAGE, repeated=True)):
        # The paper is turned to the right: its left edge is at the top now, and its foot at the left.
        yield evolve(each, x=paper.height - each.y, y=each.x, turned=True) if turned else each
