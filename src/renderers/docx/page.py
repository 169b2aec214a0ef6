"""The page of a Word document: paper, margins, the grid of lines, and page numbers."""

from __future__ import annotations

from typing import Final

from renderers.docx.xml import HEAD, JUSTIFICATION, W, fonts, run, size, twips
from renderers.style import Style

#: The footers of right and left pages, by the relationships that a section names.
FOOTERS: Final = ("rId4", "rId5")


def section_xml(style: Style) -> str:
    """The one section that a document has."""
    paper, body, number = style.paper, style.paragraphs.body, style.page_number
    # A line of text stands in the middle of its pitch. With half of what is empty in each margin, the ink of the
    # first and the last line stands where GB/T 9704 wants it, and 22 lines fit as on our PDF.
    empty = (body.pitch - body.size) / 2
    # Word places a footer by the distance of its lower edge from the paper's.
    orientation = ' w:orient="landscape"' if paper.width > paper.height else ""
    footer = paper.bottom - number.drop - 0.12 * number.style.size
    odd, even = FOOTERS
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:pgSz w:w="{twips(paper.width)}" w:h="{twips(paper.height)}"{orientation}/>'
        f'<w:pgMar w:top="{twips(paper.top - empty)}" w:right="{twips(paper.right)}" '
        f'w:bottom="{twips(paper.bottom - empty)}" w:left="{twips(paper.left)}" w:header="851" '
        f'w:footer="{twips(footer)}" w:gutter="0"/>'
        # Its lines only: LibreOffice spreads text on a grid of characters that are closer than their size,
        # so 28 in a line come from the spacing of the styles.
        f'<w:docGrid w:type="lines" w:linePitch="{twips(body.pitch)}"/></w:sectPr>'
    )


def footer_xml(style: Style, side: str) -> str:
    """The page number at the `left` or the `right`."""
    number = style.page_number
    inset = twips(number.inset * number.style.size)
    look = f"{fonts(style, number.style.face)}{size(number.style.size)}"

    def piece(inside: str) -> str:
        return f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>"

    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:snapToGrid w:val="0"/><w:ind w:{side}="{inset}"/>'
        f'<w:jc w:val="{JUSTIFICATION[side]}"/></w:pPr>'
        + run(number.before, look)
        + piece('<w:fldChar w:fldCharType="begin"/>')
        + piece('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + piece('<w:fldChar w:fldCharType="separate"/>')
        + piece("<w:t>1</w:t>")
        + piece('<w:fldChar w:fldCharType="end"/>')
        + run(number.after, look)
        + "</w:p></w:ftr>"
    )
