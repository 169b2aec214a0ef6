"""Several agencies with a seal each, in rows: GB/T 9704-2012, 7.3.5.1, on documents that are issued jointly.

Names stand in their order, each in the middle of its seal; seals neither cross nor touch, nor reach out of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from renderers.typography.signature_insets import sealed_centre

#: The room for a seal, in characters of 3号: one of 45 mm, and the gap to the next one.
SEAL: Final = 8.2

# What is kept between two names, in characters.
_APART: Final = 0.5

_MOST: Final = 3


@frozen
class SealRow:
    """Names that stand side by side, by their indexes, and how far the middle of each is from the right edge."""

    names: tuple[int, ...]
    middles: tuple[float, ...]


@frozen
class _Columns:
    """Rows of `count` seals: the middle of the last is `last` from the right edge, those of neighbours are `step` apart."""

    count: int
    last: float
    step: float


def seal_rows(widths: Sequence[float], date: float, em: float, room: float) -> tuple[SealRow, ...]:
    """The rows for names of these widths, on paper that is `room` wide; `date` is the width of the date, or 0.

    Three names stand in a row if there is room for them, or else two. A name that is too wide for that has a row of its own.
    A row that is not full stands to the right, so that the last name is above the date.
    """
    narrow = [_fitting(2, each, date, em, room) is not None for each in widths]
    widest = max((each for each, fits in zip(widths, narrow, strict=True) if fits), default=0.0)
    counts = range(min(_MOST, sum(narrow)), 1, -1)
    fitting = (_fitting(count, widest, date, em, room) for count in counts)
    columns = next((each for each in fitting if each), None)
    if columns is None:
        narrow = [False] * len(widths)
    return tuple(
        SealRow(row, _middles(row, columns))
        if columns and narrow[row[0]]
        else SealRow(row, (sealed_centre(widths[row[0]], date or widths[row[0]], em),))
        for row in _rows(narrow, columns.count if columns else 1)
    )


def _fitting(count: int, widest: float, date: float, em: float, room: float) -> _Columns | None:
    """Columns for `count` names that are up to `widest` wide, and for their seals; None if there is no room for them."""
    seal = SEAL * em
    # The date ends four characters from the edge, or somewhat less if the seals need the room.
    last = min(sealed_centre(widest, date or widest, em), room - (count - 0.5) * seal)
    step = min(room / count, (room - last - max(seal, widest) / 2) / (count - 1))
    near = last < 2 * em + max(date, widest) / 2
    crowded = step < max(seal, widest + _APART * em) - 0.01 * em
    return None if near or crowded else _Columns(count, last, step)


def _rows(narrow: Sequence[bool], count: int) -> Iterator[tuple[int, ...]]:
    """The indexes of the names, row by row: up to `count` narrow names that follow each other, or one wide name."""
    row: tuple[int, ...] = ()
    for index, fits in enumerate(narrow):
        if row and (not fits or not narrow[row[0]] or len(row) == count):
            yield row
            row = ()
        row += (index,)
    yield row


def _middles(row: tuple[int, ...], columns: _Columns) -> tuple[float, ...]:
    return tuple(columns.last + behind * columns.step for behind in reversed(range(len(row))))
