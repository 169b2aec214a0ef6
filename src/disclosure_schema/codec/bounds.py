"""Whether a report in JSON stays within the limits of whoever reads it, before any of it is read into classes.

Most limits hold for any JSON. That of tables is a report's own: some bytes of JSON may claim many squares,
`{"text": "", "rowspan": 1000, "colspan": 100}`, so the areas are added up before any table is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from disclosure_schema.json.bounds import beyond, verify_nesting, verify_texts
from disclosure_schema.kinds import SPAN
from disclosure_schema.limits import LONGEST_TEXT

if TYPE_CHECKING:
    from disclosure_schema.limits import Limits


def verify_bounds(data: Mapping[str, Any], limits: Limits) -> None:
    """Raise `InvalidSource` for a report that holds more than the limits allow."""
    verify_nesting(data, limits)
    # Longer texts are refused by the model, each in its place.
    if limits.text_characters < LONGEST_TEXT:
        verify_texts(data, limits)
    squares = 0
    for pointer, area in _areas(data):
        squares += area
        if squares > limits.cells_of_tables:
            expected = f"at most {limits.cells_of_tables} squares in the tables of a report"
            raise beyond("cells_of_tables", expected, f"{squares} up to here", pointer)


def _areas(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The squares of every table in the prose, with the pointer to each."""
    for pointer, blocks in _narratives(data):
        for index, block in enumerate(blocks):
            if isinstance(block, Mapping) and (rows := _items(block.get("table"))):
                yield f"{pointer}/{index}", len(rows) * sum(map(_colspan, _items(rows[0])))


def _narratives(data: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """The blocks of all prose, with the pointers."""
    yield "/preamble", _items(data.get("preamble"))
    for name, section in _members(data.get("sections")):
        for part, blocks in _members(section):
            yield f"/sections/{name}/{part}", _items(blocks)
    for index, annex in enumerate(_items(data.get("annexes"))):
        for part, blocks in _members(annex):
            yield f"/annexes/{index}/{part}", _items(blocks)


def _members(value: Any) -> Iterable[tuple[Any, Any]]:
    # Nearly every mapping is a dict, which is known more quickly.
    return value.items() if isinstance(value, (dict, Mapping)) else ()


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _colspan(cell: Any) -> int:
    span = cell.get("colspan") if isinstance(cell, Mapping) else None
    return int(span) if span is not None and SPAN.fits(span) else 1
