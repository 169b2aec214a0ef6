"""Strategies of hypothesis for the model, and reports whose numbers add up.

For the tests of those who build on this package, and for our own.
Only this package needs hypothesis: `pip install disclosure-schema[testing]`.
"""

from disclosure_schema.testing.consistent import consistent_reports
from disclosure_schema.testing.reports import numbered_report, reports
from disclosure_schema.testing.values import (
    PLACEHOLDERS,
    absents,
    amounts,
    counts,
    narratives,
    wordings,
)

__all__ = [
    "PLACEHOLDERS",
    "absents",
    "amounts",
    "consistent_reports",
    "counts",
    "narratives",
    "numbered_report",
    "reports",
    "wordings",
]
