"""Rows that the form does not have and an office added, such as 其他主动公开文件."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeAlias

from disclosure_schema.cell_path import PATH, CellPath
from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import Kind, Wording
from disclosure_schema.values import AMOUNT, COUNT, NOT_PRINTED, Absent

ADDED_CELL = Kind(
    "an int, a Decimal or Absent that is printed",
    lambda value: (COUNT.fits(value) or AMOUNT.fits(value)) and value != NOT_PRINTED,
)

#: A cell of a row that an office added.
AddedCell: TypeAlias = Annotated[int | Decimal | Absent, ADDED_CELL]


@frozen
class ExtraRow:
    """A row that an office added.

    `after` is the path of the form's row below which it stands: `/proactive/normative_documents`.
    `cells` stand in the columns of that row, one in each.
    """

    label: Wording
    after: Annotated[CellPath, PATH]
    cells: tuple[AddedCell, ...]


ExtraRows: TypeAlias = tuple[ExtraRow, ...]
