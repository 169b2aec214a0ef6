"""The page of a Word document: paper, margins, the grid of lines and characters, and page numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from attrs import evolve

from renderers.docx.xml import HEAD, JUSTIFICATION, W, run, twips

if TYPE_CHECKING:
    from renderers.style import PageNumber, Paper, Style, TextStyle

#: The footers of right and left pages, by the relationships that a section names.
FOOTERS: Final = ("rId4", "rId5")


# The line of a page number, in em. That high its baseline lies as deep in Word, which centres text in its line,
# as in LibreOffice, which leaves a fifth of the line below it.
_NUMBER_LINE: Final = 1.25


def section_xml(style: Style, *, turned: bool = False) -> str:
    """The set-up of the pages of a section; `turned` ones lie on their side."""
    paper, body, number = style.paper, style.paragraphs.body, style.page_number
    if turned:
        paper = paper.turned
    # A line of text stands in the middle of its pitch. With half of what is empty in each margin, the ink of the
    # first and the last line stands where GB/T 9704 wants it, and 22 lines fit as on our PDF.
    empty = (body.pitch - body.size) / 2
    # Word places a footer by the distance of its lower edge from the paper's.
    footer = paper.bottom - number.drop - _NUMBER_LINE / 5 * number.style.size
    orientation = ' w:orient="landscape"' if paper.width > paper.height else ""
    odd, even = FOOTERS
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:pgSz w:w="{twips(paper.width)}" w:h="{twips(paper.height)}"{orientation}/>'
        f'<w:pgMar w:top="{twips(paper.top - empty)}" w:right="{twips(paper.right)}" '
        f'w:bottom="{twips(paper.bottom - empty)}" w:left="{twips(paper.left)}" w:header="851" '
        f'w:footer="{twips(max(0.0, footer))}" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{twips(body.pitch)}" '
        f'w:charSpace="{_char_space(paper, body)}"/></w:sectPr>'
    )


def _char_space(paper: Paper, body: TextStyle) -> int:
    """What Word adds to the size of the style Normal for one character of its grid, in 1/4096 pt.

    It counts as many characters to a line as then fit whole, so the last one must not miss by a hair.
    The grid is there to be shown and for what people add; our styles have the same spacing of their own.
    """
    pitch = body.size + body.tracking
    count = max(1, math.floor(paper.text_width / pitch + 0.001))
    width = (twips(paper.width) - twips(paper.left) - twips(paper.right)) / 20
    return math.floor(min(width / count - body.size, body.tracking) * 4096)


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
