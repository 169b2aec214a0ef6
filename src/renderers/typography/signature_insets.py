"""How far the lines of a signature stand from the right edge, by GB/T 9704-2012, 7.3.5."""

from __future__ import annotations


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
