"""The signature, set by GB/T 9704-2012, 7.3.5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from renderers.document import Run
from renderers.typeset.chunks import TextChunk
from renderers.typeset.pages import Mark
from renderers.typeset.typesetter import Typesetter
from renderers.typography.signatures import blank_lines, signature_lines

if TYPE_CHECKING:
    from renderers.document import Paragraph
    from renderers.fonts import Fonts
    from renderers.style import Style


def signature_chunks(
    group: Sequence[Paragraph], first: int, style: Style, fonts: Fonts
) -> Iterator[TextChunk]:
    """The lines of a signature, which keep together.

    If they are more than a page, the last names keep with what stands below them.
    `first` is the index of the first block of the signature.
    """
    width = style.paper.text_width
    text_style = style.paragraphs.signature
    typesetter = Typesetter.of(text_style, fonts)
    em = text_style.size + text_style.tracking
    lines = signature_lines(group, typesetter.measure, em, width)
    _, below = blank_lines(group)
    for number, signed in enumerate(lines, 1):
        names_follow = number < len(lines) and group[lines[number].indexes[0]].role == "signature"
        for index, end in zip(signed.indexes, signed.ends, strict=True):
            text = group[index].text
            line = typesetter.line(text)
            x = width - end - line.width
            # A name longer than the line is broken like any text.
            set_lines = (
                [line.moved(x)]
                if x >= 0
                else typesetter.lines((Run(text),), width - 2 * em, "right")
            )
            leftmost, rightmost = index == signed.indexes[0], index == signed.indexes[-1]
            last = rightmost and number == len(lines)
            yield TextChunk(
                lines=set_lines,
                pitch=text_style.pitch,
                mark=Mark(first + index),
                before=signed.above * text_style.pitch if leftmost else 0.0,
                after=below * text_style.pitch if last else 0.0,
                keeps_with_next=not last,
                may_end_page=rightmost and names_follow,
                whole=True,
                beside=not rightmost,
            )
