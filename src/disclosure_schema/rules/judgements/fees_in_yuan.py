"""Fees that seem to be in 元 where the form asks for 万元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from disclosure_schema.cell_path import CellPath
from disclosure_schema.model.remarks import AFTER

if TYPE_CHECKING:
    from disclosure_schema.model.remarks import Remark
    from disclosure_schema.model.report import Report

#: The only amount whose unit the form prints: 本年收费金额（单位：万元）.
FEES: Final = CellPath("/proactive/fees")

#: 万元 from which on fees are doubtful: 1,000 亿元, more than any area collects in a year.
DOUBTFUL_FROM: Final = 10_000_000

_BLANK: Final = r"[ \t\n\u00a0\u3000]*"
_YUAN: Final = f"(?:单位{_BLANK}[:：]{_BLANK})?元(?:整|人民币)?"

#: What stands behind a number that is in 元 and not in 万元, as a regular expression for its start:
#: 元, （元）, （单位：元）, 元（含区县）; but not 元月起停征.
YUAN: Final = rf"{_BLANK}(?:[(（]{_BLANK}{_YUAN}{_BLANK}[)）]|{_YUAN}(?=$|[ \t\n\u00a0\u3000,，.。;；、:：()（）/]))"


def fees_in_yuan(report: Report) -> Decimal | None:
    """The fees of a report as they are, if they seem to have been given in 元; else None."""
    value = getattr(report.proactive, "fees", None)
    if isinstance(value, Decimal) and is_doubtful(value, report.remarks):
        return value
    return None


def is_doubtful(fees: Decimal, remarks: tuple[Remark, ...]) -> bool:
    """Whether fees seem to be in 元: too much in 万元, or with that word behind them."""
    if fees <= 0:
        return False
    return fees >= DOUBTFUL_FROM or any(
        re.match(YUAN, each.after) for each in remarks if each.path == FEES
    )


def in_ten_thousands(yuan: Decimal) -> Decimal:
    """So many 元 in 万元: the point moves by four digits, and none but zeros at the end is lost."""
    sign, digits, exponent = yuan.as_tuple()
    assert isinstance(exponent, int)  # an amount is finite
    moved = exponent - 4
    while moved < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, moved = digits[:-1], moved + 1
    return Decimal((sign, digits, moved))


def without_unit(report: Report) -> Report:
    """The report without the word 元 behind its fees; what else stands there stays."""
    remarks = (
        evolve(each, after=_without_unit(each.after)) if each.path == FEES else each
        for each in report.remarks
    )
    return evolve(
        report,
        remarks=tuple(each for each in remarks if each.before or each.after or each.written),
    )


def _without_unit(after: str) -> str:
    rest = re.sub(f"^{YUAN}[,，.。;；、:：/]*", "", after)
    # Right behind the number some words would make another one of it.
    return rest if AFTER.fits(rest) else f"（{rest.strip()}）"
