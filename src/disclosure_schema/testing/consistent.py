"""Reports whose numbers add up, as the form demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from disclosure_schema.editions import EDITIONS, Edition
from disclosure_schema.testing.balancing import balanced, parts_of, with_values
from disclosure_schema.testing.numbered import numbered_report

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from disclosure_schema.model.report import Report


@st.composite
def consistent_reports(draw: DrawFn, edition: Edition | None = None) -> Report:
    """Complete reports that keep every relation of table 三 and table 四; of any of our editions if none is named.

    Lines add up to their 总计, outcomes to （七）总计, and 一 and 二 together equal （七） and 四 together.
    """
    chosen = edition or draw(st.sampled_from(EDITIONS))
    counts = st.integers(0, 2000)
    parts = {path: draw(counts) for path in parts_of(chosen.paths)}
    return with_values(numbered_report(chosen), balanced(chosen.paths, parts))
