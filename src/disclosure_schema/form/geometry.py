"""Where the headings and cells of a table stand."""

from __future__ import annotations

from typing import Literal

from disclosure_schema.cell_path import CellPath
from disclosure_schema.frozen import frozen


@frozen
class Placement:
    """One printed rectangle of a table: a heading with its label, or a cell with its path."""

    row: int
    column: int
    rowspan: int
    colspan: int
    label: str = ""
    heading: Literal["row", "column"] | None = None
    path: CellPath | None = None


@frozen(kw_only=True)
class Geometry:
    """Where every heading and cell of a table stands, row by row, left to right.

    `columns` gives the relative widths; `head_rows` and `stub_columns` count the headings at the top and the left.
    """

    columns: tuple[float, ...]
    head_rows: int
    stub_columns: int
    placements: tuple[Placement, ...]


def in_reading_order(placements: list[Placement]) -> tuple[Placement, ...]:
    """The placements row by row, left to right."""
    return tuple(sorted(placements, key=lambda each: (each.row, each.column)))
