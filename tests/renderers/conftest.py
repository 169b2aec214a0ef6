"""What several tests of renderers share: the report of a city, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from disclosure_schema import Report
from renderers import Document, lay_out
from renderers.docx import DocxRenderer
from support.programs.browser import Browser, browsing


@pytest.fixture(scope="session")
def city(reports_by_name: dict[str, Report]) -> Document:
    """The page of a city's report."""
    return lay_out(reports_by_name["suqian-2024"])


@pytest.fixture(scope="session")
def city_docx(city: Document) -> bytes:
    """The Word document of it."""
    return DocxRenderer().render(city)


@pytest.fixture(scope="session")
def browser(
    program: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser without a window."""
    name = program("chromium", "chromium-browser", "google-chrome")
    with browsing(name, tmp_path_factory.mktemp("profile")) as found:
        yield found
