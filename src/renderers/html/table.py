"""Tables: rows of cells, each with its headings and with the path of its number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import TypeAlias

from renderers.document import Shape, Slot, Table
from renderers.document.headings import headings_of
from renderers.html.escaping import between_tags
from renderers.html.styling.look import Look

#: The start tag of a cell and its end tag.
_Tags: TypeAlias = tuple[str, str]


def table_of(table: Table, number: int, label: str, look: Look) -> str:
    """A table in its box. `number` counts the tables of the page; `label` names one without a caption."""
    name = f"t{number}"
    caption = ""
    # What scrolls has to be reachable by keyboard, and what is reached needs a name.
    named = f'label="{escape(table.caption or label)}"'
    if table.caption and (table.caption_printed or look.hides_captions):
        seen = look.element("caption_seen") if table.caption_printed else ""
        caption = f'<caption id="{name}"{seen}>{between_tags(table.caption)}</caption>\n'
        named = f'labelledby="{name}"'
    tags = _tags(table.shape, tuple([each.origin for each in table.cells]), name, look)
    cells = [
        f"{start}{between_tags(cell.text)}{end}"
        for cell, (start, end) in zip(table.cells, tags, strict=True)
    ]
    head, rows = table.shape.head_rows, table.shape.rows
    return (
        f'<div{look.element("box")} role="group" aria-{named} tabindex="0">\n'
        f"<table{look.table(table.shape)}>\n"
        f"{caption}"
        f"{_columns(table.shape, look)}"
        f"{_rows('thead', rows[:head], cells)}"
        f"{_rows('tbody', rows[head:], cells)}"
        "</table>\n</div>\n"
    )


def _rows(tag: str, rows: Sequence[tuple[int, ...]], cells: Sequence[str]) -> str:
    """Rows in the head or in the body of the table. Each row is given by the indexes of its cells."""
    if not rows:
        return ""
    lines = [f"<tr>{''.join([cells[each] for each in row])}</tr>\n" for row in rows]
    return f"<{tag}>\n{''.join(lines)}</{tag}>\n"


@lru_cache(maxsize=256)
def _columns(shape: Shape, look: Look) -> str:
    columns = "".join(f"<col{look.column(shape, index)}>" for index in range(len(shape.columns)))
    return f"<colgroup>{columns}</colgroup>\n"


@lru_cache(maxsize=256)
def _tags(shape: Shape, origins: tuple[str, ...], name: str, look: Look) -> tuple[_Tags, ...]:
    """The tags of each cell. Tables of one form have the same ones; `name` begins the ids of headings."""
    headers = _headers(shape)
    referred_to = {each for headings in headers for each in headings}
    found: list[_Tags] = []
    for number, slot in enumerate(shape.slots):
        tag = "th" if slot.heading else "td"
        start = f'<th scope="{_scope(slot)}"' if slot.heading else "<td"
        start += f' id="{name}-{number}"' if number in referred_to else ""
        start += f' rowspan="{slot.rowspan}"' if slot.rowspan > 1 else ""
        start += f' colspan="{slot.colspan}"' if slot.colspan > 1 else ""
        ids = " ".join(f"{name}-{each}" for each in headers[number])
        start += f' headers="{ids}"' if ids else ""
        start += look.cell(slot, shape)
        start += f' data-path="{escape(origins[number])}"' if origins[number] else ""
        found.append((f"{start}>", f"</{tag}>"))
    return tuple(found)


def _scope(slot: Slot) -> str:
    if slot.heading == "row":
        return "rowgroup" if slot.rowspan > 1 else "row"
    return "colgroup" if slot.colspan > 1 else "col"


def _headers(shape: Shape) -> tuple[tuple[int, ...], ...]:
    """For each slot the headings to name in it. Where none spans several rows or columns its scope says enough.

    A heading names only headings of its own direction: the one that groups it.
    """
    if not any(slot.heading and slot.rowspan * slot.colspan > 1 for slot in shape.slots):
        return ((),) * len(shape.slots)
    return tuple(
        tuple(
            each
            for each in headings
            if slot.heading is None or shape.slots[each].heading == slot.heading
        )
        for slot, headings in zip(shape.slots, headings_of(shape), strict=True)
    )
