"""Whether a document in JSON stays within the limits of whoever reads it, before any of it is read into classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from disclosure_schema.json.bounds import beyond, verify_nesting
from disclosure_schema.kinds import SPAN

if TYPE_CHECKING:
    from disclosure_schema.limits import Limits


def verify_bounds(data: Mapping[str, Any], limits: Limits) -> None:
    """Raise `InvalidSource` for a document that holds more than the limits allow.

    Its tables may have twice as many squares as those of a report, for it has the tables of the form too.
    Its texts have no limit of their own: some of them join many texts of a report.
    """
    verify_nesting(data, limits)
    at_most = 2 * limits.cells_of_tables
    squares = 0
    for index, block in enumerate(_items(data.get("blocks"))):
        squares += sum(_areas(block))
        if squares > at_most:
            expected = f"at most {at_most} squares in the tables of a document"
            raise beyond("cells_of_tables", expected, f"{squares} up to here", f"/blocks/{index}")


def _areas(block: Any) -> Iterator[int]:
    """The squares of each cell of a table: the product of its spans."""
    if isinstance(block, Mapping):
        for cell in _items(block.get("cells")):
            if isinstance(cell, Mapping):
                yield _span(cell.get("rowspan")) * _span(cell.get("colspan"))


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _span(value: Any) -> int:
    return value if SPAN.fits(value) else 1
