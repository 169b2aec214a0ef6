"""What may stand in a cell: a count, an amount, or nothing that is a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, TypeAlias

from attrs import field

from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import TEXT, Kind, Unfit
from disclosure_schema.limits import AMOUNT_DIGITS, LARGEST_COUNT
from disclosure_schema.text.characters import is_number

#: An amount as text, as an expression: digits and a point, so that no exponent can hide in it.
PLAIN_AMOUNT = rf"-?(0|[1-9][0-9]{{0,{AMOUNT_DIGITS - 1}}})(\.[0-9]{{1,{AMOUNT_DIGITS}}})?"

_AMOUNT = re.compile(PLAIN_AMOUNT)


NO_NUMBER = Kind(
    "text that is not a number, without control characters",
    lambda value: TEXT.fits(value) and not is_number(str(value)),
    TEXT.schema,
)


@frozen
class Absent:
    """A cell without a number, and the text that stood there: blank, `/`, `—`, 无 and so on.

    An `Absent` has no operators: it can be compared, never added, so it cannot become 0 unseen.

    Raises ValueError if the text is a number, or holds a character that no report may hold.
    """

    #: What was printed in the cell; empty for a blank one.
    text: Annotated[str, NO_NUMBER]

    #: False only for `NOT_PRINTED`: the row itself is not on the page.
    printed: bool = field(default=True, kw_only=True)

    def __repr__(self) -> str:
        if not self.printed:
            return "NOT_PRINTED"
        return f"Absent({self.text!r})" if self.text else "BLANK"

    def __attrs_post_init__(self) -> None:
        if not self.printed and self.text:
            raise Unfit(self.text, "no text in a cell that is not printed", attribute="Absent.text")


#: A cell that is printed and empty.
BLANK = Absent("")

#: A cell of a row that is not on the page at all, which is not the same as a blank row.
NOT_PRINTED = Absent("", printed=False)


def _is_count(value: object) -> bool:
    if type(value) is int:  # not isinstance: True is no count
        return -LARGEST_COUNT <= value <= LARGEST_COUNT
    return isinstance(value, Absent)


def _is_amount(value: object) -> bool:
    if isinstance(value, Decimal):
        # Nothing is written out before the exponent is known: 1E-999999999 has a thousand million digits.
        exponent = value.as_tuple().exponent
        return (
            isinstance(exponent, int)
            and -AMOUNT_DIGITS <= exponent <= 0
            and value.adjusted() < AMOUNT_DIGITS
        )
    return isinstance(value, Absent)


COUNT = Kind(f"a whole number between -{LARGEST_COUNT} and {LARGEST_COUNT}, or Absent", _is_count)
AMOUNT = Kind(
    f"a Decimal of at most {AMOUNT_DIGITS} digits each side of the point, without exponent, or Absent",
    _is_amount,
)

#: A whole number of 件, or nothing.
Count: TypeAlias = Annotated[int | Absent, COUNT]

#: A sum of money in 万元, exactly as written (`0.00` stays `0.00`), or nothing.
Amount: TypeAlias = Annotated[Decimal | Absent, AMOUNT]


def total(cells: Iterable[Count]) -> int | None:
    """The sum of the cells, or None, *not assessable*, if any of them is absent."""
    result = 0
    for each in cells:
        if isinstance(each, Absent):
            return None
        result += each
    return result


def amount_from_text(text: str) -> Decimal | None:
    """The amount that is written as `text`, with all its digits, or None if the text is not an amount."""
    return Decimal(text) if _AMOUNT.fullmatch(text) else None
