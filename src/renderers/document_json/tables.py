"""Tables as they stand in JSON: a slot and the cell in it are one object."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from attrs import frozen

from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json.values import shown
from disclosure_schema.kinds import SPAN
from renderers.document import Cell, Shape, Slot, Sum, Table
from renderers.errors import InvalidShape


@frozen(kw_only=True)
class JsonCell:
    """A slot, and what stands in it."""

    row: int
    column: int
    rowspan: Annotated[int, SPAN] = 1
    colspan: Annotated[int, SPAN] = 1
    heading: Literal["row", "column"] | None = None
    text: str
    value: int | Decimal | None = None
    origin: str = ""


@frozen(kw_only=True)
class JsonTable:
    """A table, and how it is divided."""

    key: str = ""
    caption: str
    caption_printed: bool = False
    columns: tuple[float, ...]
    head_rows: int
    stub_columns: int
    cells: tuple[JsonCell, ...]
    sums: tuple[Sum, ...] = ()


def to_json(table: Table) -> JsonTable:
    """The table as it stands in JSON."""
    shape = table.shape
    return JsonTable(
        key=table.key,
        caption=table.caption,
        caption_printed=table.caption_printed,
        columns=shape.columns,
        head_rows=shape.head_rows,
        stub_columns=shape.stub_columns,
        cells=tuple(
            JsonCell(
                row=slot.row,
                column=slot.column,
                rowspan=slot.rowspan,
                colspan=slot.colspan,
                heading=slot.heading,
                text=cell.text,
                value=cell.value,
                origin=cell.origin,
            )
            for slot, cell in zip(shape.slots, table.cells, strict=True)
        ),
        sums=table.sums,
    )


def from_json(data: JsonTable) -> Table:
    """The table that stands in JSON. Raises `InvalidSource` if its cells do not fill it, or a sum has others."""
    faults = _faults_of_sums(data)
    if not data.columns:
        raise InvalidSource(
            [Fault("/columns", "an empty array", "the width of one column at least"), *faults]
        )
    try:
        shape = _shape(data)
    except InvalidShape as error:
        expected = (
            "a table whose cells fill each square once, in reading order, "
            "and whose headings are among them and end where cells do"
        )
        raise InvalidSource([Fault("", str(error), expected), *faults]) from None
    if faults:
        raise InvalidSource(faults)
    return Table(
        key=data.key,
        caption=data.caption,
        caption_printed=data.caption_printed,
        shape=shape,
        cells=tuple(Cell(each.text, each.value, each.origin) for each in data.cells),
        sums=data.sums,
    )


def _faults_of_sums(data: JsonTable) -> list[Fault]:
    count = len(data.cells)
    return [
        Fault(
            f"/sums/{number}/{side}/{place}", shown(index), f"the index of one of the {count} cells"
        )
        for number, each in enumerate(data.sums)
        for side, indexes in (("left", each.left), ("right", each.right))
        for place, index in enumerate(indexes)
        if index >= count
    ]


def _shape(data: JsonTable) -> Shape:
    return Shape(
        columns=data.columns,
        head_rows=data.head_rows,
        stub_columns=data.stub_columns,
        slots=tuple(
            Slot(each.row, each.column, each.rowspan, each.colspan, each.heading)
            for each in data.cells
        ),
    )
