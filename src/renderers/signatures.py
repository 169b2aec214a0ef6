"""Where the lines of a signature end, by GB/T 9704-2012, 7.3.5, for documents without a seal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from renderers.document import Paragraph
from renderers.style import signature_insets

if TYPE_CHECKING:
    from renderers.document import Block


def signature_ends(
    blocks: Sequence[Block], measure: Callable[[str], float], em: float, room: float
) -> dict[str, float]:
    """For each line of the signature, by its text, how far it ends from the right edge.

    Agencies begin below each other, and so do dates; where one of them is longer than a line, which is `room` wide,
    all end two characters in. Lengths are in the unit of `measure` and `em`.
    """
    lines = [
        block
        for block in blocks
        if isinstance(block, Paragraph) and block.role in ("signature", "date")
    ]
    widths = {each.text: measure(each.text) for each in lines}
    widest = {
        role: max((widths[each.text] for each in lines if each.role == role), default=0.0)
        for role in ("signature", "date")
    }
    if max(widest.values()) > room - 4 * em:
        return dict.fromkeys(widths, 2 * em)
    ends = dict(zip(widest, signature_insets(widest["signature"], widest["date"], em), strict=True))
    return {each.text: ends[each.role] + widest[each.role] - widths[each.text] for each in lines}
