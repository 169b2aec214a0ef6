"""The numbers that a finding names: a number in a sum, and a number that should stand in a cell instead of another."""

from __future__ import annotations

from decimal import Decimal

from disclosure_schema.cell_path import CellPath
from disclosure_schema.frozen import frozen


@frozen
class Term:
    """A cell in a sum: its place, what the form calls it, and the number in it."""

    path: CellPath
    #: Row and column, as on the form: `（七）总计 · 自然人`.
    label: str
    value: int


@frozen
class Change:
    """Another number for a cell."""

    path: CellPath
    label: str
    found: int | Decimal
    expected: int | Decimal
