"""The pages of a Word document: paper, margins, the grid of lines and characters, page numbers; and its settings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from attrs import evolve

from renderers.docx.writing.markup import JUSTIFICATION, run, twips
from renderers.docx.xml import HEAD, W, quoted

if TYPE_CHECKING:
    from renderers.style import PageNumber, Style, TextStyle

#: The relationships of the footers on right and on left pages.
FOOTERS: Final = ("rId4", "rId5")

# The height of the line of a page number, in em. Word sets text in the middle of a fixed line, and LibreOffice leaves a
# fifth of the line below it: with this height both put the baseline at the same place.
_NUMBER_LINE: Final = 1.25

# Lay out as Word 2013 and later do, not as an older one; and tell screen readers of all head rows of a table.
_COMPATIBLE: Final = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (("compatibilityMode", 15), ("differentiateMultirowTableHeaders", 1))
)


def section_xml(style: Style, *, turned: bool, first: bool) -> str:
    """The set-up of the pages of a section: `turned` ones are landscape, and the `first` one names the footers for all."""
    paper, body, number = style.paper, style.paragraphs.body, style.page_number
    if turned:
        paper = paper.turned
    # A line of text stands in the middle of its pitch, with empty space above and below. Half of it goes into each
    # margin: then the ink of the first and of the last line stands where GB/T 9704 wants it, and 22 lines fit.
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

    Our styles have the same pitch and spacing and do not need the grid. It is shown, and it serves what people add.
    It fills the block: LibreOffice would leave half of what remains empty above the text.
    """
    lines = max(1, math.floor(height / 20 / body.pitch + 0.001))
    em = body.size + body.tracking
    characters = max(1, math.floor(width / 20 / em + 0.001))
    # What is added to the size of the style Normal, in 1/4096 pt. Word counts characters by it. It is rounded down: if
    # it were rounded up, the last character of a line would not fit.
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


def settings_xml(language: str) -> str:
    """The settings of a document whose Chinese is in that `language`; punctuation is compressed, as Chinese Word does."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/>"
        f"<w:adjustLineHeightInTable/><w:useFELayout/>{_COMPATIBLE}</w:compat>"
        f'<w:themeFontLang w:val="en-US" w:eastAsia={quoted(language)}/></w:settings>'
    )
