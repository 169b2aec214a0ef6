"""政府信息公开工作年度报告 as data: a typed model of the national form, and strict JSON for it."""

from disclosure_schema.codec import dumps, from_data, loads, to_data
from disclosure_schema.editions import E2021, EDITIONS, Edition
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.kinds import Unfit
from disclosure_schema.narrative import (
    Narrative,
    NarrativeSection,
    Paragraph,
    Sections,
    Subheading,
    TableSection,
)
from disclosure_schema.paths import NoSuchCell, Path
from disclosure_schema.report import Agency, Contact, Remark, Report, Signature
from disclosure_schema.tables import (
    Applicants,
    Cases,
    Issued,
    Litigation,
    NotProcessed,
    OtherwiseHandled,
    Outcomes,
    Proactive2021,
    Refused,
    Requests,
    Unavailable,
)
from disclosure_schema.values import BLANK, NOT_PRINTED, Absent, Amount, Count, total

__all__ = [
    "BLANK",
    "E2021",
    "EDITIONS",
    "NOT_PRINTED",
    "Absent",
    "Agency",
    "Amount",
    "Applicants",
    "Cases",
    "Contact",
    "Count",
    "Edition",
    "Fault",
    "InvalidSource",
    "Issued",
    "Litigation",
    "Narrative",
    "NarrativeSection",
    "NoSuchCell",
    "NotProcessed",
    "OtherwiseHandled",
    "Outcomes",
    "Paragraph",
    "Path",
    "Proactive2021",
    "Refused",
    "Remark",
    "Report",
    "Requests",
    "Sections",
    "Signature",
    "Subheading",
    "TableSection",
    "Unavailable",
    "Unfit",
    "dumps",
    "from_data",
    "loads",
    "to_data",
    "total",
]
