"""The body of a Word document: paragraphs in their styles, and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from renderers.document import Block, Figure, Heading, Paragraph, Table
from renderers.docx.signature import signature_xml
from renderers.docx.style_ids import StyleIds
from renderers.docx.table import table_xml
from renderers.docx.xml import NO_INDENT, link, run, twips
from renderers.signatures import signature_group
from renderers.style import Style
from renderers.text_width import em_width
from renderers.titles import break_title

if TYPE_CHECKING:
    from renderers.document import Document


_APART = '<w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'


def body_xml(document: Document, style: Style, ids: StyleIds, relate: Callable[[str], str]) -> str:
    """Title and blocks as the children of a `w:body`; `relate` gives the relationship of an address."""
    blocks = "".join(_blocks(document.blocks, style, ids, relate))
    room = style.paper.text_width / style.title.size
    title = "\n".join(break_title(document.title, room, em_width))
    return f"{_paragraph(ids.title, title)}{blocks}"


def _blocks(
    blocks: Sequence[Block], style: Style, ids: StyleIds, relate: Callable[[str], str]
) -> Iterator[str]:
    for index, block in enumerate(blocks):
        space = _space_beside_tables(blocks, index, style)
        match block:
            case Heading():
                apart = "<w:pageBreakBefore/>" if block.on_new_page else ""
                # Our headings bear their numbers, which those that a style counts by itself would double.
                apart += '<w:numPr><w:numId w:val="0"/></w:numPr>' if ids.foreign else ""
                yield _paragraph(ids.headings[block.level - 1], block.text, apart + space)
            case Paragraph(role="signature" | "date"):
                if not _signs(blocks, index - 1):
                    yield from signature_xml(signature_group(blocks, index), style, ids)
            case Paragraph():
                runs = "".join(
                    link(each.text, relate(each.address)) if each.address else run(each.text)
                    for each in block.runs
                )
                yield _styled(ids.paragraphs[block.role], runs, space)
            case Table():
                if index and isinstance(blocks[index - 1], Table) and not block.caption_printed:
                    yield _APART  # Word would make one table of two that touch
                if block.caption_printed:
                    yield _caption(run(block.caption), ids)
                yield table_xml(block, style, ids)
            case Figure():
                alt = f"［图：{block.alt}］"
                shown = link(alt, relate(block.address)) if block.address else run(alt)
                yield _caption(shown, ids, space)
                if block.caption:
                    yield _caption(run(block.caption), ids)
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


def _caption(runs: str, ids: StyleIds, space: str = "") -> str:
    if ids.foreign:
        return _styled(ids.caption, runs, f'<w:keepNext/>{space}{NO_INDENT}<w:jc w:val="center"/>')
    return _styled(ids.caption, runs, space)


def _styled(style: str, runs: str, properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _signs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a line of a signature."""
    block = blocks[index] if 0 <= index < len(blocks) else None
    return isinstance(block, Paragraph) and block.role in ("signature", "date")
