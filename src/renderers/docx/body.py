"""The body of a Word document: paragraphs in their styles, and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from renderers.document import Block, Figure, Heading, Paragraph, Table
from renderers.docx.package import CAPTION_STYLE, PARAGRAPH_STYLES
from renderers.docx.table import table_xml
from renderers.docx.xml import R, W, link, run, twips
from renderers.signatures import blank_lines, signature_ends
from renderers.style import Style
from renderers.text_width import em_width
from renderers.titles import break_title

if TYPE_CHECKING:
    from renderers.document import Document


_APART = '<w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'


def body_xml(document: Document, style: Style, relate: Callable[[str], str]) -> str:
    """All blocks as the children of one `w:body` element; `relate` gives the relationship of an address."""
    blocks = "".join(_blocks(document.blocks, style, relate))
    room = style.paper.text_width / style.title.size
    title = "\n".join(break_title(document.title, room, em_width))
    return f'<w:body xmlns:w="{W}" xmlns:r="{R}">{_paragraph("Title", title)}{blocks}</w:body>'


def _blocks(blocks: Sequence[Block], style: Style, relate: Callable[[str], str]) -> Iterator[str]:
    # Word knows the widths of its fonts and we do not: hanzi are counted as one em, digits as half.
    text = style.paragraphs.signature
    em = text.size + text.tracking
    ends = signature_ends(blocks, lambda text: em * em_width(text), em, style.paper.text_width)
    for index, block in enumerate(blocks):
        space = _space_beside_tables(blocks, index, style)
        match block:
            case Heading():
                apart = "<w:pageBreakBefore/>" if block.on_new_page else ""
                yield _paragraph(f"Heading{block.level}", block.text, apart + space)
            case Paragraph(role="signature" | "date"):
                inset = min(ends[block.text], style.paper.text_width - em * em_width(block.text))
                first, last = not _signs(blocks, index - 1), not _signs(blocks, index + 1)
                blank = blank_lines([block])
                above, below = blank[0] if first else 0, blank[1] if last else 0
                yield _signature(block, max(0.0, inset), style, above, below, last=last)
            case Paragraph():
                runs = "".join(
                    link(each.text, relate(each.address)) if each.address else run(each.text)
                    for each in block.runs
                )
                yield _styled(PARAGRAPH_STYLES[block.role][0], runs, space)
            case Table():
                if index and isinstance(blocks[index - 1], Table) and not block.caption_printed:
                    yield _APART  # Word would make one table of two that touch
                if block.caption_printed:
                    yield _paragraph(CAPTION_STYLE[0], block.caption)
                yield table_xml(block, style)
            case Figure():
                alt = f"［图：{block.alt}］"
                shown = link(alt, relate(block.address)) if block.address else run(alt)
                yield _styled(CAPTION_STYLE[0], shown, space)
                if block.caption:
                    yield _paragraph(CAPTION_STYLE[0], block.caption)
            case _:
                assert_never(block)


def _space_beside_tables(blocks: Sequence[Block], index: int, style: Style) -> str:
    """The space that keeps a paragraph off the tables next to it: tables have none of their own in Word.

    What stands before a table stays with it.
    """
    block = blocks[index]
    sides = {
        "before": (index - 1, style.table.after),
        "after": (index + 1, style.table.before),
    }
    space = "".join(
        f' w:{side}="{twips(points)}"'
        for side, (beside, points) in sides.items()
        if 0 <= beside < len(blocks) and isinstance(blocks[beside], Table)
    )
    keep = "<w:keepNext/>" if isinstance(block, Paragraph) and "after" in space else ""
    return f"{keep}<w:spacing{space}/>" if space else ""


def _paragraph(style: str, text: str, properties: str = "") -> str:
    return _styled(style, run(text), properties)


def _styled(style: str, runs: str, properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _signature(
    block: Paragraph, inset: float, style: Style, above: int, below: int, *, last: bool
) -> str:
    """A line of a signature, with so many empty lines above and below."""
    pitch = style.paragraphs.of(block.role).pitch
    space = "".join(
        f' w:{side}="{twips(lines * pitch)}"'
        for side, lines in (("before", above), ("after", below))
        if lines
    )
    blank = f"<w:spacing{space}/>" if space else ""
    together = "" if last else "<w:keepNext/>"
    properties = (
        f'{together}<w:keepLines/>{blank}<w:ind w:right="{twips(inset)}"/><w:jc w:val="right"/>'
    )
    return _paragraph(PARAGRAPH_STYLES[block.role][0], block.text, properties)


def _signs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a line of a signature."""
    block = blocks[index] if 0 <= index < len(blocks) else None
    return isinstance(block, Paragraph) and block.role in ("signature", "date")
