"""Whether a report adds up, and which cells are wrong where it does not. It must not know files or renderers.

    report ──check──▶ Assessment ──▶ findings ──▶ suggestions ──apply──▶ report
                          └──findings_dumps──▶ JSON

`check` is the way in. The rules themselves are data: `RULES`, and the identities of an edition.
`rules_data` gives both to programs in other languages.
"""

from disclosure_schema.form.identities import Identity, identities_of
from disclosure_schema.rules.as_json.findings import (
    CheckedReport,
    assessment_to_data,
    findings_dumps,
    findings_to_data,
)
from disclosure_schema.rules.as_json.findings_schema import findings_schema
from disclosure_schema.rules.as_json.rules import rules_data
from disclosure_schema.rules.catalogue import RULES, Rule, rule_of
from disclosure_schema.rules.checking import check
from disclosure_schema.rules.findings import (
    Assessment,
    Discrepancy,
    Finding,
    NotAssessed,
    Suggestion,
)
from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.severity import Severity
from disclosure_schema.rules.silencing import UnknownSilence
from disclosure_schema.rules.terms import Change, Term
from disclosure_schema.rules.texts import Language, Texts

__all__ = [
    "RULES",
    "Assessment",
    "Certainty",
    "Change",
    "CheckedReport",
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
    "UnknownSilence",
    "assessment_to_data",
    "check",
    "findings_dumps",
    "findings_schema",
    "findings_to_data",
    "identities_of",
    "rule_of",
    "rules_data",
]
