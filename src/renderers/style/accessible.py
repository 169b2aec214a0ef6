"""Styles beside that of official documents: for weak sight, and for the screen.

Both use the plain, even strokes of the faces for headings (黑体) throughout, and leave the right edge ragged,
so that the spaces between characters are all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve

from renderers.style.official import GB_T_9704
from renderers.style.style import (
    MM,
    PageNumber,
    Paper,
    ParagraphStyles,
    Style,
    TableStyle,
    TextStyle,
    Typeface,
    Typefaces,
)

_SANS: Final = Typeface("黑体", "Arial")
_TYPEFACES: Final = Typefaces(
    title=_SANS, body=_SANS, heading=_SANS, subheading=_SANS, table=_SANS, page_number=_SANS
)


def _paragraphs(body: TextStyle, title: TextStyle) -> ParagraphStyles:
    plain = evolve(body, indent=0)
    return ParagraphStyles(
        body=body,
        preamble=body,
        contact=body,
        note=body,
        annexes=body,
        annex_title=title,
        signature=plain,
        date=plain,
        reviewer=body,
    )


def _large_print() -> Style:
    body = TextStyle(face="heading", size=22, pitch=36, align="left", indent=2, after=8)
    title = evolve(body, size=32, pitch=46, align="center", indent=0, after=24)
    heading = evolve(body, size=26, pitch=40, indent=0, before=16, after=10)
    return Style(
        name="large print",
        # Landscape, so that tables of fifteen columns are large too.
        paper=Paper(
            width=297 * MM,
            height=210 * MM,
            top=18 * MM,
            bottom=22 * MM,
            left=20 * MM,
            right=20 * MM,
        ),
        title=title,
        headings=(heading, evolve(heading, size=24, pitch=38), evolve(heading, size=22, pitch=36)),
        paragraphs=_paragraphs(body, title),
        caption=evolve(body, align="center", indent=0, before=8),
        table=TableStyle(
            face="heading",
            size=22,
            dense_size=18,
            rule=1.0,
            shade="E6E6E6",
            before=8,
            after=18,
        ),
        page_number=PageNumber(
            style=TextStyle(face="heading", size=22, pitch=22), drop=11 * MM + 22 * 0.88, inset=0
        ),
        typefaces=_TYPEFACES,
    )


def _screen() -> Style:
    body = TextStyle(face="heading", size=13, pitch=23, align="left", indent=2, after=3)
    title = evolve(body, size=20, pitch=30, align="center", indent=0, after=16)
    heading = evolve(body, size=15, pitch=24, indent=0, before=10, after=4)
    return Style(
        name="screen",
        paper=Paper(
            width=210 * MM,
            height=297 * MM,
            top=15 * MM,
            bottom=17 * MM,
            left=16 * MM,
            right=16 * MM,
        ),
        title=title,
        headings=(heading, evolve(heading, size=14), evolve(heading, size=13, pitch=23)),
        paragraphs=_paragraphs(body, title),
        caption=evolve(body, size=12, align="center", indent=0, before=4),
        table=TableStyle(
            face="heading",
            size=12,
            # The largest size at which 自然人 has room on one line at the head of its column.
            dense_size=10.4,
            row=1.8,
            above=0.35,
            shade="E8EEF5",
            before=4,
            after=10,
        ),
        page_number=PageNumber(
            style=TextStyle(face="heading", size=11, pitch=11),
            drop=6 * MM + 11 * 0.88,
            inset=0,
            before="",
            after="",
        ),
        typefaces=_TYPEFACES,
    )


#: For readers with weak sight: A4 landscape, text of 22 points at least, tables as large as their columns allow.
LARGE_PRINT: Final = _large_print()

#: For reading on a screen: A4 with small margins.
SCREEN: Final = _screen()

#: All of them by the names that `disclosure render --style` knows.
STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {"official": GB_T_9704, "large-print": LARGE_PRINT, "screen": SCREEN}
)
