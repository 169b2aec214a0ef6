"""How the texts of a table stand in their slots, and which slots are banners: the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from renderers.document.shape import Shape, Slot


def alignment(slot: Slot, shape: Shape) -> Literal["left", "center"]:
    """How the text of a slot is aligned: labels of lines to the left, everything else in the middle."""
    is_line = slot.heading == "row" and slot.column + slot.colspan == shape.stub_columns > 1
    return "left" if is_line else "center"


def is_banner(slot: Slot, shape: Shape) -> bool:
    """Whether a slot is a heading over the whole width of its table."""
    return slot.heading == "column" and slot.colspan == len(shape.columns) > 1
