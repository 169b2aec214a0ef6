"""The layout of official documents: the values of GB/T 9704-2012."""

from __future__ import annotations

from typing import Final

from attrs import evolve

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


def _gb_t_9704() -> Style:
    # 28 characters in 156 mm, and 22 lines in 225 mm measured ink to ink: 21 pitches and one character.
    size = 16.0
    width = 156 * MM
    pitch = (225 * MM - size) / 21
    body = TextStyle(face="body", size=size, pitch=pitch, tracking=width / 28 - size, indent=2)
    plain = evolve(body, align="left", indent=0)
    heading = evolve(body, align="left")
    return Style(
        name="GB/T 9704",
        paper=Paper(
            width=210 * MM,
            height=297 * MM,
            top=37 * MM,
            bottom=35 * MM,
            left=28 * MM,
            right=26 * MM,
        ),
        title=TextStyle(face="title", size=22, pitch=32, align="center", after=pitch),
        headings=(
            evolve(heading, face="heading"),
            evolve(heading, face="subheading"),
            heading,
        ),
        paragraphs=ParagraphStyles(
            body=body,
            preamble=body,
            contact=body,
            note=body,
            annexes=body,
            # On the third line of its page, below 附件 and a blank one.
            annex_title=TextStyle(
                face="title", size=22, pitch=32, align="center", before=pitch, after=pitch
            ),
            signature=plain,
            date=plain,
            reviewer=body,
        ),
        caption=TextStyle(face="table", size=12, pitch=20, align="center", before=4, after=4),
        table=TableStyle(size=12, dense_size=9, shade="DCE6F1", before=4, after=10),
        page_number=PageNumber(
            style=TextStyle(face="page_number", size=14, pitch=14),
            # The dashes are 7 mm below the text block (7.5); they stand three tenths of an em above the baseline.
            drop=7 * MM + 14 * 0.3,
        ),
        typefaces=Typefaces(
            title=Typeface("方正小标宋简体", "Times New Roman"),
            body=Typeface("仿宋_GB2312", "Times New Roman"),
            heading=Typeface("黑体", "Times New Roman"),
            subheading=Typeface("楷体_GB2312", "Times New Roman"),
            table=Typeface("宋体", "Times New Roman"),
            page_number=Typeface("宋体", "宋体"),
        ),
    )


#: The layout of official documents, GB/T 9704-2012: A4, 28 characters by 22 lines, black.
GB_T_9704: Final = _gb_t_9704()
