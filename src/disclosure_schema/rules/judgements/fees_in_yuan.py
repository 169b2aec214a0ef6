"""T2-UNIT: fees that seem to be in 元, as they are too large for 万元 or have the word 元 behind them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from disclosure_schema.cell_path import CellPath
from disclosure_schema.model.remarks import AFTER
from disclosure_schema.rules.judgements.doubt import Doubt
from disclosure_schema.values import AMOUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_schema.model.remarks import Remark
    from disclosure_schema.model.report import Report

#: The only amount whose unit the form prints: 本年收费金额（单位：万元）.
FEES: Final = CellPath("/proactive/fees")

#: Fees of this many 万元, 1,000 亿元, and more are doubtful: no area collects as much in a year.
DOUBTFUL_FROM: Final = 10_000_000

_BLANK: Final = r"[ \t\n\u00a0\u3000]*"
_YUAN: Final = f"(?:单位{_BLANK}[:：]{_BLANK})?元(?:整|人民币)?"

#: How text begins that stands behind a number in 元, as a regular expression.
#: It matches 元, （元）, （单位：元） and 元（含区县）, and does not match 元月起停征 (no longer charged since January).
YUAN: Final = rf"{_BLANK}(?:[(（]{_BLANK}{_YUAN}{_BLANK}[)）]|{_YUAN}(?=$|[ \t\n\u00a0\u3000,，.。;；、:：()（）/]))"


def doubted_fees(report: Report) -> Iterator[Doubt]:
    """The fees of a report if they seem to be in 元, with the same in 万元 if that can be meant."""
    fees = getattr(report.proactive, "fees", None)
    if isinstance(fees, Decimal) and _is_doubtful(fees, report.remarks):
        yield Doubt(FEES, "unit", _likely_fees(fees))


def _is_doubtful(fees: Decimal, remarks: tuple[Remark, ...]) -> bool:
    """Whether fees seem to be in 元: too much in 万元, or with that word behind them."""
    if fees <= 0:
        return False
    return fees >= DOUBTFUL_FROM or any(
        re.match(YUAN, each.after) for each in remarks if each.path == FEES
    )


def _likely_fees(yuan: Decimal) -> Decimal | None:
    """Fees in 元 turned into 万元; None if that is no amount that a cell can hold, or doubtful again."""
    amount = in_ten_thousands(yuan)
    return amount if AMOUNT.fits(amount) and not _is_doubtful(amount, ()) else None


def in_ten_thousands(yuan: Decimal) -> Decimal:
    """元 turned into 万元. The point moves by four digits; zeros at the end go as long as they stand behind it."""
    sign, digits, exponent = yuan.as_tuple()
    assert isinstance(exponent, int)  # an amount is finite
    moved = exponent - 4
    while moved < 0 and len(digits) > 1 and digits[-1] == 0:
        digits, moved = digits[:-1], moved + 1
    return Decimal((sign, digits, moved))


def without_yuan(report: Report) -> Report:
    """A copy without the word 元 behind its fees. What else stands there stays."""
    remarks = (
        evolve(each, after=_without_yuan(each.after)) if each.path == FEES else each
        for each in report.remarks
    )
    return evolve(
        report,
        remarks=tuple(each for each in remarks if each.before or each.after or each.written),
    )


def _without_yuan(after: str) -> str:
    rest = re.sub(f"^{YUAN}[,，.。;；、:：/]*", "", after)
    # Some words, such as 十万, would make another number of the one before them, so they are put in parentheses.
    return rest if AFTER.fits(rest) else f"（{rest.strip()}）"
