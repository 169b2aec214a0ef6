"""Fees that seem to be in 元 where the form asks for 万元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from disclosure_schema.paths import Path

if TYPE_CHECKING:
    from disclosure_schema.report import Report

#: The only amount whose unit the form prints: 本年收费金额（单位：万元）.
FEES: Final = Path("/proactive/fees")

#: 万元 from which on fees are doubtful: 1,000 亿元, more than any area collects in a year.
DOUBTFUL_FROM: Final = 10_000_000

#: What stands behind a number that is in 元 and not in 万元, as a regular expression for its start: 元, （元）, （单位：元）.
YUAN: Final = "[(（]?(单位[:：])?元"


def fees_in_yuan(report: Report) -> Decimal | None:
    """The fees of a report as they are, if they seem to have been given in 元; else None."""
    value = getattr(report.proactive, "fees", None)
    if not isinstance(value, Decimal) or value <= 0:
        return None
    if value >= DOUBTFUL_FROM:
        return value
    remarks = (each for each in report.remarks if each.path == FEES)
    return value if any(re.match(YUAN, each.after.lstrip()) for each in remarks) else None


def in_ten_thousands(yuan: Decimal) -> Decimal:
    """So many 元 in 万元: the point moves by four digits, and none but zeros at the end is lost."""
    sign, digits, exponent = yuan.as_tuple()
    assert isinstance(exponent, int)  # an amount is finite
    moved = exponent - 4
    while moved < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, moved = digits[:-1], moved + 1
    return Decimal((sign, digits, moved))
