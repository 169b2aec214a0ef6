"""The agency, whom to ask there, and who signs."""

from __future__ import annotations

from enum import StrEnum

from attrs import astuple, field

from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import Day, Unfit, Wording


class AgencyKind(StrEnum):
    """What kind of organ an agency is, as far as the duties of the form depend on it (条例 arts. 10, 27, 49, 54)."""

    #: 国务院部门
    STATE_COUNCIL_DEPARTMENT = "state_council_department"
    #: 省级人民政府
    PROVINCIAL_GOVERNMENT = "provincial_government"
    #: 设区的市、自治州人民政府
    MUNICIPAL_GOVERNMENT = "municipal_government"
    #: 县级人民政府
    COUNTY_GOVERNMENT = "county_government"
    #: 乡镇人民政府
    TOWNSHIP_GOVERNMENT = "township_government"
    #: 街道办事处
    SUBDISTRICT_OFFICE = "subdistrict_office"
    #: 地方人民政府工作部门
    GOVERNMENT_DEPARTMENT = "government_department"
    #: 派出机构、内设机构
    DISPATCHED_BODY = "dispatched_body"
    #: 法律、法规授权的组织
    AUTHORISED_ORGANISATION = "authorised_organisation"


class Scope(StrEnum):
    """What the numbers of a report cover."""

    #: The agency alone.
    OWN_AGENCY = "own_agency"
    #: All lower governments and departments of the area.
    AREA_ROLLUP = "area_rollup"
    #: A system under vertical management.
    SYSTEM_ROLLUP = "system_rollup"


@frozen
class Agency:
    """The administrative organ that the report is about."""

    #: Its full name, 机关全称.
    name: Wording
    #: 统一社会信用代码, or whatever code its publisher uses.
    code: Wording | None = field(default=None, kw_only=True)
    #: None where it is not known.
    kind: AgencyKind | None = field(default=None, kw_only=True)
    #: The area it belongs to, as name or code (GB/T 2260).
    region: Wording | None = field(default=None, kw_only=True)
    #: Other names it goes by.
    also_known_as: tuple[Wording, ...] = field(default=(), kw_only=True)


@frozen(kw_only=True)
class Contact:
    """Whom to ask about the report. Each part is optional text, as written, but at least one is needed."""

    office: Wording | None = None
    person: Wording | None = None
    address: Wording | None = None
    postcode: Wording | None = None
    telephone: Wording | None = None
    fax: Wording | None = None
    email: Wording | None = None

    def __attrs_post_init__(self) -> None:
        if not any(astuple(self)):
            raise Unfit(self, "a contact with at least one part", attribute="Contact")


@frozen(kw_only=True)
class Signature:
    """落款: who signs and when. It is optional, as the national form has none. Raises `Unfit` if it says nothing."""

    #: One, or several that sign together.
    agencies: tuple[Wording, ...]
    date: Day | None = None
    #: 审核人.
    reviewer: Wording | None = None
    #: Whether the paper bears a seal, 印章. A seal is never drawn.
    sealed: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.agencies and self.date is None and self.reviewer is None:
            raise Unfit(self, "an agency, a date or a reviewer", attribute="Signature")
