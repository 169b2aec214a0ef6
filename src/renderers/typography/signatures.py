"""Where the lines of a signature stand, by GB/T 9704-2012, 7.3.5, with seals or without. No seal is ever drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from renderers.document import Paragraph
from renderers.typography.seal_rows import seal_rows
from renderers.typography.signature_insets import sealed_centre, signature_insets

if TYPE_CHECKING:
    from renderers.document import Block

#: The roles of the lines of a signature.
SIGNED: Final = ("signature", "date")

# From the names of one row to those of the next, in lines: higher than a seal.
_ROW: Final = 5


@frozen
class SignatureLine:
    """What stands on one line of a signature."""

    #: The paragraphs, by their indexes among those that were given, from left to right.
    indexes: tuple[int, ...]
    #: How far each of them ends from the right edge. One that is longer than a line is broken, and all of its lines end there.
    ends: tuple[float, ...]
    #: How many lines stay empty above it.
    above: int


def signature_group(blocks: Sequence[Block], start: int) -> list[Paragraph]:
    """The paragraphs of a signature that stand together, from `start` on."""
    group: list[Paragraph] = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        if not isinstance(block, Paragraph) or block.role not in SIGNED:
            break
        group.append(block)
    return group


def signature_lines(
    group: Sequence[Paragraph], measure: Callable[[str], float], em: float, room: float
) -> tuple[SignatureLine, ...]:
    """The lines of a signature on paper that is `room` wide. Lengths are in the unit of `measure` and `em`.

    Agencies stand below each other; several with seals side by side in their order, three to a row at most,
    with room for a seal over each, and the date below the last.
    """
    names = [index for index, each in enumerate(group) if each.role == "signature"]
    if len(names) > 1 and _is_sealed(group) and names == list(range(len(names))):
        return tuple(_sealed_lines(group, len(names), measure, em, room))
    ends = signature_ends(group, measure, em, room)
    first, _ = blank_lines(group)
    return tuple(
        SignatureLine((index,), (ends[each.text],), 0 if index else first)
        for index, each in enumerate(group)
    )


def signature_ends(
    blocks: Sequence[Block], measure: Callable[[str], float], em: float, room: float
) -> dict[str, float]:
    """How far each line of a signature ends from the right edge, by its text; the lines stand below each other.

    Agencies begin at the same distance from the edge, and so do dates; with a seal all lines have one middle.
    If one is longer than a line, which is `room` wide, all end two characters from the edge.
    Lengths are in the unit of `measure` and `em`.
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


def blank_lines(group: Sequence[Paragraph]) -> tuple[int, int]:
    """How many lines stay empty above and below a signature.

    A seal is a little more than four lines high. Its middle is between the last agency and the date, or on the agency alone.
    With these lines it begins within one line of the text above, as the standard wants, and touches no text.
    """
    if not _is_sealed(group):
        return 1, 0
    return (1, 1) if any(each.role == "date" for each in group) else (2, 2)


def _is_sealed(group: Sequence[Paragraph]) -> bool:
    return any(each.sealed for each in group)


def _sealed_lines(
    group: Sequence[Paragraph], count: int, measure: Callable[[str], float], em: float, room: float
) -> Iterator[SignatureLine]:
    """The lines of a signature of which the first `count` are agencies with a seal each, and the others dates."""
    widths = [measure(each.text) for each in group]
    date = max(widths[count:], default=0.0)

    def end(index: int, middle: float) -> float:
        # A name that is longer than a line ends two characters from the edge, and so does the date below it.
        last = widths[min(index, count - 1)]
        return 2 * em if max(widths[index], last) > room - 4 * em else middle - widths[index] / 2

    rows = seal_rows(widths[:count], date, em, room)
    for number, row in enumerate(rows, 1):
        ends = tuple(map(end, row.names, row.middles))
        if number > 1:
            above = _ROW - 1
        else:
            # The middle of a seal is between two lines, a name and its date or a broken name, or on a name alone.
            low = number < len(rows) or not date
            above = 2 if low and widths[0] <= room - 2 * em else 1
        yield SignatureLine(row.names, ends, above)
    for index in range(count, len(group)):
        yield SignatureLine((index,), (end(index, rows[-1].middles[-1]),), 0)
