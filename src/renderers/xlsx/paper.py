"""How sheets are printed: on A4, fitted to its width; on landscape pages where that is better."""

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
# Down to that scale a table stands on portrait pages.
_PORTRAIT: Final = 0.8
# The longest header or footer, in UTF-16 units.
_LONGEST: Final = 255


def set_up_paper(sheet: Worksheet, sizes: Measures, header: str = "") -> None:
    """Print the cells of these sizes, from A1 on, on A4, fitted to the width of the page; `header` stands above each page."""
    sheet.set_paper(_A4)
    inch = 72.0
    sheet.set_margins(_MARGIN / inch, _MARGIN / inch, _BELOW / inch, _BELOW / inch)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    if _is_landscape(sizes):
        sheet.set_landscape()
    if sizes.widths and sizes.heights:
        sheet.print_area(0, 0, len(sizes.heights) - 1, len(sizes.widths) - 1)
    number = GB_T_9704.page_number
    sheet.set_footer(f"&C{number.before}&P{number.after}", {"margin": _HEADER / inch})
    # An ampersand begins a command of the header; two of them are printed as one.
    text = f"&C&11 {' '.join(header.split()).replace('&', '&&')}"
    if header and utf16_length(text) <= _LONGEST:
        sheet.set_header(text, {"margin": _HEADER / inch})


def _is_landscape(sizes: Measures) -> bool:
    """Whether the pages are landscape: where portrait ones would have the cells small, and landscape costs no page more."""
    paper = GB_T_9704.paper
    sides = (paper.width, paper.height)
    portrait, landscape = (_scale(sizes, side) for side in sides)
    if portrait >= _PORTRAIT:
        return False
    return (
        _pages(sizes, portrait, sides[1]) >= _pages(sizes, landscape, sides[0])
        or portrait < _PORTRAIT / 2
    )


def _scale(sizes: Measures, width: float) -> float:
    whole = sum(sizes.widths) * 72 / 96
    return min(1.0, (width - 2 * _MARGIN) / whole) if whole else 1.0


def _pages(sizes: Measures, scale: float, height: float) -> int:
    return math.ceil(sum(sizes.heights) * scale / (height - 2 * _BELOW))
