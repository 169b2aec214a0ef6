"""Document + Style + Fonts → Pages: a pure function, and the only place where paper is thought about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from renderers.document import Figure, Heading, Paragraph, Run, Table
from renderers.typeset.chunks import Chunk, TableChunk, TextChunk
from renderers.typeset.flow import Flow, Sheet
from renderers.typeset.links import link_places
from renderers.typeset.page_numbers import page_number
from renderers.typeset.pages import (
    PAGE,
    TITLE,
    Mark,
    Page,
    Pages,
    PlacedFill,
    PlacedLink,
    PlacedRule,
    PlacedText,
)
from renderers.typeset.signature import signature_chunks
from renderers.typeset.table_cells import set_table
from renderers.typeset.typesetter import SetLine, Setter
from renderers.typography.annex_list import annex_indents
from renderers.typography.landscape import turned_blocks
from renderers.typography.signatures import signature_group
from renderers.typography.titles import break_title

if TYPE_CHECKING:
    from renderers.document import Block, Document
    from renderers.fonts import Fonts
    from renderers.style import Style, TextStyle

__all__ = [
    "PAGE",
    "TITLE",
    "Mark",
    "Page",
    "Pages",
    "PlacedFill",
    "PlacedLink",
    "PlacedRule",
    "PlacedText",
    "typeset",
]


# So many lines before a table introduce it, and stay with it.
_LEAD = 3


def typeset(document: Document, style: Style, fonts: Fonts) -> Pages:
    """Where everything of the document stands on paper. Raises `MissingGlyph` and `UnusableFont`."""
    flow = Flow(style.paper)
    flow.add(list(_chunks(document, style, fonts)))
    return Pages(
        document=document,
        pages=tuple(
            _page(number, sheet, style, fonts) for number, sheet in enumerate(flow.sheets, 1)
        ),
    )


def _chunks(document: Document, style: Style, fonts: Fonts) -> Iterator[Chunk]:
    upright = style.paper
    in_tables = Setter(fonts.serving(style.table.face), 1.0)
    turned = turned_blocks(document.blocks, style, in_tables.measure)
    width = upright.text_width
    setter = Setter.of(style.title, fonts)
    title = "\n".join(break_title(document.title, width, setter.measure))
    yield TextChunk(
        lines=setter.lines(title, width, style.title.align),
        pitch=style.title.pitch,
        mark=Mark(TITLE),
        after=style.title.after,
        keeps_with_next=True,
        whole=True,
    )
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        signing = signature_group(blocks, index)
        if signing:
            *lines, last = signature_chunks(signing, index, style, fonts)
            index += len(signing)
            # No page bears the name of the reviewer alone.
            yield from lines
            yield evolve(last, keeps_with_next=_is_role(blocks, index, "reviewer"))
            continue
        if index in turned:
            sideways = evolve(style, paper=upright.turned)
            for chunk in _block_chunks(blocks, index, sideways, fonts):
                yield evolve(chunk, turned=True)
        else:
            yield from _block_chunks(blocks, index, style, fonts)
        index += 1


def _block_chunks(
    blocks: Sequence[Block], index: int, style: Style, fonts: Fonts
) -> Iterator[TextChunk | TableChunk]:
    """One block that is no signature."""
    width = style.paper.text_width
    # Rows of tables may be as high as a page that begins with a heading or two.
    room = style.paper.text_height - 4 * style.headings[0].pitch
    block = blocks[index]
    match block:
        case Heading():
            text_style = style.headings[block.level - 1]
            if block.on_new_page:
                # 附件 begins at the edge of the text (GB/T 9704-2012, 7.3.6).
                text_style = evolve(text_style, indent=0)
            chunk = _text_chunk(block.text, Mark(index), text_style, fonts, width, heading=True)
            yield evolve(chunk, on_new_page=block.on_new_page)
        case Table():
            if block.caption_printed:
                caption = Mark(index, part="caption")
                yield _text_chunk(block.caption, caption, style.caption, fonts, width, heading=True)
            yield TableChunk(
                table=set_table(block, width, room, style.table, fonts),
                block=index,
                before=style.table.before,
                after=style.table.after,
            )
        case Paragraph():
            text_style = style.paragraphs.of(block.role)
            hanging = block.role == "annexes"
            chunk = _text_chunk(block.text, Mark(index), text_style, fonts, width, hanging=hanging)
            if hanging and not _is_role(blocks, index - 1, "annexes"):
                chunk = evolve(chunk, before=text_style.pitch)
            if any(run.address for run in block.runs):
                chunk = evolve(chunk, links=link_places(block.runs, chunk.lines))
            if _is_role(blocks, index + 1, "signature") or _is_role(blocks, index + 1, "date"):
                yield from _with_its_end_kept(chunk)
            elif chunk.length <= _LEAD and _is_table(blocks, index + 1):
                yield evolve(chunk, keeps_with_next=True)
            else:
                yield chunk
        case Figure():
            yield from _figure(block, index, style, fonts, width)
        case _:
            assert_never(block)


def _text_chunk(
    text: str,
    mark: Mark,
    style: TextStyle,
    fonts: Fonts,
    width: float,
    *,
    heading: bool = False,
    hanging: bool = False,
) -> TextChunk:
    setter = Setter.of(style, fonts)
    indent, hang = style.indent * (style.size + style.tracking), 0.0
    if hanging:
        indent, hang = annex_indents(text, setter.measure, indent)
    lines: Sequence[SetLine] = setter.lines(text, width, style.align, indent, hang)
    return TextChunk(
        lines=lines,
        pitch=style.pitch,
        mark=mark,
        before=style.before,
        after=style.after,
        keeps_with_next=heading,
        whole=heading,
    )


def _with_its_end_kept(chunk: TextChunk) -> Iterator[TextChunk]:
    """The last paragraph before a signature: its last two lines keep with it, so that no page bears a signature alone."""
    cut = chunk.length - 2 if chunk.length >= 4 else 0
    if cut:
        yield evolve(chunk, lines=chunk.lines[:cut], links=chunk.links[:cut], after=0.0)
    end = evolve(chunk, lines=chunk.lines[cut:], links=chunk.links[cut:], whole=True)
    yield evolve(end, keeps_with_next=True, before=0.0 if cut else chunk.before)


def _figure(
    figure: Figure, index: int, style: Style, fonts: Fonts, width: float
) -> Iterator[TextChunk]:
    alt = figure.stand_in
    above = _text_chunk(alt, Mark(index), style.caption, fonts, width, heading=bool(figure.caption))
    if figure.address:
        whole = Run(alt, figure.address)
        above = evolve(above, links=link_places((whole,), above.lines))
    yield above
    if figure.caption:
        caption = Mark(index, part="caption")
        yield _text_chunk(figure.caption, caption, style.caption, fonts, width)


def _is_table(blocks: Sequence[Block], index: int) -> bool:
    return index < len(blocks) and isinstance(blocks[index], Table)


def _is_role(blocks: Sequence[Block], index: int, role: str) -> bool:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return isinstance(block, Paragraph) and block.role == role


def _page(
    number: int,
    sheet: Sheet,
    style: Style,
    fonts: Fonts,
) -> Page:
    placed, paper = sheet.placed, sheet.paper
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        texts=(
            *(each for each in placed if isinstance(each, PlacedText)),
            *page_number(number, style, fonts, turned=paper != style.paper),
        ),
        rules=tuple(each for each in placed if isinstance(each, PlacedRule)),
        fills=tuple(each for each in placed if isinstance(each, PlacedFill)),
        links=tuple(each for each in placed if isinstance(each, PlacedLink)),
    )
