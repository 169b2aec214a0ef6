"""Lines of a form and the numbers of a report → a table on the page.

What depends on the form alone is made once and kept: the shape, the cells of its labels, where numbers go.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from disclosure_schema.cell_path import CellPath, getter_of
from disclosure_schema.form import Form
from disclosure_schema.form.geometry import Geometry
from disclosure_schema.form.identities import identities_of
from disclosure_schema.model.narrative_tables import NarrativeTable
from disclosure_schema.readers.cell_texts import printed_text
from disclosure_schema.values import Absent
from renderers.document import Cell, Shape, Slot, Sum, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from disclosure_schema.form.geometry import Placement
    from disclosure_schema.model.remarks import Remark
    from disclosure_schema.model.report import Report

_WHOLE = {int}


def table_of(
    key: str, caption: str, form: Form, report: Report, remarks: Mapping[CellPath, Remark]
) -> Table | None:
    """The table of a form, with the cells of a report; None if no line of it is on the page."""
    plan = _plan(form, form)
    values = plan.values(report)
    if not remarks and set(map(type, values)) == _WHOLE:
        whole = map(Cell, map(str, values), values, plan.paths)  # type: ignore[arg-type]  # whole numbers
        return plan.table(key, caption, whole)
    if any(isinstance(each, Absent) and not each.printed for each in values):
        printed = {
            path
            for path, value in zip(plan.paths, values, strict=True)
            if not isinstance(value, Absent) or value.printed
        }
        pruned = form.printing(printed.__contains__)
        if pruned is None:
            return None
        plan = _plan(pruned, form)
        values = plan.values(report)
    found = map(remarks.get, plan.paths)
    return plan.table(key, caption, map(_cell, plan.paths, values, found))  # type: ignore[arg-type]  # the paths of a form lead to cells


def _cell(path: CellPath, value: int | Decimal | Absent, remark: Remark | None) -> Cell:
    number = None if isinstance(value, Absent) else value
    return Cell(printed_text(value, remark), number, path)


def table_in_prose(table: NarrativeTable) -> Table:
    """A table that an office set among its prose."""
    placements = table.placements()
    geometry = Geometry(
        columns=(1.0,) * table.width,
        head_rows=_head_rows(table.head_rows, placements),
        stub_columns=0,
        placements=placements,
    )
    return Table(
        key="",
        caption=table.caption or "",
        caption_printed=table.caption is not None,
        shape=_shape(geometry),
        cells=tuple(Cell(each.label) for each in placements),
    )


def _head_rows(count: int, placements: Sequence[Placement]) -> int:
    """How many rows can be repeated as a head: no cell of theirs reaches into the rows below."""
    for each in reversed(placements):
        if each.row < count < each.row + each.rowspan:
            count = each.row
    return count


@frozen(eq=False)
class _Plan:
    """A form made ready: its shape, the cells of its labels, and where the numbers go between them."""

    shape: Shape
    #: A cell for every slot; those of numbers are still empty.
    cells: tuple[Cell, ...]
    #: For each path, in order, the index of its slot.
    places: tuple[int, ...]
    paths: tuple[CellPath, ...]
    values: Callable[[object], tuple[object, ...]]
    sums: tuple[Sum, ...]

    def table(self, key: str, caption: str, numbers: Iterable[Cell]) -> Table:
        """The table with these cells, one for each path."""
        cells = list(self.cells)
        for place, cell in zip(self.places, numbers, strict=True):
            cells[place] = cell
        return Table(key=key, caption=caption, shape=self.shape, cells=tuple(cells), sums=self.sums)


@lru_cache(maxsize=256)
def _plan(form: Form, whole: Form) -> _Plan:
    """The plan of a form; `whole` has the lines too that are not printed, and that its totals count."""
    geometry = form.geometry()
    places = {each.path: index for index, each in enumerate(geometry.placements) if each.path}
    paths = tuple(places)
    return _Plan(
        _shape(geometry),
        tuple(Cell(each.label) for each in geometry.placements),
        tuple(places.values()),
        paths,
        getter_of(paths),
        tuple(_sums(whole, places)),
    )


def _sums(form: Form, places: dict[CellPath, int]) -> Iterator[Sum]:
    """The identities whose cells are all in the table, each cell by its place."""
    for each in identities_of(form.paths()):
        if each.relation == "=" and places.keys() >= {*each.left, *each.right}:
            yield Sum(
                tuple(places[path] for path in each.left),
                tuple(places[path] for path in each.right),
            )


def _shape(geometry: Geometry) -> Shape:
    return Shape(
        columns=geometry.columns,
        head_rows=geometry.head_rows,
        stub_columns=geometry.stub_columns,
        slots=tuple(
            Slot(each.row, each.column, each.rowspan, each.colspan, each.heading)
            for each in geometry.placements
        ),
    )
