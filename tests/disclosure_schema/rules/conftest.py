"""What the tests of rules have in common."""

from __future__ import annotations

import pytest

from disclosure_schema import Report
from disclosure_schema.rules import check


@pytest.fixture
def clean(reports_by_name: dict[str, Report]) -> Report:
    """A published report whose sums are right."""
    report = reports_by_name["suqian-2024"]
    assert not check(report)
    return report
