"""The empty space around tables, and above the list of annexes. In Word a table has no space of its own: paragraphs have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from renderers.document import Block, Figure, Heading, Paragraph, Table
from renderers.docx.writing.markup import twips

if TYPE_CHECKING:
    from renderers.docx.writing.style_ids import StyleIds
    from renderers.style import Style, TextStyle


def spacing(
    blocks: Sequence[Block],
    index: int,
    style: Style,
    ids: StyleIds,
    *,
    first: bool = True,
    last: bool = True,
) -> str:
    """The space around a paragraph of a block, if it is not that of its style. The paragraph of a table is its caption.

    If a block has several paragraphs, the `first` has the space above, and the `last` the space below.
    """
    block = blocks[index]
    text = _text_style(block, style)
    # Our space is measured from ink to rule. Word adds half of the leading: what a line is higher than its text.
    leading = 0.0 if ids.foreign else (text.pitch - text.size) / 2
    behind_table = index > 0 and isinstance(blocks[index - 1], Table)
    above = style.table.after - leading if behind_table else 0.0
    if _is_annexes(blocks, index) and not _is_annexes(blocks, index - 1):
        above += text.pitch
    sides = ""
    if first and above:
        sides += f' w:before="{twips(max(0.0, text.before + above))}"'
    if last and _before_table(blocks, index):
        sides += f' w:after="{twips(text.after + style.table.before + leading)}"'
    return f"<w:spacing{sides}/>" if sides else ""


def between_tables(style: Style) -> str:
    """A paragraph as high as the space between two tables. Word would join two tables that touch."""
    return low_paragraph(max(1.0, style.table.before + style.table.after))


def low_paragraph(points: float = 1.0) -> str:
    """An empty paragraph, `points` high."""
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{twips(points)}" w:lineRule="exact"/>'
        "</w:pPr></w:p>"
    )


def _text_style(block: Block, style: Style) -> TextStyle:
    match block:
        case Heading(level=level):
            return style.headings[level - 1]
        case Paragraph(role=role):
            return style.paragraphs.of(role)
        case Table() | Figure():
            return style.caption


def _before_table(blocks: Sequence[Block], index: int) -> bool:
    """Whether a table stands right below: the one whose caption this is, or the next block."""
    if isinstance(blocks[index], Table):
        return True
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(below, Table) and not below.caption_printed


def _is_annexes(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index] if index >= 0 else None
    return isinstance(block, Paragraph) and block.role == "annexes"
