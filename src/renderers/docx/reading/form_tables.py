"""Which tables of a Word document are those of the form: the data that it carries say how many rows and cells each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from renderers.docx.errors import ChangedTables
from renderers.docx.reading.data_part import RenderedTable
from renderers.docx.reading.opening import OpenedDocument
from renderers.docx.reading.tables_now import CellNow, TableNow


@frozen
class FormTable:
    """A table of the form: as it was rendered, and as it is now."""

    rendered: RenderedTable
    now: TableNow

    def by_origin(self) -> Iterator[tuple[str, CellNow]]:
        """Each cell that comes from the report, with its path, in reading order."""
        for origin, cell in zip(self.rendered.origins, self.now.cells, strict=True):
            if origin:
                yield origin, cell


def form_tables(
    document: OpenedDocument, names: Mapping[str, str] | None = None
) -> tuple[FormTable, ...]:
    """The tables of the form, from top to bottom; `names` are what messages call tables, by their keys.

    Raises `ChangedTables`, which names every table of the form that has lost or gained cells, or is there twice.
    """
    names = names or {}
    expected = Counter(each.size for each in document.rendered)
    there: dict[tuple[int, int], list[TableNow]] = {}
    for now in document.tables:
        there.setdefault(now.size, []).append(now)
    found: list[FormTable] = []
    changes: list[str] = []
    passed: Counter[tuple[int, int]] = Counter()
    for each in document.rendered:
        same = there.get(each.size, [])
        if each.is_of_the_form and len(same) != expected[each.size]:
            name = names.get(each.key, each.key)
            strangers = [now for now in document.tables if now.size not in expected]
            changes.append(_why(name, each.size, expected[each.size], len(same), strangers))
        elif each.is_of_the_form:
            found.append(FormTable(each, same[passed[each.size]]))
        passed[each.size] += 1
    if changes:
        raise ChangedTables(tuple(changes))
    return tuple(found)


def cells_of(tables: Iterable[FormTable]) -> dict[str, CellNow]:
    """The cell of each path, from top to bottom; where a path stands twice, its first cell."""
    found: dict[str, CellNow] = {}
    for table in tables:
        for origin, cell in table.by_origin():
            found.setdefault(origin, cell)
    return found


def _why(
    name: str, size: tuple[int, int], expected: int, there: int, strangers: Sequence[TableNow]
) -> str:
    """Why a table is not found, for people; `strangers` are tables of a size that none had when the page was rendered."""
    rows, cells = size
    if there > expected:
        return (
            f"{name}: {there} tables have {cells} cells in {rows} rows as this one, so nobody can tell which one counts; "
            "delete the others, or give them a row more"
        )
    wanted = f"a table of {cells} cells in {rows} rows was expected"
    if not strangers:
        return f"{name}: {wanted}, and it is not there"
    nearest = min(strangers, key=lambda each: (abs(each.rows - rows), abs(len(each.cells) - cells)))
    return f"{name}: {wanted}; the nearest has {len(nearest.cells)} cells in {nearest.rows} rows"
