"""Whether a report in JSON stays within the limits of whoever reads it, before any of it is read into classes.

Most limits hold for any JSON. That of tables is a report's own: some bytes of JSON may claim many squares,
`{"text": "", "rowspan": 1000, "colspan": 100}`, so the areas are added up before any table is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
        for index, block in enumerate(_items(blocks)):
            if type(block) is not str and (rows := _items(_member(block, "table"))):
                yield f"{pointer}/{index}", len(rows) * sum(map(_colspan, _items(rows[0])))


def _narratives(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What stands where the format has prose, with the pointers."""
    yield "/preamble", data.get("preamble")
    sections = data.get("sections")
    if isinstance(sections, Mapping):
        for name, section in sections.items():
            for part in ("body", "before", "after"):
                yield f"/sections/{name}/{part}", _member(section, part)
    for index, annex in enumerate(_items(data.get("annexes"))):
        yield f"/annexes/{index}/body", _member(annex, "body")


def _member(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, Mapping) else None


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _colspan(cell: Any) -> int:
    span = _member(cell, "colspan")
    return span if SPAN.fits(span) else 1
