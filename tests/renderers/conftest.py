"""What several tests of renderers share: the report of a city."""

from __future__ import annotations

import pytest

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.docx import DocxRenderer


@pytest.fixture(scope="session")
def city(reports_by_name: dict[str, Report]) -> Document:
    """The page of a city's report."""
    return lay_out(reports_by_name["suqian-2024"])


@pytest.fixture(scope="session")
def city_docx(city: Document) -> bytes:
    """The Word document of it."""
    return DocxRenderer().render(city)
