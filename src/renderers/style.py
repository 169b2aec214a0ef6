"""A typographic style as data, for every format that has pages.

Lengths are in points (pt) unless a name says otherwise; an em is the size of the text it belongs to.
"""

from __future__ import annotations

from math import isfinite
from typing import Final, Literal, TypeAlias

from attrs import evolve, field, frozen
from attrs.validators import ge, gt, matches_re

from renderers.document import Role
from renderers.shape import Shape, Slot

#: One millimetre in points.
MM: Final = 72 / 25.4

# A text block smaller than that, in points, holds no table.
_LEAST_TEXT: Final = 150

#: What a face is used for. `Fonts` says which file serves which.
FaceRole: TypeAlias = Literal["title", "body", "heading", "subheading", "table", "page_number"]

Alignment: TypeAlias = Literal["justify", "left", "center", "right"]


@frozen(kw_only=True)
class TextStyle:
    """How one kind of text is set."""

    face: FaceRole
    size: float = field(validator=gt(0))
    #: From one baseline to the next.
    pitch: float = field(validator=gt(0))
    #: Added to the width of every character; negative to bring them closer.
    tracking: float = 0.0
    align: Alignment = "justify"
    #: Of the first line, in em.
    indent: float = 0.0
    #: Empty space above and below, not kept at the head of a page.
    before: float = 0.0
    after: float = 0.0


@frozen(kw_only=True)
class TableStyle:
    """How tables are set. Tables of many columns use the smaller size."""

    face: FaceRole = "table"
    size: float = field(validator=gt(0))
    dense_size: float = field(validator=gt(0))
    #: The number of columns from which a table is dense.
    dense_columns: int = 8
    #: A table of an annex that could be read only in a smaller size stands on landscape pages.
    readable: float = 7.5
    #: Line to line, in em.
    pitch: float = 1.25
    #: Between text and rule, in em: at the sides, and above and below.
    side: float = 0.3
    above: float = 0.45
    #: The least height of a row, in em.
    row: float = 2.0
    rule: float = field(default=0.5, validator=ge(0))
    #: The background of headings that stand over the whole width, as RRGGBB; empty for none.
    shade: str = field(default="", validator=matches_re(r"(?:[0-9A-Fa-f]{6})?"))
    before: float = 0.0
    after: float = 0.0


@frozen(kw_only=True)
class Paper:
    """The sheet and its margins."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    def __attrs_post_init__(self) -> None:
        if not all(map(isfinite, (self.width, self.height, self.text_width, self.text_height))):
            raise ValueError(f"lengths of a sheet are finite, and not as of {self}")
        if self.text_width < _LEAST_TEXT or self.text_height < _LEAST_TEXT:
            raise ValueError(
                f"the margins leave {self.text_width:.0f} × {self.text_height:.0f} pt for text; "
                f"{_LEAST_TEXT} × {_LEAST_TEXT} are needed at least"
            )

    @property
    def text_width(self) -> float:
        """The width of the text block."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height of the text block."""
        return self.height - self.top - self.bottom

    @property
    def turned(self) -> Paper:
        """The sheet turned to the right by a quarter: what was to the left, where it is bound, is above."""
        return Paper(
            width=self.height,
            height=self.width,
            top=self.left,
            right=self.top,
            bottom=self.right,
            left=self.bottom,
        )


@frozen(kw_only=True)
class PageNumber:
    """How pages are numbered: outside, below the text block."""

    style: TextStyle
    #: From the text block down to the baseline of the number.
    drop: float
    #: How far it is set in from the outer edge, in em.
    inset: float = 1.0
    #: What stands around the number.
    before: str = "— "
    after: str = " —"


@frozen
class Typeface:
    """The names under which an office program finds a face: for Chinese, and for Latin letters and digits."""

    east_asian: str
    latin: str


@frozen(kw_only=True)
class ParagraphStyles:
    """How paragraphs are set, by their role."""

    body: TextStyle
    preamble: TextStyle
    contact: TextStyle
    note: TextStyle
    annexes: TextStyle
    annex_title: TextStyle
    signature: TextStyle
    date: TextStyle
    reviewer: TextStyle

    def of(self, role: Role) -> TextStyle:
        """The style of a role."""
        style: TextStyle = getattr(self, role)
        return style


@frozen(kw_only=True)
class Typefaces:
    """The names of the faces by what they are used for."""

    title: Typeface
    body: Typeface
    heading: Typeface
    subheading: Typeface
    table: Typeface
    page_number: Typeface

    def of(self, role: FaceRole) -> Typeface:
        """The names of the face of a role."""
        face: Typeface = getattr(self, role)
        return face


@frozen(kw_only=True)
class Style:
    """A whole typographic style."""

    name: str
    paper: Paper
    title: TextStyle
    #: Of levels 1, 2 and 3.
    headings: tuple[TextStyle, TextStyle, TextStyle]
    paragraphs: ParagraphStyles
    #: What stands in the place of a picture, and what a picture or a table is called.
    caption: TextStyle
    table: TableStyle
    page_number: PageNumber
    typefaces: Typefaces


def alignment(slot: Slot, shape: Shape) -> Alignment:
    """How the text of a slot is aligned: labels of lines to the left, everything else in the middle."""
    is_line = slot.heading == "row" and slot.column + slot.colspan == shape.stub_columns > 1
    return "left" if is_line else "center"


def is_banner(slot: Slot, shape: Shape) -> bool:
    """Whether a slot is a heading over the whole width of its table."""
    return slot.heading == "column" and slot.colspan == len(shape.columns) > 1


def signature_insets(agency: float, date: float, em: float) -> tuple[float, float]:
    """How far the agency and the date of a signature end from the right edge (GB/T 9704-2012, 7.3.5.2).

    `agency` and `date` are their widths, 0 for none; all lengths in one unit, `em` being one character.
    The agency stands two characters in, and the date begins two characters to the right of its start;
    a date that is longer than the agency stands two characters in, and the agency moves to the left.
    """
    inset = 2 * em
    if not agency or not date:
        return inset, inset
    if date > agency:
        return inset + date + 2 * em - agency, inset
    return inset, agency - date


def sealed_centre(widest: float, date: float, em: float) -> float:
    """How far the middle of a signature with a seal is from the right edge (GB/T 9704-2012, 7.3.5.1).

    The date, `date` wide, stands four characters in, and the agencies are centred over it.
    `widest` is the width of the longest line; if that is much longer than the date, it stands two characters in,
    and the date below its middle.
    """
    return max(4 * em + date / 2, 2 * em + widest / 2)


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
