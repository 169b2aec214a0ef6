"""Whether a report adds up, and which cell is wrong where it does not.

    report ──check──▶ Assessment ──▶ findings ──▶ suggestions ──apply──▶ report

`check` is the way in. The rules themselves are data: `RULES`, and the identities of an edition.
"""

from disclosure_schema.identities import Identity, identities_of
from disclosure_schema.rules.catalogue import RULES, Language, Rule, Severity, Texts, rule_of
from disclosure_schema.rules.checking import check
from disclosure_schema.rules.findings import (
    Assessment,
    Change,
    Discrepancy,
    Finding,
    NotAssessed,
    Suggestion,
    Term,
)

__all__ = [
    "RULES",
    "Assessment",
    "Change",
    "Discrepancy",
    "Finding",
    "Identity",
    "Language",
    "NotAssessed",
    "Rule",
    "Severity",
    "Suggestion",
    "Term",
    "Texts",
    "check",
    "identities_of",
    "rule_of",
]
