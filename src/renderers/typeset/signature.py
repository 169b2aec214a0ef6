"""The signature, set by GB/T 9704-2012, 7.3.5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from renderers.signatures import blank_lines, signature_ends
from renderers.typeset.chunks import TextChunk
from renderers.typeset.lines import SetLine, Setter
from renderers.typeset.pages import Mark

if TYPE_CHECKING:
    from renderers.document import Paragraph
    from renderers.fonts import Fonts
    from renderers.style import Style


def signature_chunk(
    group: Sequence[Paragraph], first: int, style: Style, fonts: Fonts
) -> Iterator[TextChunk]:
    """One blank line after the text the agencies, one below the other, and then the date; and one below a seal."""
    width = style.paper.text_width
    text_style = style.paragraphs.signature
    setter = Setter.of(text_style, fonts)
    em = text_style.size + text_style.tracking
    ends = signature_ends(group, setter.measure, em, width)
    for index, paragraph in enumerate(group):
        line = setter.line(paragraph.text)
        x = width - ends[paragraph.text] - line.width
        # A name longer than the line is broken like any text.
        set_lines: Sequence[SetLine] = (
            [evolve(line, offset=x)]
            if x >= 0
            else setter.lines(paragraph.text, width - 2 * em, "right")
        )
        yield TextChunk(
            lines=set_lines,
            pitch=text_style.pitch,
            mark=Mark(first + index),
            before=blank_lines(group)[0] * text_style.pitch if index == 0 else 0.0,
            after=blank_lines(group)[1] * text_style.pitch if index + 1 == len(group) else 0.0,
            keeps_with_next=index + 1 < len(group),
            whole=True,
        )
