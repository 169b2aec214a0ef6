"""A report that shows by its numbers which cell is which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from disclosure_schema.codec import from_data
from disclosure_schema.codec.revisions import schema_of
from disclosure_schema.editions import E2021, Edition

if TYPE_CHECKING:
    from disclosure_schema.json.values import Json
    from disclosure_schema.model.report import Report


def numbered_report(edition: Edition = E2021) -> Report:
    """A complete report whose cells hold 1, 2, 3 … in the order of the page."""
    data: dict[str, Any] = {
        "$schema": schema_of(edition),
        "agency": {"name": "某市人民政府"},
        "year": edition.last_year or 2024,
    }
    for number, path in enumerate(edition.paths, 1):
        *parents, last = path[1:].split("/")
        place = data
        for each in parents:
            place = place.setdefault(each, {})
        place[last] = number
    return from_data(cast("dict[str, Json]", data), editions=(edition,))
