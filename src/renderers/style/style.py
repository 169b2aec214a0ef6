"""A typographic style as data, for every format that has pages.

Lengths are in points (pt) unless a name says otherwise; an em is the size of the text it belongs to.
"""

from __future__ import annotations

from math import isfinite
from typing import Final, Literal, TypeAlias

from attrs import field, frozen
from attrs.validators import ge, gt, matches_re

from renderers.document import Role

#: One millimetre in points.
MM: Final = 72 / 25.4

# A text block that is narrower or lower than this, in points, has no room for a table.
_LEAST_TEXT: Final = 150

#: What a face is used for. `Fonts` knows which file serves each role.
FaceRole: TypeAlias = Literal["title", "body", "heading", "subheading", "table", "page_number"]

Alignment: TypeAlias = Literal["justify", "left", "center", "right"]


@frozen(kw_only=True)
class TextStyle:
    """How a text is set."""

    face: FaceRole
    size: float = field(validator=gt(0))
    #: From one baseline to the next.
    pitch: float = field(validator=gt(0))
    #: Added to the width of every character; negative to bring characters closer.
    tracking: float = 0.0
    align: Alignment = "justify"
    #: How far the first line is set in, in em.
    indent: float = 0.0
    #: Empty space above and below. There is none above at the head of a page.
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
    #: A table of an annex stands on landscape pages if it could be read only in a smaller size than this on portrait ones.
    readable: float = 7.5
    #: Line to line, in em.
    pitch: float = 1.25
    #: Empty space between text and rule, in em: at the sides, and above and below.
    side: float = 0.3
    above: float = 0.45
    #: The least height of a row, in em.
    row: float = 2.0
    #: How thick rules are.
    rule: float = field(default=0.5, validator=ge(0))
    #: The background of headings that stand over the whole width, as RRGGBB; empty for none.
    shade: str = field(default="", validator=matches_re(r"(?:[0-9A-Fa-f]{6})?"))
    before: float = 0.0
    after: float = 0.0


@frozen(kw_only=True)
class Paper:
    """The size of a page and its margins."""

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
        """The paper turned by a quarter, so that its left side, where it is bound, is above."""
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
    """How pages are numbered: below the text block, at the outer edge."""

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
    #: The text in the place of a picture, and the captions of pictures and tables.
    caption: TextStyle
    table: TableStyle
    page_number: PageNumber
    typefaces: Typefaces
