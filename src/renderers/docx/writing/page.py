"""The page of a Word document: paper, margins, the grid of lines and characters, and page numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from attrs import evolve

from renderers.docx.xml import HEAD, JUSTIFICATION, W, run, twips

if TYPE_CHECKING:
    from renderers.style import PageNumber, Style, TextStyle

#: The footers of right and left pages, by the relationships that a section names.
FOOTERS: Final = ("rId4", "rId5")


# The line of a page number, in em. That high, its baseline lies as deep whether a program sets text in the middle of
# a fixed line or leaves a fifth of it below, as LibreOffice does.
_NUMBER_LINE: Final = 1.25


def section_xml(style: Style, *, turned: bool, first: bool) -> str:
    """The set-up of the pages of a section; `turned` ones lie on their side, and all have the footers of the first."""
    paper, body, number = style.paper, style.paragraphs.body, style.page_number
    if turned:
        paper = paper.turned
    # A line of text stands in the middle of its pitch. With half of what is empty in each margin, the ink of the
    # first and the last line stands where GB/T 9704 wants it, and 22 lines fit as on our PDF.
    empty = (body.pitch - body.size) / 2
    # Word places a footer by the distance of its lower edge from the paper's.
    footer = paper.bottom - number.drop - _NUMBER_LINE / 5 * number.style.size
    orientation = ' w:orient="landscape"' if paper.width > paper.height else ""
    kinds = zip(("default", "even"), FOOTERS, strict=True) if first else ()
    footers = "".join(f'<w:footerReference w:type="{kind}" r:id="{name}"/>' for kind, name in kinds)
    top, bottom = twips(paper.top - empty), twips(paper.bottom - empty)
    left, right = twips(paper.left), twips(paper.right)
    width, height = twips(paper.width), twips(paper.height)
    return (
        f"<w:sectPr>{footers}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{orientation}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
        f'w:footer="{twips(max(0.0, footer))}" w:gutter="0"/>'
        f"{_grid(width - left - right, height - top - bottom, body)}</w:sectPr>"
    )


def _grid(width: int, height: int, body: TextStyle) -> str:
    """As many lines and characters as fit whole into a text block, in twips.

    A grid is there to be shown, and for what people add: the styles have the same pitch and spacing of their own.
    It fills the block, for LibreOffice would leave half of the rest empty above the text.
    """
    lines = max(1, math.floor(height / 20 / body.pitch + 0.001))
    em = body.size + body.tracking
    characters = max(1, math.floor(width / 20 / em + 0.001))
    # What is added to the size of the style Normal, in 1/4096 pt; Word counts characters by it, so the last
    # one of a line must not miss by a hair.
    added = math.floor(min(width / 20 / characters - body.size, body.tracking) * 4096)
    return (
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{height // lines}" w:charSpace="{added}"/>'
    )


def number_style(number: PageNumber) -> TextStyle:
    """How page numbers are set, as a style of a footer."""
    return evolve(number.style, pitch=_NUMBER_LINE * number.style.size)


def footer_xml(style: Style, side: str) -> str:
    """The page number at the `left` or the `right`."""
    number = style.page_number
    inset = twips(number.inset * number.style.size)
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}="{inset}"/>'
        f'<w:jc w:val="{JUSTIFICATION[side]}"/></w:pPr>{run(number.before)}'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(number.after)}</w:p></w:ftr>'
    )
