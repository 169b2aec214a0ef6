"""How sure it is which cell is wrong."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How much is known of the cell that is wrong, and of what it should hold."""

    #: The wrong cell is known: two sums that do not hold agree on it, or it is below zero.
    CERTAIN = "certain"
    #: There is one explanation, and nothing that proves it.
    LIKELY = "likely"
    #: Several explanations are as good.
    POSSIBLE = "possible"
    #: There is none.
    UNKNOWN = "unknown"
