"""Tables as structure elements (ISO 32000-1, 14.8.4.3.4): rows, cells, and which headings each cell has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from renderers.document.headings import headings_of
from renderers.pdf.writing.objects import reference, text_string

if TYPE_CHECKING:
    from renderers.document import Shape, Table
    from renderers.pdf.structure.elements import Content, Elements, Kids


def table_element(
    table: Table, block: int, pieces: Sequence[Content], parent: int, elements: Elements
) -> int:
    """Write a table with its caption, head and body; the number of its element."""
    number = elements.reserved()
    cells: dict[int, list[Content]] = defaultdict(list)
    caption: list[Content] = []
    for each in pieces:
        (caption if each.mark.slot is None else cells[each.mark.slot]).append(each)
    kids = [elements.leaf("Caption", caption, number)] if caption else []
    attributes = _attributes(table.shape, block)
    shape, head = table.shape, table.shape.head_rows
    # Rows of the head below which there is no body are the body.
    head = head if head < len(shape.rows) else 0
    for tag, rows in (("THead", shape.rows[:head]), ("TBody", shape.rows[head:])):
        if not rows:
            continue
        group = elements.reserved()
        rows_written: Kids = []
        for slots in rows:
            row = elements.reserved()
            rows_written.append(reference(row))
            row_kids: Kids = []
            for slot in slots:
                is_heading = shape.slots[slot].heading is not None
                cell_tag = "TH" if is_heading else "TD"
                cell = elements.leaf(cell_tag, cells.get(slot, ()), row, attributes[slot])
                row_kids.append(cell)
                if is_heading:
                    elements.name(_name(block, slot), cell)
            elements.fill(row, "TR", group, row_kids)
        elements.fill(group, tag, number, rows_written)
        kids.append(reference(group))
    # A caption that is not printed is the summary of the table, for those who cannot see what it is.
    unprinted = "" if caption or not table.caption else text_string(table.caption)
    about = f"/A<</O/Table/Summary{unprinted}>>" if unprinted else ""
    elements.fill(number, "Table", parent, kids, about)
    return number


def _name(block: int, slot: int) -> str:
    return f"{block}.{slot}"


@lru_cache(maxsize=256)
def _attributes(shape: Shape, block: int) -> tuple[str, ...]:
    """The attributes of each slot: its spans, the scope of a heading, the headings of a cell. All tables of a form share them."""
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
