"""Tables as boxes of rules, with cells that span rows and columns.

To draw a table takes some milliseconds: its columns are fitted, its labels broken, its rules joined. But the table of
a form is the same in every report, except for what is filled in. So it is drawn once, as a blank form, and kept.
For each report only its cells are filled in; where a text does not fit on its line, the whole table is drawn anew.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from attrs import frozen

from renderers.document import Cell, Table
from renderers.document.alignment import alignment
from renderers.errors import TooLarge
from renderers.text.column_widths import column_widths
from renderers.text.drawn_tables import DrawnTable, Fragment, inner_width, padded
from renderers.text.frames import frame_of
from renderers.typography.line_breaking import break_lines
from renderers.typography.titles import break_evenly, break_label
from renderers.typography.widths import measure_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from renderers.document import Shape, Slot
    from renderers.text.frames import FrameName
    from renderers.typography.widths import Ambiguous

#: How many characters the tables of a text have at most, rules and spaces included. One long text in a table of a thousand
#: columns would take far more, since every column is drawn on every line.
MOST_DRAWN: Final = 50_000_000

# A tab, or a mark that turns the direction of a line would tear the box apart.
_HARMLESS: Final = {
    ord("\t"): " ",
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}


def box(table: Table, width: int, frame: FrameName = "box", ambiguous: Ambiguous = 1) -> list[str]:
    """The table in lines of at most `width` columns of a terminal, or wider if its numbers need it.

    Raises `TooLarge` for a table that would have more than `MOST_DRAWN` characters.
    """
    texts = [each.text for each in table.cells]
    labels = tuple(
        None if slot.heading is None else text
        for slot, text in zip(table.shape.slots, texts, strict=True)
    )
    drawn = _blank_form(table.shape, labels, width, frame, ambiguous).filled(texts)
    if drawn is None:
        cells = _drawn(table, texts, width, frame, ambiguous)
        drawn = "\n".join("".join(map(str, line)) for line in cells.lines())
    lines = drawn.split("\n")
    return [line.rstrip() for line in lines] if frame == "none" else lines


@frozen(eq=False)
class _BlankForm:
    """A table drawn with its labels, the other cells left open."""

    #: The characters of the table, line breaks among them, and between them the open cells.
    fragments: tuple[Fragment, ...]
    #: How many columns of a terminal each slot has inside.
    widths: tuple[int, ...]
    measure: Callable[[str], int]

    def filled(self, texts: Sequence[str]) -> str | None:
        """The table with its open cells filled in; None if one of them does not fit on its line."""
        found: list[str] = []
        for fragment in self.fragments:
            text: str | None
            if isinstance(fragment, str):
                text = fragment
            else:
                text = _on_one_line(texts[fragment], self.widths[fragment], self.measure)
            if text is None:
                return None
            found.append(text)
        return "".join(found)


def _on_one_line(text: str, width: int, measure: Callable[[str], int]) -> str | None:
    """A text in the middle of `width` columns; None if it needs more than a line."""
    if text.isascii() and text.isprintable():
        return text.center(width) if len(text) <= width else None
    line, *others = [line for line, _ in break_lines(text.translate(_HARMLESS), width, measure)]
    if others or (used := measure(line)) > width:
        return None
    return padded(line, width, used, left=False)


@lru_cache(maxsize=256)
def _blank_form(
    shape: Shape,
    labels: tuple[str | None, ...],
    width: int,
    frame: FrameName,
    ambiguous: Ambiguous,
) -> _BlankForm:
    """The form with these labels, None for cells that are left open."""
    blank = Table(key="", caption="", shape=shape, cells=tuple(Cell(each or "") for each in labels))
    drawn = _drawn(blank, labels, width, frame, ambiguous)
    fragments: list[Fragment] = []
    for line in drawn.lines():
        fragments += line
        fragments.append("\n")
    widths = [inner_width(slot, drawn.columns, drawn.frame) for slot in shape.slots]
    return _BlankForm(_joined(fragments[:-1]), tuple(widths), drawn.measure)


def _joined(fragments: list[Fragment]) -> tuple[Fragment, ...]:
    """The same with characters that follow each other in one fragment."""
    found: list[Fragment] = []
    for is_open, group in groupby(fragments, lambda each: isinstance(each, int)):
        part = list(group)
        found += part if is_open else ["".join(map(str, part))]
    return tuple(found)


def _drawn(
    table: Table,
    texts: Sequence[str | None],
    width: int,
    frame_name: FrameName,
    ambiguous: Ambiguous,
) -> DrawnTable:
    """The table with those texts in its cells, None for one that is left open."""
    shape, frame, measure = table.shape, frame_of(frame_name, ambiguous), measure_for(ambiguous)
    columns = column_widths(table, width, frame, measure)
    lines = [
        None
        if text is None
        else _broken(text, slot, shape, inner_width(slot, columns, frame), measure)
        for slot, text in zip(shape.slots, texts, strict=True)
    ]
    drawn = DrawnTable(shape, frame, columns, lines, measure)
    if drawn.size > MOST_DRAWN:
        raise TooLarge("characters in one table", drawn.size, MOST_DRAWN)
    return drawn


def _broken(
    text: str, slot: Slot, shape: Shape, width: int, measure: Callable[[str], int]
) -> list[str]:
    text = text.translate(_HARMLESS)
    if not text:
        return []
    if slot.heading is None:
        return [line for line, _ in break_lines(text, width, measure)]
    if slot.colspan > 1 or alignment(slot, shape) == "left":
        return break_evenly(text, width, measure)
    return break_label(text, width, measure, 2, stacked=slot.heading == "row")
