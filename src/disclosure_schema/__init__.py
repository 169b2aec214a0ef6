"""政府信息公开工作年度报告 as data: a typed model of the national form, and strict JSON for it."""

from disclosure_schema.cell_path import CellPath, NoSuchCell
from disclosure_schema.codec import dumps, from_data, loads, register_hooks, to_data
from disclosure_schema.codec.schema import json_schema
from disclosure_schema.editions import (
    E2019,
    E2021,
    E2021_UNDIVIDED,
    EDITIONS,
    Edition,
    edition_for,
)
from disclosure_schema.editions.unfit import UnfitEdition
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.kinds import Unfit
from disclosure_schema.limits import Limits
from disclosure_schema.model.agency import Agency, AgencyKind, Contact, Scope, Signature
from disclosure_schema.model.filled_form import ReportCell
from disclosure_schema.model.narrative import (
    Annex,
    Figure,
    Link,
    Narrative,
    NarrativeSection,
    Paragraph,
    Sections,
    Subheading,
    TableSection,
)
from disclosure_schema.model.narrative_tables import NarrativeCell, NarrativeTable
from disclosure_schema.model.publication import Publication
from disclosure_schema.model.remarks import Remark
from disclosure_schema.model.report import Report
from disclosure_schema.model.totals import Sums, expected_outcomes, expected_total, subtotal
from disclosure_schema.rows.disputes import Cases, Litigation
from disclosure_schema.rows.extra_rows import ExtraRow
from disclosure_schema.rows.proactive import (
    Disclosed,
    FeeItems,
    Issued,
    Matters,
    Proactive,
    Proactive2019,
    Proactive2021,
    Procurement,
)
from disclosure_schema.rows.requests import (
    Applicants,
    NotProcessed,
    OtherwiseHandled,
    Outcomes,
    Refused,
    Requests,
    Unavailable,
)
from disclosure_schema.values import BLANK, NOT_PRINTED, Absent, Amount, Count, total

__all__ = [
    "BLANK",
    "E2019",
    "E2021",
    "E2021_UNDIVIDED",
    "EDITIONS",
    "NOT_PRINTED",
    "Absent",
    "Agency",
    "AgencyKind",
    "Amount",
    "Annex",
    "Applicants",
    "Cases",
    "CellPath",
    "Contact",
    "Count",
    "Disclosed",
    "Edition",
    "ExtraRow",
    "Fault",
    "FeeItems",
    "Figure",
    "InvalidSource",
    "Issued",
    "Limits",
    "Link",
    "Litigation",
    "Matters",
    "Narrative",
    "NarrativeCell",
    "NarrativeSection",
    "NarrativeTable",
    "NoSuchCell",
    "NotProcessed",
    "OtherwiseHandled",
    "Outcomes",
    "Paragraph",
    "Proactive",
    "Proactive2019",
    "Proactive2021",
    "Procurement",
    "Publication",
    "Refused",
    "Remark",
    "Report",
    "ReportCell",
    "Requests",
    "Scope",
    "Sections",
    "Signature",
    "Subheading",
    "Sums",
    "TableSection",
    "Unavailable",
    "Unfit",
    "UnfitEdition",
    "dumps",
    "edition_for",
    "expected_outcomes",
    "expected_total",
    "from_data",
    "json_schema",
    "loads",
    "register_hooks",
    "subtotal",
    "to_data",
    "total",
]
