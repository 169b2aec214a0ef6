"""How texts are aligned in their slots, and which slots are banners: the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from renderers.document.shape import Shape, Slot


def alignment(slot: Slot, shape: Shape) -> Literal["left", "center"]:
    """How the text of a slot is aligned: the labels of rows to the left, everything else in the middle.

    If labels take several columns, those in the last column name rows, and those before it name groups of rows.
    """
    names_row = slot.heading == "row" and slot.column + slot.colspan == shape.stub_columns > 1
    return "left" if names_row else "center"


def is_banner(slot: Slot, shape: Shape) -> bool:
    """Whether a slot is a heading over the whole width of its table."""
    return slot.heading == "column" and slot.colspan == len(shape.columns) > 1
