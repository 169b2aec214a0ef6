"""Where the lines of a signature end, by GB/T 9704-2012, 7.3.5, with a seal or without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from renderers.document import Paragraph
from renderers.style import sealed_centre, signature_insets

if TYPE_CHECKING:
    from renderers.document import Block


#: The roles of the lines of a signature.
SIGNED: Final = ("signature", "date")


def signature_ends(
    blocks: Sequence[Block], measure: Callable[[str], float], em: float, room: float
) -> dict[str, float]:
    """For each line of the signature, by its text, how far it ends from the right edge.

    Agencies begin below each other, and so do dates; with a seal all have one middle. Where one of them is longer
    than a line, which is `room` wide, all end two characters in. Lengths are in the unit of `measure` and `em`.
    """
    lines = [
        (block.text, block.role, block.sealed)
        for block in blocks
        if isinstance(block, Paragraph) and block.role in SIGNED
    ]
    widths = {text: measure(text) for text, _, _ in lines}
    widest = {"signature": 0.0, "date": 0.0}
    for text, role, _ in lines:
        widest[role] = max(widest[role], widths[text])
    longest = max(widest.values())
    if longest > room - 4 * em:
        return dict.fromkeys(widths, 2 * em)
    if any(sealed for _, _, sealed in lines):
        centre = sealed_centre(longest, widest["date"] or longest, em)
        return {text: centre - width / 2 for text, width in widths.items()}
    ends = dict(zip(widest, signature_insets(widest["signature"], widest["date"], em), strict=True))
    return {text: ends[role] + widest[role] - widths[text] for text, role, _ in lines}


def blank_lines(blocks: Sequence[Block]) -> tuple[int, int]:
    """How many lines stay empty above and below a signature.

    A seal of 42 mm over the agency and the date is four lines high: so it begins within one line of the text above,
    as the standard wants, and touches neither that nor what stands below.
    """
    sealed = any(isinstance(each, Paragraph) and each.sealed for each in blocks)
    return (1, 1) if sealed else (1, 0)
