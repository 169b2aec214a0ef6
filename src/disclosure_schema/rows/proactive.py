"""Table 二, 主动公开政府信息情况 (条例 art. 20): its rows and blocks, which differ between the editions.

The name of an attribute is the key of its row in the edition, and the key in JSON.
A row that is not on the page keeps its default, in which all cells are `NOT_PRINTED`.
"""

from __future__ import annotations

from typing import TypeAlias

from disclosure_schema.frozen import frozen
from disclosure_schema.rows.extra_rows import ExtraRows
from disclosure_schema.rows.row import Row, unprinted
from disclosure_schema.values import NOT_PRINTED, Amount, Count


@frozen(kw_only=True)
class Issued(Row):
    """第二十条第（一）项, 2021: documents issued and repealed in the year, and in force at its end, 件."""

    issued: Count
    repealed: Count
    in_force: Count


@frozen(kw_only=True)
class Disclosed(Row):
    """第二十条第（一）项, 2019: documents produced and disclosed in the year, and disclosed to date, 件."""

    produced: Count
    disclosed: Count
    disclosed_to_date: Count


@frozen(kw_only=True)
class Matters(Row):
    """第二十条第（五）项 and （六）项, 2019: items on the list last year, their change, decisions of the year.

    The change is signed: items added less items removed.
    """

    items_last_year: Count
    change: Count
    decisions: Count


@frozen(kw_only=True)
class FeeItems(Row):
    """第二十条第（八）项, 2019: fee items on the list last year, and their signed change."""

    items_last_year: Count
    change: Count


@frozen(kw_only=True)
class Procurement(Row):
    """第二十条第（九）项, 2019: projects of centralised procurement, and their total amount.

    The form prints no unit for the amount; what stood beside it is kept as a remark.
    """

    projects: Count
    amount: Amount


@frozen(kw_only=True)
class Proactive2021:
    """Table 二 of the 2021 form (条例 art. 20 (1), (5), (6), (8))."""

    rules: Issued = unprinted(Issued)
    normative_documents: Issued = unprinted(Issued)
    #: Decisions of the year, published or not, 件.
    licensing: Count = NOT_PRINTED
    penalties: Count = NOT_PRINTED
    compulsion: Count = NOT_PRINTED
    #: Collected in the year, 万元.
    fees: Amount = NOT_PRINTED
    extra_rows: ExtraRows = ()


@frozen(kw_only=True)
class Proactive2019:
    """Table 二 of the 2019 form (条例 art. 20 (1), (5), (6), (8), (9))."""

    rules: Disclosed = unprinted(Disclosed)
    normative_documents: Disclosed = unprinted(Disclosed)
    licensing: Matters = unprinted(Matters)
    other_services: Matters = unprinted(Matters)
    penalties: Matters = unprinted(Matters)
    compulsion: Matters = unprinted(Matters)
    fees: FeeItems = unprinted(FeeItems)
    procurement: Procurement = unprinted(Procurement)
    extra_rows: ExtraRows = ()


#: Table 二 of any edition. A form with new columns adds its class here.
Proactive: TypeAlias = Proactive2021 | Proactive2019
