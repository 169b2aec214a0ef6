"""The form's own words for a JSON Schema: titles of sections, rows and columns, and the clauses they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_schema.editions import Edition
    from disclosure_schema.form.headings import Heading, Headings
    from disclosure_schema.json.values import Json


class FormWords:
    """The words of one edition."""

    def __init__(self, edition: Edition) -> None:
        bands = edition.proactive.bands
        self._headings = {
            **_by_path(edition.sections, "/sections"),
            **_by_path(edition.requests.rows, edition.requests.root),
            **_by_path(edition.disputes.columns, edition.disputes.root),
        }
        for band in bands:
            self._headings |= _by_path(band.rows, edition.proactive.root)
        columns = (
            edition.requests.columns,
            edition.disputes.columns,
            *(each.columns for each in bands),
        )
        self._columns = {
            each.key: each.label for headings in columns for each in _by_path(headings, "").values()
        }

    def of(self, path: str, key: str) -> dict[str, Json]:
        """The title and description of the part of a report at `path`, whose attribute is `key`; empty if the form has none."""
        heading = self._headings.get(path)
        if heading is not None:
            clause: dict[str, Json] = {"description": heading.clause} if heading.clause else {}
            return {"title": heading.label, **clause}
        # A cell stands below a row or a table, and is named by its column.
        is_cell = path.count("/") > 1 and not path.startswith("/sections")
        return {"title": self._columns[key]} if is_cell and key in self._columns else {}


def _by_path(headings: Headings, prefix: str) -> dict[str, Heading]:
    """Every heading with a key, by its path."""
    found: dict[str, Heading] = {}
    for each in headings:
        path = each.path_below(prefix)
        if each.key:
            found[path] = each
        found |= _by_path(each.children, path)
    return found
