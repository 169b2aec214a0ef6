"""Table 三, 收到和处理政府信息公开申请情况: rows of seven counts, by who applied (条例 art. 27).

The name of an attribute is the key of its row or group in the edition, and the key in JSON.
A row that is not on the page keeps its default, in which all cells are `NOT_PRINTED`.
"""

from __future__ import annotations

from attrs import evolve

from disclosure_schema.frozen import frozen
from disclosure_schema.rows.extra_rows import ExtraRows
from disclosure_schema.rows.row import Row, unprinted
from disclosure_schema.values import Count


@frozen(kw_only=True)
class Applicants(Row):
    """One row of table 三: requests by who applied, 件."""

    natural_person: Count
    commercial: Count
    research: Count
    public_interest: Count
    legal_services: Count
    other: Count
    #: 总计 as reported; never computed here.
    total: Count


@frozen(kw_only=True)
class Refused:
    """（三）不予公开: the eight grounds of refusal (条例 arts. 14–16, 36(3), 36(7))."""

    state_secret: Applicants = unprinted(Applicants)
    prohibited_by_law: Applicants = unprinted(Applicants)
    security_and_stability: Applicants = unprinted(Applicants)
    third_party_rights: Applicants = unprinted(Applicants)
    internal_affairs: Applicants = unprinted(Applicants)
    deliberative_process: Applicants = unprinted(Applicants)
    enforcement_file: Applicants = unprinted(Applicants)
    administrative_query: Applicants = unprinted(Applicants)


@frozen(kw_only=True)
class Unavailable:
    """（四）无法提供 (条例 arts. 36(4), 36(5), 38, 30)."""

    not_held: Applicants = unprinted(Applicants)
    must_be_created: Applicants = unprinted(Applicants)
    still_unclear: Applicants = unprinted(Applicants)


@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理 (条例 arts. 35, 36(6), 39)."""

    petition: Applicants = unprinted(Applicants)
    repeated: Applicants = unprinted(Applicants)
    published_work: Applicants = unprinted(Applicants)
    vexatious: Applicants = unprinted(Applicants)
    reissue: Applicants = unprinted(Applicants)


@frozen(kw_only=True)
class OtherwiseHandled:
    """（六）其他处理 of the 2021 form (条例 arts. 30, 42); `other` includes what the applicant withdrew."""

    not_clarified: Applicants = unprinted(Applicants)
    fee_unpaid: Applicants = unprinted(Applicants)
    other: Applicants = unprinted(Applicants)


@frozen(kw_only=True)
class Outcomes:
    """三、本年度办理结果: each finished request is counted once, in one row (条例 art. 36)."""

    granted: Applicants = unprinted(Applicants)
    partly_granted: Applicants = unprinted(Applicants)
    refused: Refused = Refused()
    unavailable: Unavailable = Unavailable()
    not_processed: NotProcessed = NotProcessed()
    #: Three rows in the 2021 form, one undivided row in that of 2019. The edition names the class.
    otherwise_handled: OtherwiseHandled | Applicants = OtherwiseHandled()
    #: （七）总计 as reported.
    total: Applicants = unprinted(Applicants)


@frozen(kw_only=True)
class Requests:
    """Table 三."""

    received: Applicants = unprinted(Applicants)
    carried_in: Applicants = unprinted(Applicants)
    outcomes: Outcomes = Outcomes()
    carried_forward: Applicants = unprinted(Applicants)
    extra_rows: ExtraRows = ()


def fitted(requests: Requests, otherwise_handled: type[OtherwiseHandled | Applicants]) -> Requests:
    """Table 三 for an edition that has this class for （六）其他处理.

    Where （六） is not on the page, nothing of this class stands for it, whatever class it had:
    `Requests()` belongs to every edition. Where it is on the page, the table stays as it is.
    """
    outcomes = requests.outcomes
    now: OtherwiseHandled | Applicants = outcomes.otherwise_handled
    if isinstance(now, otherwise_handled) or now != unprinted(type(now)):
        return requests
    nothing = unprinted(otherwise_handled)
    return evolve(requests, outcomes=evolve(outcomes, otherwise_handled=nothing))
