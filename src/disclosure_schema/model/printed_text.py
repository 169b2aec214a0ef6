"""What stands on the page for a cell of a report."""

from __future__ import annotations

from decimal import Decimal

from disclosure_schema.model.remarks import Remark
from disclosure_schema.values import Absent


def printed_text(value: int | Decimal | Absent, remark: Remark | None = None) -> str:
    """The text of a cell: its number with the remark around it, or what stood there in place of a number."""
    if isinstance(value, Absent):
        return value.text
    text = str(value) if isinstance(value, int) else format(value, "f")
    return text if remark is None else remark.around(text)
