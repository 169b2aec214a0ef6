"""What may stand in a cell: a count, an amount, or nothing that is a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, TypeAlias

from attrs import field, frozen

from disclosure_schema.kinds import TEXT, Kind, Unfit, an
from disclosure_schema.text.characters import is_number

#: The largest count: 2⁵³ − 1, so that a count is exact in every language that reads our JSON.
LARGEST_COUNT = 2**53 - 1

#: An amount as text. Eighteen digits each side of the point: far beyond any budget, and no exponent can hide in it.
PLAIN_AMOUNT = r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?"

_AMOUNT = re.compile(PLAIN_AMOUNT)


NO_NUMBER = Kind(
    "text that is not a number, without control characters",
    lambda value: TEXT.fits(value) and not is_number(str(value)),
)


@frozen(repr=False)
class Absent:
    """A cell without a number, and the text that stood there: blank, `/`, `—`, 无 and so on.

    An `Absent` has no operators: it can be compared, never added, so it cannot become 0 unseen.

    Raises ValueError if the text is a number, or holds a character that no report may hold.
    """

    #: What was printed in the cell; empty for a blank one.
    text: Annotated[str, NO_NUMBER] = field(validator=NO_NUMBER)

    #: False only for `NOT_PRINTED`: the line itself is not on the page.
    printed: bool = field(default=True, kw_only=True, validator=an(bool))

    def __repr__(self) -> str:
        if not self.printed:
            return "NOT_PRINTED"
        return f"Absent({self.text!r})" if self.text else "BLANK"

    def __attrs_post_init__(self) -> None:
        if not self.printed and self.text:
            raise Unfit(self.text, "no text in a cell that is not printed", attribute="Absent.text")


#: A cell that is printed and empty.
BLANK = Absent("")

#: A cell of a line that is not on the page at all, which is not the same as a blank line.
NOT_PRINTED = Absent("", printed=False)

#: A whole number of 件, or nothing.
Count: TypeAlias = int | Absent

#: A sum of money in 万元, exactly as written (`0.00` stays `0.00`), or nothing.
Amount: TypeAlias = Decimal | Absent


def total(cells: Iterable[Count]) -> int | None:
    """The sum of the cells, or None, *not assessable*, if any of them is absent."""
    result = 0
    for each in cells:
        if isinstance(each, Absent):
            return None
        result += each
    return result


def _is_count(value: object) -> bool:
    if type(value) is int:  # not isinstance: True is no count
        return -LARGEST_COUNT <= value <= LARGEST_COUNT
    return isinstance(value, Absent)


def _is_amount(value: object) -> bool:
    if isinstance(value, Decimal):
        # The exponent is looked at before anything is written out: 1E-999999999 has as many digits.
        exponent = value.as_tuple().exponent
        return isinstance(exponent, int) and -18 <= exponent <= 0 and value.adjusted() < 18
    return isinstance(value, Absent)


COUNT = Kind(f"a whole number between -{LARGEST_COUNT} and {LARGEST_COUNT}, or Absent", _is_count)
AMOUNT = Kind(
    "a Decimal of at most 18 digits each side of the point, without exponent, or Absent", _is_amount
)


def amount_from_text(text: str) -> Decimal | None:
    """The amount that is written as `text`, digits kept as they are, or None if it is none."""
    return Decimal(text) if _AMOUNT.fullmatch(text) else None
