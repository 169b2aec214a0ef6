"""Finds the tables of the form in a Word document. Its data part says how many rows and cells each of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from renderers.docx.errors import ChangedTables
from renderers.docx.reading.data_part import RenderedTable
from renderers.docx.reading.opening import OpenedDocument
from renderers.docx.reading.tables_now import CellNow, TableNow

# How many rows and cells a table has.
Size: TypeAlias = tuple[int, int]


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

    Raises `ChangedTables`, which names the tables of the form that have lost or gained cells, or are there twice.
    """
    names = names or {}
    expected = Counter(each.size for each in document.rendered)
    by_size: dict[Size, list[TableNow]] = {}
    for now in document.tables:
        by_size.setdefault(now.size, []).append(now)
    unexpected = [size for size in by_size if size not in expected]
    found: list[FormTable] = []
    changes: list[str] = []
    passed: Counter[Size] = Counter()
    for each in document.rendered:
        same = by_size.get(each.size, [])
        if each.is_of_the_form and len(same) != expected[each.size]:
            name = names.get(each.key, each.key)
            changes.append(_why(name, each.size, expected[each.size], len(same), unexpected))
            if len(changes) == document.limits.faults_reported:
                break
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


def _why(name: str, size: Size, expected: int, there: int, unexpected: Sequence[Size]) -> str:
    """Why a table is not found, for people; `unexpected` are the sizes of tables that no rendered table had."""
    rows, cells = size
    if there > expected:
        return (
            f"{name}: {there} tables have {cells} cells in {rows} rows as this one, so nobody can tell which one counts; "
            "delete the others, or give them a row more"
        )
    wanted = f"a table of {cells} cells in {rows} rows was expected"
    if not unexpected:
        return f"{name}: {wanted}, and it is not there"
    near_rows, near_cells = min(
        unexpected, key=lambda each: (abs(each[0] - rows), abs(each[1] - cells))
    )
    return f"{name}: {wanted}; the nearest has {near_cells} cells in {near_rows} rows"
