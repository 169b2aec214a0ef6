"""How sheets are printed: A4, as wide as the paper, upright unless lying is better."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from renderers.style import GB_T_9704, MM
from renderers.xlsx.measures import Measures
from renderers.xlsx.numbers import utf16_length

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4: Final = 9
_MARGIN: Final = 15 * MM
_BELOW: Final = 20 * MM
_HEADER: Final = 10 * MM
# Down to that scale a table stands upright.
_UPRIGHT: Final = 0.8
# The longest header or footer, in UTF-16 units.
_LONGEST: Final = 255


def set_up_paper(sheet: Worksheet, sizes: Measures, header: str = "") -> None:
    """A4, the cells of those sizes from A1 on, fitted to the width of the page; `header` stands above each page."""
    sheet.set_paper(_A4)
    inch = 72.0
    sheet.set_margins(_MARGIN / inch, _MARGIN / inch, _BELOW / inch, _BELOW / inch)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    if _lies(sizes):
        sheet.set_landscape()
    if sizes.widths and sizes.heights:
        sheet.print_area(0, 0, len(sizes.heights) - 1, len(sizes.widths) - 1)
    number = GB_T_9704.page_number
    sheet.set_footer(f"&C{number.before}&P{number.after}", {"margin": _HEADER / inch})
    # An ampersand begins a command, a second one means itself.
    text = f"&C&11 {' '.join(header.split()).replace('&', '&&')}"
    if header and utf16_length(text) <= _LONGEST:
        sheet.set_header(text, {"margin": _HEADER / inch})


def _lies(sizes: Measures) -> bool:
    """Whether the paper lies: where upright the cells would be small, and lying does not cost a page."""
    paper = GB_T_9704.paper
    sides = (paper.width, paper.height)
    upright, lying = (_scale(sizes, side) for side in sides)
    if upright >= _UPRIGHT:
        return False
    return (
        _pages(sizes, upright, sides[1]) >= _pages(sizes, lying, sides[0]) or upright < _UPRIGHT / 2
    )


def _scale(sizes: Measures, width: float) -> float:
    whole = sum(sizes.widths) * 72 / 96
    return min(1.0, (width - 2 * _MARGIN) / whole) if whole else 1.0


def _pages(sizes: Measures, scale: float, height: float) -> int:
    return math.ceil(sum(sizes.heights) * scale / (height - 2 * _BELOW))
