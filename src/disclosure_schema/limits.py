"""Bounds that are stated and not found: how much of a thing may be kept, so that no input can take hours or all memory."""

from __future__ import annotations

from typing import Final

#: The largest count: 2⁵³ − 1, so that a count is exact in every language that reads our JSON.
LARGEST_COUNT: Final = 2**53 - 1

#: How many digits an amount has at most on each side of its point: far beyond any budget.
AMOUNT_DIGITS: Final = 18

#: The years that a report may be about, the first and the last.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999

#: How many rows or columns a cell of a table in prose may span, as in HTML.
LARGEST_SPAN: Final = 1000

#: How many squares a table in prose may have, rows times columns: more than any printed table has.
MOST_SQUARES: Final = 100_000

#: How often a report may be published again: the largest number of a revision.
LARGEST_REVISION: Final = 1_000_000

#: How many digits a number in a printed cell may have. No cell holds more, and Python is slow to read them.
PRINTED_DIGITS: Final = 60

#: How many digits a whole number in the extensions may have, and a fraction on each side of its point.
#: Python writes whole numbers of up to 4300 digits.
EXTENSION_DIGITS: Final = 4000

#: How many bits a whole number in the extensions has less than: some 4214 digits, which Python still writes.
EXTENSION_BITS: Final = 14_000

#: How many digits a number with an exponent may have in the extensions on each side of its point:
#: so few that none is lost when it is written without the exponent.
EXPONENT_DIGITS: Final = 400
