"""Block by block, what flows over the pages: in which style each stands, and what keeps together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, assert_never

from attrs import evolve

from renderers.document import Figure, Heading, Paragraph, Role, Run, Table
from renderers.typeset.chunks import Chunk, TableChunk, TextChunk
from renderers.typeset.pages import TITLE, Mark
from renderers.typeset.signature import signature_chunks
from renderers.typeset.table_cells import set_table
from renderers.typeset.typesetter import Typesetter
from renderers.typography.annex_list import annex_indents
from renderers.typography.landscape import turned_blocks
from renderers.typography.signatures import signature_group
from renderers.typography.titles import break_title

if TYPE_CHECKING:
    from renderers.document import Block, Document
    from renderers.fonts import Fonts
    from renderers.style import Style, TextStyle

# A paragraph of at most three lines before a table introduces it, and stays with it.
_INTRODUCTION: Final = 3


def chunks_of(document: Document, style: Style, fonts: Fonts) -> Iterator[Chunk]:
    """The title and all blocks, set and in order. Raises `MissingGlyph`, `UnusableFont` and `TooLarge`."""
    upright = style.paper
    in_tables = Typesetter(fonts.serving(style.table.face), 1.0)
    turned = turned_blocks(document.blocks, style, in_tables.measure)
    yield _title(document, style, fonts)
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        signing = signature_group(blocks, index)
        if signing:
            *lines, last = signature_chunks(signing, index, style, fonts)
            index += len(signing)
            # No page has nothing but the name of the reviewer.
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


def _title(document: Document, style: Style, fonts: Fonts) -> TextChunk:
    width = style.paper.text_width
    typesetter = Typesetter.of(style.title, fonts)
    title = "\n".join(break_title(document.title, width, typesetter.measure))
    return TextChunk(
        lines=typesetter.lines((Run(title),), width, style.title.align),
        pitch=style.title.pitch,
        mark=Mark(TITLE),
        after=style.title.after,
        keeps_with_next=True,
        whole=True,
    )


def _block_chunks(
    blocks: Sequence[Block], index: int, style: Style, fonts: Fonts
) -> Iterator[TextChunk | TableChunk]:
    """One block that is not part of a signature."""
    block = blocks[index]
    match block:
        case Heading():
            yield _heading(block, index, style, fonts)
        case Table():
            yield from _table(block, index, style, fonts)
        case Paragraph():
            yield from _paragraph(block, blocks, index, style, fonts)
        case Figure():
            yield from _figure(block, index, style, fonts)
        case _:
            assert_never(block)


def _heading(heading: Heading, index: int, style: Style, fonts: Fonts) -> TextChunk:
    text_style = style.headings[heading.level - 1]
    if heading.on_new_page:
        # 附件 begins at the edge of the text (GB/T 9704-2012, 7.3.6).
        text_style = evolve(text_style, indent=0)
    chunk = _text_chunk(
        (Run(heading.text),),
        Mark(index),
        text_style,
        style.paper.text_width,
        fonts,
        stays_with_next=True,
    )
    return evolve(chunk, on_new_page=heading.on_new_page)


def _table(
    table: Table, index: int, style: Style, fonts: Fonts
) -> Iterator[TextChunk | TableChunk]:
    # A row of a table may be as high as a page that begins with a heading or two.
    room = style.paper.text_height - 4 * style.headings[0].pitch
    width = style.paper.text_width
    if table.caption_printed:
        mark = Mark(index, part="caption")
        runs = (Run(table.caption),)
        yield _text_chunk(runs, mark, style.caption, width, fonts, stays_with_next=True)
    yield TableChunk(
        table=set_table(table, width, room, style.table, fonts),
        block=index,
        before=style.table.before,
        after=style.table.after,
    )


def _paragraph(
    paragraph: Paragraph, blocks: Sequence[Block], index: int, style: Style, fonts: Fonts
) -> Iterator[TextChunk]:
    text_style = style.paragraphs.of(paragraph.role)
    width = style.paper.text_width
    listed = paragraph.role == "annexes"
    chunk = _text_chunk(paragraph.runs, Mark(index), text_style, width, fonts, listed=listed)
    if listed and not _is_role(blocks, index - 1, "annexes"):
        chunk = evolve(chunk, before=text_style.pitch)
    if _is_role(blocks, index + 1, "signature") or _is_role(blocks, index + 1, "date"):
        yield from _with_its_end_kept(chunk)
    elif chunk.length <= _INTRODUCTION and _is_table(blocks, index + 1):
        yield evolve(chunk, keeps_with_next=True)
    else:
        yield chunk


def _figure(figure: Figure, index: int, style: Style, fonts: Fonts) -> Iterator[TextChunk]:
    width = style.paper.text_width
    stand_in = Run(figure.stand_in, figure.address)
    yield _text_chunk(
        (stand_in,),
        Mark(index),
        style.caption,
        width,
        fonts,
        stays_with_next=bool(figure.caption),
    )
    if figure.caption:
        mark = Mark(index, part="caption")
        yield _text_chunk((Run(figure.caption),), mark, style.caption, width, fonts)


def _text_chunk(
    runs: Sequence[Run],
    mark: Mark,
    style: TextStyle,
    width: float,
    fonts: Fonts,
    *,
    stays_with_next: bool = False,
    listed: bool = False,
) -> TextChunk:
    """Text as wide as the page.

    A text that `stays_with_next` is never cut. In the list of annexes (`listed`) the lines of an entry begin below its title.
    """
    typesetter = Typesetter.of(style, fonts)
    indent, hang = style.indent * (style.size + style.tracking), 0.0
    if listed:
        text = "".join(each.text for each in runs)
        indent, hang = annex_indents(text, typesetter.measure, indent)
    return TextChunk(
        lines=typesetter.lines(runs, width, style.align, indent, hang),
        pitch=style.pitch,
        mark=mark,
        before=style.before,
        after=style.after,
        keeps_with_next=stays_with_next,
        whole=stays_with_next,
    )


def _with_its_end_kept(chunk: TextChunk) -> Iterator[TextChunk]:
    """The last paragraph before a signature: its last two lines stay with that, so that no page has a signature alone."""
    cut = chunk.length - 2 if chunk.length >= 4 else 0
    if cut:
        yield evolve(chunk, lines=chunk.lines[:cut], after=0.0)
    end = evolve(chunk, lines=chunk.lines[cut:], whole=True)
    yield evolve(end, keeps_with_next=True, before=0.0 if cut else chunk.before)


def _is_table(blocks: Sequence[Block], index: int) -> bool:
    return index < len(blocks) and isinstance(blocks[index], Table)


def _is_role(blocks: Sequence[Block], index: int, role: Role) -> bool:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return isinstance(block, Paragraph) and block.role == role
