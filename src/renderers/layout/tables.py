"""The headings of a form and the numbers of a report → a table on the page.

For each form the shape, the cells of its labels and the slots of its numbers are made once and kept.
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
from disclosure_schema.model.printed_text import printed_text
from disclosure_schema.values import Absent
from renderers.document import Cell, Shape, Slot, Sum, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from disclosure_schema.form.geometry import Placement
    from disclosure_schema.model.remarks import Remark
    from disclosure_schema.model.report import Report


def table_of(
    key: str, caption: str, form: Form, report: Report, remarks: Mapping[CellPath, Remark]
) -> Table | None:
    """The table of a form, with the cells of a report; None if no row of it is printed."""
    plan = _plan(form, form)
    values = plan.values(report)
    if not all(map(_is_printed, values)):
        printed = frozenset(
            path for path, value in zip(plan.paths, values, strict=True) if _is_printed(value)
        )
        pruned = _pruned(form, printed)
        if pruned is None:
            return None
        plan = _plan(pruned, form)
        values = plan.values(report)
    cells = list(plan.cells)
    for place, path, value in zip(plan.places, plan.paths, values, strict=True):
        text = printed_text(value, remarks.get(path))
        cells[place] = Cell(text, None if isinstance(value, Absent) else value, path)
    return Table(key=key, caption=caption, shape=plan.shape, cells=tuple(cells), sums=plan.sums)


@lru_cache(maxsize=256)
def _pruned(form: Form, printed: frozenset[CellPath]) -> Form | None:
    """The form without the rows that are not on the page. A small agency leaves out the same ones every year."""
    return form.printing(printed.__contains__)


def _is_printed(value: int | Decimal | Absent) -> bool:
    return not isinstance(value, Absent) or value.printed


def table_in_prose(table: NarrativeTable) -> Table:
    """A table that an office put among its prose."""
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
    """How many rows can be repeated as a head: fewer than `count` if a cell reaches from them into the rows below."""
    for each in reversed(placements):
        if each.row < count < each.row + each.rowspan:
            count = each.row
    return count


@frozen(eq=False)
class _Plan:
    """A form prepared for its reports: its shape, the cells of its labels, and the slots of its numbers."""

    shape: Shape
    #: A cell for every slot; those of numbers are still empty.
    cells: tuple[Cell, ...]
    #: For each path, in order, the index of its slot.
    places: tuple[int, ...]
    paths: tuple[CellPath, ...]
    #: Takes the values of these paths out of a report.
    values: Callable[[Report], tuple[int | Decimal | Absent, ...]]
    sums: tuple[Sum, ...]


@lru_cache(maxsize=256)
def _plan(form: Form, whole: Form) -> _Plan:
    """The plan of a form. `whole` also has the rows that are not printed: totals count them too."""
    geometry = form.geometry()
    places = {each.path: index for index, each in enumerate(geometry.placements) if each.path}
    paths = tuple(places)
    return _Plan(
        _shape(geometry),
        tuple(Cell(each.label) for each in geometry.placements),
        tuple(places.values()),
        paths,
        getter_of(paths),  # type: ignore[arg-type]  # the paths of a form lead to cells
        tuple(_sums(whole, places)),
    )


def _sums(form: Form, places: dict[CellPath, int]) -> Iterator[Sum]:
    """The identities whose cells are all in the table, each cell by the index of its slot."""
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
