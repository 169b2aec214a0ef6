"""The body of a Word document: paragraphs in their styles, and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, assert_never

from attrs import evolve

from disclosure_schema.text.addresses import is_absolute
from renderers.document import Block, Figure, Heading, Paragraph, Table
from renderers.docx.writing.markup import NO_INDENT, link, run, twips
from renderers.docx.writing.signature import signature_xml
from renderers.docx.writing.spacing import between_tables, low_paragraph, spacing
from renderers.docx.writing.style_ids import StyleIds
from renderers.docx.writing.table import table_xml
from renderers.style import Style
from renderers.typography.addresses import has_address
from renderers.typography.annex_list import annex_indents
from renderers.typography.landscape import turned_blocks
from renderers.typography.signatures import SIGNED, signature_group
from renderers.typography.titles import break_title
from renderers.typography.widths import em_width

if TYPE_CHECKING:
    from renderers.document import Document


# A paragraph of at most three lines before a table introduces it, and stays with it. A longer one does not:
# LibreOffice never divides a paragraph that stays with the next.
_LEAD = 3


class SetUp(Protocol):
    """Makes the set-up of the pages of a section."""

    def __call__(self, *, turned: bool, first: bool) -> str:
        """A `w:sectPr`; `turned` pages are landscape, and the `first` section names the footers for all."""
        ...


def body_xml(
    document: Document, style: Style, ids: StyleIds, relate: Callable[[str], str], set_up: SetUp
) -> str:
    """Title and blocks in their sections, as the children of a `w:body`.

    `relate` gives the relationship of an address.
    """
    room = style.paper.text_width / style.title.size
    title = _paragraph(ids.title, "\n".join(break_title(document.title, room, em_width)))
    blocks = document.blocks
    sections = _sections(len(blocks), turned_blocks(blocks, style, em_width))
    sideways = evolve(style, paper=style.paper.turned) if len(sections) > 1 else style
    parts: list[str] = []
    for number, (turned, indexes) in enumerate(sections):
        fitted = sideways if turned else style
        content = "".join(_blocks(blocks, indexes, fitted, ids, relate, fresh=number > 0))
        content = content if number else title + content
        if content.endswith("</w:tbl>"):
            content += low_paragraph()  # Word wants a paragraph behind each table
        section = set_up(turned=turned, first=number == 0)
        is_last = number == len(sections) - 1
        parts.append(content + section if is_last else _ended(content, section))
    return "".join(parts)


def _sections(count: int, turned: frozenset[int]) -> list[tuple[bool, range]]:
    """The sections: whether the pages of each are turned, and the indexes of its blocks. The first is upright, for the title."""
    sections = [(False, range(0))]
    for index in range(count):
        is_turned, indexes = sections[-1]
        if is_turned == (index in turned):
            sections[-1] = (is_turned, range(indexes.start, index + 1))
        else:
            sections.append((not is_turned, range(index, index + 1)))
    return sections


def _ended(content: str, section: str) -> str:
    """The content of a section that is not the last: the set-up of its pages stands in its last paragraph."""
    before, end, after = content.rpartition("</w:pPr>")
    return f"{before}{section}{end}{after}"


def _blocks(
    blocks: Sequence[Block],
    indexes: range,
    style: Style,
    ids: StyleIds,
    relate: Callable[[str], str],
    *,
    fresh: bool,
) -> Iterator[str]:
    """The markup of the blocks at some indexes. If `fresh`, the first of them is on a new page in any case."""
    text = style.paragraphs.signature
    em = text.size + text.tracking
    for index in indexes:
        block = blocks[index]
        match block:
            case Heading():
                breaks = block.on_new_page and not (fresh and index == indexes.start)
                properties = "<w:pageBreakBefore/>" if breaks else ""
                name = ids.headings[block.level - 1]
                # The text of our headings has numbers: a style that numbers its paragraphs would double them.
                properties += (
                    '<w:numPr><w:numId w:val="0"/></w:numPr>' if name in ids.counting else ""
                )
                space = spacing(blocks, index, style, ids)
                # 附件 begins at the edge of the text (GB/T 9704-2012, 7.3.6).
                space += NO_INDENT if block.on_new_page else ""
                # The style of a template may lack the level of a heading, by which programs know headings.
                space += f'<w:outlineLvl w:val="{block.level - 1}"/>' if ids.foreign else ""
                yield _paragraph(name, block.text, properties + space)
            case Paragraph(role="signature" | "date"):
                if not _signs(blocks, index - 1):
                    yield from signature_xml(signature_group(blocks, index), style, ids)
            case Paragraph():
                runs = "".join(
                    link(each.text, relate(each.address))
                    if each.address and is_absolute(each.address)
                    else run(each.text)
                    for each in block.runs
                )
                leads = _signs(blocks, index + 1) or (
                    _is_table(blocks, index + 1)
                    and em_width(block.text) * em <= _LEAD * style.paper.text_width
                )
                keep = "<w:keepNext/>" if leads else ""
                space = keep + spacing(blocks, index, style, ids)
                space += _hanging(block.text, style, em) if block.role == "annexes" else ""
                # Justifying would tear open the line before an address, which is one long word.
                space += '<w:jc w:val="left"/>' if has_address(block.text) else ""
                yield _styled(ids.paragraphs[block.role], runs, space)
            case Table():
                if block.caption_printed:
                    space = spacing(blocks, index, style, ids)
                    yield _caption(run(block.caption), ids, space, leads=True)
                elif index > indexes.start and _is_table(blocks, index - 1):
                    yield between_tables(style)  # Word would make one table of two that touch
                yield table_xml(block, style, ids)
            case Figure():
                alt, address = block.stand_in, block.address
                opens = address and is_absolute(address)
                shown = link(alt, relate(address)) if address and opens else run(alt)
                has_caption = bool(block.caption)
                space = spacing(blocks, index, style, ids, last=not has_caption)
                yield _caption(shown, ids, space, leads=has_caption)
                if block.caption:
                    space = spacing(blocks, index, style, ids, first=False)
                    yield _caption(run(block.caption), ids, space, leads=False)
            case _:
                assert_never(block)


def _is_table(blocks: Sequence[Block], index: int) -> bool:
    return 0 <= index < len(blocks) and isinstance(blocks[index], Table)


def _paragraph(style: str, text: str, properties: str = "") -> str:
    return _styled(style, run(text), properties)


def _caption(runs: str, ids: StyleIds, space: str, *, leads: bool) -> str:
    """The caption of a table or a figure, or the text in place of a picture; what `leads` keeps with what is below it."""
    if ids.foreign:
        keep = "<w:keepNext/>" if leads else ""
        return _styled(ids.caption, runs, f'{keep}{space}{NO_INDENT}<w:jc w:val="center"/>')
    keep = "" if leads else '<w:keepNext w:val="0"/>'  # our own style keeps a caption with the next
    return _styled(ids.caption, runs, keep + space)


def _styled(style: str, runs: str, properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _hanging(text: str, style: Style, em: float) -> str:
    """How far the first line of an entry in the list of annexes is indented, and how far its other lines; `em` in points."""

    def measure(label: str) -> float:
        # Word's Latin fonts have marks and spaces half as wide as digits.
        return em * (em_width(label) - 0.25 * sum(map(label.count, ". ")))

    first, below = annex_indents(text, measure, style.paragraphs.annexes.indent * em)
    return (
        f'<w:ind w:left="{twips(below)}" w:firstLineChars="0" w:hanging="{twips(below - first)}"/>'
    )


def _signs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a line of a signature."""
    block = blocks[index] if 0 <= index < len(blocks) else None
    return isinstance(block, Paragraph) and block.role in SIGNED
