"""An edition that nobody has heard of, and the parts of ours that it is made of."""

from __future__ import annotations

from attrs import evolve

from disclosure_schema import E2021
from disclosure_schema.form import Bands, leaf

RULES, LICENSING, SANCTIONS, FEES = E2021.proactive.bands
RECEIVED, CARRIED_IN, OUTCOMES, CARRIED_FORWARD = E2021.requests.rows
(APPLICANTS,) = E2021.requests.columns
RECONSIDERATION, LITIGATION = E2021.disputes.columns

#: Fees come first in table 二, 行政强制 is gone, 行政许可 has another label, and table 三 its lines in another order.
MINE = evolve(
    E2021,
    id="2031-draft.2",
    first_year=2031,
    proactive=Bands(
        root="/proactive",
        bands=(
            FEES,
            RULES,
            evolve(LICENSING, rows=(leaf("licensing", "行政审批"),)),
            evolve(SANCTIONS, rows=(leaf("penalties", "行政处罚"),)),
        ),
    ),
    requests=evolve(E2021.requests, rows=(CARRIED_IN, RECEIVED, OUTCOMES, CARRIED_FORWARD)),
)
