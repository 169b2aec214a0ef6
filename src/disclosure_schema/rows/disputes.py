"""Table 四: cases of 行政复议 and 行政诉讼, counted by result (条例 art. 51)."""

from __future__ import annotations

from disclosure_schema.frozen import frozen
from disclosure_schema.rows.row import Row, unprinted
from disclosure_schema.values import Count


@frozen(kw_only=True)
class Cases(Row):
    """One block of table 四: cases by result, 件. 行政复议 is one block, 行政诉讼 two."""

    upheld: Count
    corrected: Count
    other: Count
    pending: Count
    #: 总计 as reported; never computed here.
    total: Count


@frozen(kw_only=True)
class Litigation:
    """The right half of table 四, 行政诉讼: sued at once, or after reconsideration."""

    direct: Cases = unprinted(Cases)
    after_reconsideration: Cases = unprinted(Cases)
