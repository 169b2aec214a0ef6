"""The statistical tables of the form, as frozen classes: what the cells mean, not where they stand.

A field name is the key of its line in the edition, and the key in JSON.
A line that is not on the page keeps the default, cells that are all `NOT_PRINTED`;
a line that is on the page gives every one of its cells.
Counts are in 件, amounts in 万元.
"""

from __future__ import annotations

from attrs import Factory, field, fields, frozen

from disclosure_schema.kinds import Unfit
from disclosure_schema.values import AMOUNT, COUNT, NOT_PRINTED, Absent, Amount, Count


class _Line:
    """A line of several cells: printed whole or not at all."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        cells = [getattr(self, each.name) for each in fields(type(self))]  # type: ignore[arg-type]
        printed = [not isinstance(each, Absent) or each.printed for each in cells]
        if any(printed) and not all(printed):
            hint = "BLANK is a cell that is printed and empty"
            raise Unfit(self, "a line printed whole or not at all", hint, type(self).__name__)


@frozen(kw_only=True)
class Applicants(_Line):
    """One line of table 三: requests by who applied (条例 art. 27), 件."""

    natural_person: Count = field(validator=COUNT)
    commercial: Count = field(validator=COUNT)
    research: Count = field(validator=COUNT)
    public_interest: Count = field(validator=COUNT)
    legal_services: Count = field(validator=COUNT)
    other: Count = field(validator=COUNT)
    #: 总计 as reported; never computed here.
    total: Count = field(validator=COUNT)


@frozen(kw_only=True)
class Cases(_Line):
    """One block of table 四: cases by result, 件 (条例 art. 51)."""

    upheld: Count = field(validator=COUNT)
    corrected: Count = field(validator=COUNT)
    other: Count = field(validator=COUNT)
    pending: Count = field(validator=COUNT)
    #: 总计 as reported; never computed here.
    total: Count = field(validator=COUNT)


@frozen(kw_only=True)
class Issued(_Line):
    """One line of 第二十条第（一）项: documents issued and repealed in the year, and in force at its end, 件."""

    issued: Count = field(validator=COUNT)
    repealed: Count = field(validator=COUNT)
    in_force: Count = field(validator=COUNT)


_NO_APPLICANTS = Applicants(
    natural_person=NOT_PRINTED,
    commercial=NOT_PRINTED,
    research=NOT_PRINTED,
    public_interest=NOT_PRINTED,
    legal_services=NOT_PRINTED,
    other=NOT_PRINTED,
    total=NOT_PRINTED,
)
_NO_CASES = Cases(
    upheld=NOT_PRINTED,
    corrected=NOT_PRINTED,
    other=NOT_PRINTED,
    pending=NOT_PRINTED,
    total=NOT_PRINTED,
)
_NO_ISSUED = Issued(issued=NOT_PRINTED, repealed=NOT_PRINTED, in_force=NOT_PRINTED)


@frozen(kw_only=True)
class Refused:
    """（三）不予公开: the eight grounds of refusal (条例 arts. 14–16, 36(3), 36(7))."""

    state_secret: Applicants = _NO_APPLICANTS
    prohibited_by_law: Applicants = _NO_APPLICANTS
    security_and_stability: Applicants = _NO_APPLICANTS
    third_party_rights: Applicants = _NO_APPLICANTS
    internal_affairs: Applicants = _NO_APPLICANTS
    deliberative_process: Applicants = _NO_APPLICANTS
    enforcement_file: Applicants = _NO_APPLICANTS
    administrative_query: Applicants = _NO_APPLICANTS


@frozen(kw_only=True)
class Unavailable:
    """（四）无法提供 (条例 arts. 36(4), 36(5), 38, 30)."""

    not_held: Applicants = _NO_APPLICANTS
    must_be_created: Applicants = _NO_APPLICANTS
    still_unclear: Applicants = _NO_APPLICANTS


@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理 (条例 arts. 35, 36(6), 39)."""

    petition: Applicants = _NO_APPLICANTS
    repeated: Applicants = _NO_APPLICANTS
    published_work: Applicants = _NO_APPLICANTS
    vexatious: Applicants = _NO_APPLICANTS
    reissue: Applicants = _NO_APPLICANTS


@frozen(kw_only=True)
class OtherwiseHandled:
    """（六）其他处理 of the 2021 form (条例 arts. 30, 42); `other` includes what the applicant withdrew."""

    not_clarified: Applicants = _NO_APPLICANTS
    fee_unpaid: Applicants = _NO_APPLICANTS
    other: Applicants = _NO_APPLICANTS


@frozen(kw_only=True)
class Outcomes:
    """三、本年度办理结果: each finished request counts once, in one line (条例 art. 36)."""

    granted: Applicants = _NO_APPLICANTS
    partly_granted: Applicants = _NO_APPLICANTS
    refused: Refused = Factory(Refused)
    unavailable: Unavailable = Factory(Unavailable)
    not_processed: NotProcessed = Factory(NotProcessed)
    otherwise_handled: OtherwiseHandled = Factory(OtherwiseHandled)
    #: （七）总计 as reported.
    total: Applicants = _NO_APPLICANTS


@frozen(kw_only=True)
class Requests:
    """Table 三, 收到和处理政府信息公开申请情况: 25 lines of seven counts."""

    received: Applicants = _NO_APPLICANTS
    carried_in: Applicants = _NO_APPLICANTS
    outcomes: Outcomes = Factory(Outcomes)
    carried_forward: Applicants = _NO_APPLICANTS


@frozen(kw_only=True)
class Litigation:
    """The right half of table 四, 行政诉讼: sued at once, or after reconsideration."""

    direct: Cases = _NO_CASES
    after_reconsideration: Cases = _NO_CASES


@frozen(kw_only=True)
class Proactive2021:
    """Table 二 of the 2021 form, 主动公开政府信息情况 (条例 art. 20 (1), (5), (6), (8))."""

    rules: Issued = _NO_ISSUED
    normative_documents: Issued = _NO_ISSUED
    #: Decisions of the year, published or not, 件.
    licensing: Count = field(default=NOT_PRINTED, validator=COUNT)
    penalties: Count = field(default=NOT_PRINTED, validator=COUNT)
    compulsion: Count = field(default=NOT_PRINTED, validator=COUNT)
    #: Collected in the year, 万元.
    fees: Amount = field(default=NOT_PRINTED, validator=AMOUNT)


#: The left half of table 四 when it is not printed.
NO_CASES = _NO_CASES
