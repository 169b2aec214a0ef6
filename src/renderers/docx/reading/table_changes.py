"""Compares a table of a page with the same table in a Word document that others have edited."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from renderers.document import Slot, Table
from renderers.docx.reading.tables_now import CellNow, TableNow

# So many changes of one table are listed at most: if a row was moved, all labels below it differ.
_MOST: Final = 3
_LONGEST: Final = 40

# How many times as long as a label a spelling of it is at most, with all its spaces.
_MOST_SPACED: Final = 50


def changes_of(table: Table, now: TableNow) -> Iterator[str]:
    """What differs, for people: merged or moved cells, and labels. Both have the same number of rows and cells."""
    yield from (f"{table.caption}: {each}" for each in islice(_changes(table, now), _MOST))


def _changes(table: Table, now: TableNow) -> Iterator[str]:
    lefts = _edges(table, now)
    for slot, cell, there in zip(table.shape.slots, table.cells, now.cells, strict=True):
        place = f"row {slot.row + 1}"
        if (there.row, there.rowspan) != (slot.row, slot.rowspan) or not _is_within(
            there, slot, lefts
        ):
            yield f"{place}: cells were merged, divided or moved"
            return
        if not cell.origin and not is_same_label(there.seen.text, cell.text):
            yield f"{place}: the label {_shown(cell.text)} was expected, and there stands {_shown(there.seen.text)}"


def _edges(table: Table, now: TableNow) -> dict[int, int]:
    """Where each column begins, in twips: the median of all rows, as in some rows a border may have been dragged."""
    found: dict[int, list[int]] = {}
    for slot, there in zip(table.shape.slots, now.cells, strict=True):
        found.setdefault(slot.column, []).append(there.left)
        found.setdefault(slot.column + slot.colspan, []).append(there.right)
    return {column: sorted(edges)[len(edges) // 2] for column, edges in found.items()}


def _is_within(there: CellNow, slot: Slot, edges: dict[int, int]) -> bool:
    """Whether the middle of a cell lies in its columns."""
    middle = (there.left + there.right) / 2
    return edges[slot.column] < middle < edges[slot.column + slot.colspan]


def is_same_label(text: str, label: str) -> bool:
    """Whether a text spells a label: `(一) 予以公开` spells `（一）予以公开`. Spaces, line breaks and full-width forms do not count."""
    if text == label:
        return True
    # A text of megabytes would take seconds.
    could_be = len(text) <= _MOST_SPACED * (len(label) + 1)
    return could_be and _label_key(text) == _label_key(label)


def is_blank(text: str) -> bool:
    """Whether nothing in a text can be seen."""
    return not any(map(_is_seen, text))


def _label_key(text: str) -> str:
    """A key that is the same for all spellings of a label."""
    return "".join(filter(_is_seen, unicodedata.normalize("NFKC", text)))


def _is_seen(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"


def _shown(text: str) -> str:
    line = " ".join(text[: 100 * _LONGEST].split())
    return f"“{line[:_LONGEST]}…”" if len(line) > _LONGEST else f"“{line}”"
