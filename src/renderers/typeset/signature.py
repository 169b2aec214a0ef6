"""The signature, set by GB/T 9704-2012, 7.3.5, for documents without a seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from renderers.typeset.flow import TextChunk
from renderers.typeset.lines import SetLine, Setter
from renderers.typeset.pages import Mark

if TYPE_CHECKING:
    from renderers.document import Paragraph
    from renderers.fonts import Fonts
    from renderers.style import Style


def signature_chunk(
    group: Sequence[Paragraph], first: int, style: Style, fonts: Fonts
) -> Iterator[TextChunk]:
    """One blank line after the text the agencies, set in two characters from the right;
    below them the date, beginning two characters to the right of the agency's first.
    Where the date would then come closer to the edge than that, it stands two characters in,
    and the agency moves to the left.
    """
    width = style.paper.text_width
    text_style = style.paragraphs["signature"]
    setter = Setter.of(text_style, fonts)
    em = text_style.size + text_style.tracking
    lines = {each.text: setter.line(each.text) for each in group}
    edge = width - 2 * em
    agencies = [each.text for each in group if each.role == "signature"]
    dates = [each.text for each in group if each.role == "date"]
    agency_x = edge - max((lines[each].width for each in agencies), default=0.0)
    date_x = min(agency_x + 2 * em if agencies else edge, edge - _widest(lines, dates))
    if agencies and dates:
        agency_x = date_x - 2 * em
    for index, paragraph in enumerate(group):
        x = agency_x if paragraph.role == "signature" else date_x
        line = lines[paragraph.text]
        set_lines: Sequence[SetLine] = (
            [evolve(line, offset=x)]
            if 0 <= x
            else setter.lines(paragraph.text, width - 2 * em, "right")
        )
        yield TextChunk(
            lines=set_lines,
            pitch=text_style.pitch,
            mark=Mark(first + index),
            before=text_style.pitch if index == 0 else 0.0,
            keeps_with_next=index + 1 < len(group),
            whole=True,
        )


def _widest(lines: dict[str, SetLine], texts: Sequence[str]) -> float:
    return max((lines[each].width for each in texts), default=0.0)
