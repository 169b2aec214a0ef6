"""The statistical tables of the form, as frozen classes: what the lines mean, not where they stand.

A field name is the key of its line in the edition, and the key in JSON.
A line that is not on the page keeps the default, cells that are all `NOT_PRINTED`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeAlias

from attrs import field, frozen

from disclosure_schema.cell_path import PATH, CellPath
from disclosure_schema.described import Described
from disclosure_schema.kinds import WORDING, Kind, Wording, tuple_of, tuple_of_kind
from disclosure_schema.rows.lines import (
    Applicants,
    Cases,
    Disclosed,
    FeeItems,
    Issued,
    Matters,
    Procurement,
    unprinted,
)
from disclosure_schema.values import AMOUNT, COUNT, NOT_PRINTED, Absent, Amount, Count

ADDED_CELL = Kind(
    "an int, a Decimal or Absent that is printed",
    lambda value: (COUNT.fits(value) or AMOUNT.fits(value)) and value != NOT_PRINTED,
)

#: A cell of a line that an office added.
AddedCell: TypeAlias = int | Decimal | Absent


@frozen(repr=False)
class ExtraRow(Described):
    """A line that the form does not have and an office added, such as 其他主动公开文件.

    `after` is the path of the form's line below which it stands; `cells` are those of that line's columns.
    """

    label: Wording = field(validator=WORDING)
    after: Annotated[CellPath, PATH] = field(validator=PATH)
    cells: tuple[AddedCell, ...] = field(validator=tuple_of_kind(ADDED_CELL))


ExtraRows: TypeAlias = tuple[ExtraRow, ...]

_are_extra_rows = tuple_of(ExtraRow)


@frozen(kw_only=True, repr=False)
class Refused(Described):
    """（三）不予公开: the eight grounds of refusal (条例 arts. 14–16, 36(3), 36(7))."""

    state_secret: Applicants = unprinted(Applicants)
    prohibited_by_law: Applicants = unprinted(Applicants)
    security_and_stability: Applicants = unprinted(Applicants)
    third_party_rights: Applicants = unprinted(Applicants)
    internal_affairs: Applicants = unprinted(Applicants)
    deliberative_process: Applicants = unprinted(Applicants)
    enforcement_file: Applicants = unprinted(Applicants)
    administrative_query: Applicants = unprinted(Applicants)


@frozen(kw_only=True, repr=False)
class Unavailable(Described):
    """（四）无法提供 (条例 arts. 36(4), 36(5), 38, 30)."""

    not_held: Applicants = unprinted(Applicants)
    must_be_created: Applicants = unprinted(Applicants)
    still_unclear: Applicants = unprinted(Applicants)


@frozen(kw_only=True, repr=False)
class NotProcessed(Described):
    """（五）不予处理 (条例 arts. 35, 36(6), 39)."""

    petition: Applicants = unprinted(Applicants)
    repeated: Applicants = unprinted(Applicants)
    published_work: Applicants = unprinted(Applicants)
    vexatious: Applicants = unprinted(Applicants)
    reissue: Applicants = unprinted(Applicants)


@frozen(kw_only=True, repr=False)
class OtherwiseHandled(Described):
    """（六）其他处理 of the 2021 form (条例 arts. 30, 42); `other` includes what the applicant withdrew."""

    not_clarified: Applicants = unprinted(Applicants)
    fee_unpaid: Applicants = unprinted(Applicants)
    other: Applicants = unprinted(Applicants)


@frozen(kw_only=True, repr=False)
class Outcomes(Described):
    """三、本年度办理结果: each finished request counts once, in one line (条例 art. 36)."""

    granted: Applicants = unprinted(Applicants)
    partly_granted: Applicants = unprinted(Applicants)
    refused: Refused = Refused()
    unavailable: Unavailable = Unavailable()
    not_processed: NotProcessed = NotProcessed()
    #: Three lines in the 2021 form, one undivided line in that of 2019.
    otherwise_handled: OtherwiseHandled | Applicants = OtherwiseHandled()
    #: （七）总计 as reported.
    total: Applicants = unprinted(Applicants)


@frozen(kw_only=True, repr=False)
class Requests(Described):
    """Table 三, 收到和处理政府信息公开申请情况: lines of seven counts."""

    received: Applicants = unprinted(Applicants)
    carried_in: Applicants = unprinted(Applicants)
    outcomes: Outcomes = Outcomes()
    carried_forward: Applicants = unprinted(Applicants)
    extra_rows: ExtraRows = field(default=(), validator=_are_extra_rows)


@frozen(kw_only=True, repr=False)
class Litigation(Described):
    """The right half of table 四, 行政诉讼: sued at once, or after reconsideration."""

    direct: Cases = unprinted(Cases)
    after_reconsideration: Cases = unprinted(Cases)


@frozen(kw_only=True, repr=False)
class Proactive2021(Described):
    """Table 二 of the 2021 form, 主动公开政府信息情况 (条例 art. 20 (1), (5), (6), (8))."""

    rules: Issued = unprinted(Issued)
    normative_documents: Issued = unprinted(Issued)
    #: Decisions of the year, published or not, 件.
    licensing: Count = field(default=NOT_PRINTED, validator=COUNT)
    penalties: Count = field(default=NOT_PRINTED, validator=COUNT)
    compulsion: Count = field(default=NOT_PRINTED, validator=COUNT)
    #: Collected in the year, 万元.
    fees: Amount = field(default=NOT_PRINTED, validator=AMOUNT)
    extra_rows: ExtraRows = field(default=(), validator=_are_extra_rows)


@frozen(kw_only=True, repr=False)
class Proactive2019(Described):
    """Table 二 of the 2019 form, 主动公开政府信息情况 (条例 art. 20 (1), (5), (6), (8), (9))."""

    rules: Disclosed = unprinted(Disclosed)
    normative_documents: Disclosed = unprinted(Disclosed)
    licensing: Matters = unprinted(Matters)
    other_services: Matters = unprinted(Matters)
    penalties: Matters = unprinted(Matters)
    compulsion: Matters = unprinted(Matters)
    fees: FeeItems = unprinted(FeeItems)
    procurement: Procurement = unprinted(Procurement)
    extra_rows: ExtraRows = field(default=(), validator=_are_extra_rows)


#: Table 二 of any edition. A form with new columns adds its class here.
Proactive: TypeAlias = Proactive2019 | Proactive2021
