"""What a judgement says: that the number in a cell is doubtful, and perhaps what was meant."""

from __future__ import annotations

from decimal import Decimal

from disclosure_schema.cell_path import CellPath
from disclosure_schema.frozen import frozen
from disclosure_schema.rules.locating.mistakes import MistakeKind


@frozen
class Doubt:
    """A number that is doubtful. Without `expected` nobody knows what was meant."""

    #: A cell of the form that holds a number.
    path: CellPath
    #: How the number may have come to be wrong.
    kind: MistakeKind
    #: The number that was likely meant.
    expected: int | Decimal | None = None
