"""The numbers that offices report: how many cases, who applied, and how the cases ended.

The proportions are those of published reports. Nearly all applicants are natural persons.
Two of three answers disclose something or say that it is not held. Most rows of a small office are zeros.
"""

from __future__ import annotations

from typing import Final

from disclosure_schema.frozen import frozen
from disclosure_schema.model.agency import AgencyKind


@frozen
class Office:
    """A kind of office, with the largest numbers that it reports. Mostly it reports far less."""

    name: str
    kind: AgencyKind
    #: Of 100 such offices, those that report no request at all.
    silent: int
    #: The least and the most requests of those that report any.
    requests: tuple[int, int]
    #: Whether it may issue 规章.
    makes_rules: bool
    documents: int
    decisions: int
    #: 万元.
    fees: int


#: Their shares are roughly those among the offices that publish.
OFFICES: Final = (
    Office("某镇人民政府", AgencyKind.TOWNSHIP_GOVERNMENT, 70, (1, 12), False, 4, 300, 5),
    Office("某街道办事处", AgencyKind.SUBDISTRICT_OFFICE, 60, (1, 25), False, 3, 200, 1),
    Office("某县教育局", AgencyKind.GOVERNMENT_DEPARTMENT, 30, (1, 40), False, 12, 900, 200),
    Office("某县自然资源局", AgencyKind.GOVERNMENT_DEPARTMENT, 10, (1, 160), False, 20, 6000, 9000),
    Office("某县人民政府", AgencyKind.COUNTY_GOVERNMENT, 2, (20, 1500), False, 120, 90000, 30000),
    Office(
        "某市人民政府",
        AgencyKind.MUNICIPAL_GOVERNMENT,
        0,
        (300, 14000),
        True,
        4000,
        9000000,
        320000,
    ),
)

#: Of 100,000 requests by who applied.
APPLICANTS: Final = {
    "natural_person": 96900,
    "commercial": 2100,
    "research": 50,
    "public_interest": 150,
    "legal_services": 550,
    "other": 250,
}

#: Of 100,000 requests by how they ended. A row that is not listed here gets some fifty.
OUTCOMES: Final = {
    "granted": 36000,
    "partly_granted": 11000,
    "state_secret": 40,
    "prohibited_by_law": 500,
    "security_and_stability": 150,
    "third_party_rights": 700,
    "internal_affairs": 600,
    "deliberative_process": 350,
    "enforcement_file": 650,
    "administrative_query": 500,
    "not_held": 28000,
    "must_be_created": 900,
    "still_unclear": 200,
    "petition": 6000,
    "repeated": 1000,
    "published_work": 30,
    "vexatious": 900,
    "reissue": 60,
    "not_clarified": 1700,
    "fee_unpaid": 700,
    "otherwise_handled": 12000,
}

#: The same of row 3 of （六）其他处理, whose key `other` is also that of a column.
OTHERWISE: Final = 9500

#: Of 100 cases by result.
RESULTS: Final = {"upheld": 55, "corrected": 10, "other": 20, "pending": 15}
