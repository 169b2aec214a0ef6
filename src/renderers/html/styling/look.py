"""The look of elements, as the page asks for it. Each answer is an attribute with a space before it, or an empty text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from renderers.document import Role, Shape, Slot
from renderers.document.alignment import alignment, is_banner

#: The colours of a page on a light ground: text, lines of tables, and the ground of banners.
INK: Final = "#1b1b1b"
RULE: Final = "#8a8a8a"
SHADE: Final = "#e8eef5"

#: From this number of columns on a table scrolls on a narrow screen rather than shrinks.
_WIDE: Final = 8


class Look(Protocol):
    """Where the rules of a page stand: in one style sheet, or at each element."""

    def __hash__(self) -> int:
        """A look is part of the key under which tags of tables are kept."""
        ...

    @property
    def hides_captions(self) -> bool:
        """Whether a caption can be there for screen readers and not be seen."""
        ...

    def element(self, name: str) -> str:
        """The look of an element that stands outside tables and is no paragraph, such as `h2` or `contents`."""
        ...

    def paragraph(self, role: Role, *, repeated: bool, ragged: bool, end: float | None) -> str:
        """The look of a paragraph.

        It is `repeated` if the paragraph before it has the same role, and `ragged` if it is not justified.
        `end` is how far a line of the signature ends from the right edge, in em.
        """
        ...

    def table(self, shape: Shape) -> str:
        """The look of a table of this shape."""
        ...

    def column(self, shape: Shape, index: int) -> str:
        """The look of one of its columns."""
        ...

    def cell(self, slot: Slot, shape: Shape) -> str:
        """The look of one of its cells."""
        ...

    def head(self, shapes: Sequence[Shape], ends: Mapping[str, float]) -> str:
        """What stands in the head of a page with such tables, and with lines of the signature that end there."""
        ...


def is_wide(shape: Shape) -> bool:
    """Whether a table scrolls on a narrow screen."""
    return len(shape.columns) >= _WIDE


def name_of_cell(slot: Slot, shape: Shape) -> str:
    """`banner` for a heading over the whole table, `line` for the label of a row, else `cell`."""
    if is_banner(slot, shape):
        return "banner"
    return "line" if slot.heading and alignment(slot, shape) == "left" else "cell"
