"""Tables as elements of structure (ISO 32000-1, 14.8.4.3.4): rows, cells, and which headings speak for which cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from renderers.document.headings import headings_of
from renderers.pdf.writing.text_strings import text_string

if TYPE_CHECKING:
    from renderers.document import Shape, Table
    from renderers.pdf.structure.elements import Content, Elements, Kids


def table_element(
    table: Table, block: int, pieces: Sequence[Content], parent: int, elements: Elements
) -> int:
    """Write a table with its caption, its head and its body; the number of its element."""
    number = elements.reserved()
    cells: dict[int, list[Content]] = defaultdict(list)
    caption: list[Content] = []
    for each in pieces:
        (caption if each.mark.slot is None else cells[each.mark.slot]).append(each)
    kids = [elements.leaf("Caption", caption, number)] if caption else []
    attributes = _attributes(table.shape, block)
    shape, head = table.shape, table.shape.head_rows
    # A head alone heads nothing.
    head = head if head < len(shape.rows) else 0
    for tag, rows in (("THead", shape.rows[:head]), ("TBody", shape.rows[head:])):
        if not rows:
            continue
        part = elements.reserved()
        lines: Kids = []
        for slots in rows:
            row = elements.reserved()
            lines.append(f"{row} 0 R")
            filled: Kids = []
            for slot in slots:
                heads = shape.slots[slot].heading is not None
                filled.append(
                    elements.leaf(
                        "TH" if heads else "TD", cells.get(slot, ()), row, attributes[slot]
                    )
                )
                if heads:
                    elements.name(_name(block, slot), filled[-1])
            elements.fill(row, "TR", part, filled)
        elements.fill(part, tag, number, lines)
        kids.append(f"{part} 0 R")
    # What is not printed above the table is said to those who cannot see what it is.
    unsaid = "" if caption or not table.caption else text_string(table.caption)
    about = f"/A<</O/Table/Summary{unsaid}>>" if unsaid else ""
    elements.fill(number, "Table", parent, kids, about)
    return number


def _name(block: int, slot: int) -> str:
    return f"{block}.{slot}"


@lru_cache(maxsize=256)
def _attributes(shape: Shape, block: int) -> tuple[str, ...]:
    """For each slot how far it spans, what it heads, and what heads it; the same for all tables of a form."""
    found: list[str] = []
    pairs = zip(shape.slots, headings_of(shape), strict=True)
    for number, (slot, headings) in enumerate(pairs):
        about = f"/RowSpan {slot.rowspan}" if slot.rowspan > 1 else ""
        if slot.colspan > 1:
            about += f"/ColSpan {slot.colspan}"
        if slot.heading is not None:
            scope = "Column" if slot.heading == "column" else "Row"
            found.append(f"/ID({_name(block, number)})/A<</O/Table/Scope/{scope}{about}>>")
            continue
        if headings:
            about += f"/Headers[{''.join(f'({_name(block, each)})' for each in headings)}]"
        found.append(f"/A<</O/Table{about}>>" if about else "")
    return tuple(found)
