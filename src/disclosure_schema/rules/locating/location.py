"""What is known of the cells that are wrong: how certain it is, and what explains the sums that do not balance."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from disclosure_schema.frozen import frozen
from disclosure_schema.rules.locating.mistakes import Mistake

#: Mistakes that together explain everything that is out of balance.
Explanation: TypeAlias = tuple[Mistake, ...]


class Certainty(StrEnum):
    """How much is known of the cell that is wrong, and of what it should hold."""

    #: The wrong cell is known: two sums that do not hold agree on it, or it is below zero.
    CERTAIN = "certain"
    #: There is one explanation, and nothing that proves it.
    LIKELY = "likely"
    #: There are several explanations of the same size.
    POSSIBLE = "possible"
    #: There is no explanation.
    UNKNOWN = "unknown"


@frozen
class Location:
    """What explains the sums of a table that do not balance.

    `CERTAIN` and `LIKELY` come with one explanation. `POSSIBLE` comes with several of the same size,
    the likeliest first. `UNKNOWN` comes with none.
    """

    certainty: Certainty
    explanations: tuple[Explanation, ...] = ()
    #: Indexes of the identities that no explanation covers, as the table has too many mistakes.
    unexplained: tuple[int, ...] = ()
