"""The list of all judgements, and what one is: a function from a report to the cells that it doubts.

A new judgement is a file beside this one, an entry in `JUDGEMENTS`, a rule with its code in `catalogue.py`,
and its texts in `wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from disclosure_schema.rules.judgements.doubt import Doubt
from disclosure_schema.rules.judgements.fees_in_yuan import doubted_fees

if TYPE_CHECKING:
    from disclosure_schema.model.report import Report

Judgement: TypeAlias = "Callable[[Report], Iterator[Doubt]]"

#: By the code of their rules.
JUDGEMENTS: Final[Mapping[str, Judgement]] = {"T2-UNIT": doubted_fees}


def doubts(report: Report) -> Iterator[tuple[str, Doubt]]:
    """Every cell that a judgement doubts, with the code of its rule."""
    for code, judgement in JUDGEMENTS.items():
        for doubt in judgement(report):
            yield code, doubt
