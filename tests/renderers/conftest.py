"""A browser for all tests of what a page looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from browser import Browser, browsing


@pytest.fixture(scope="session")
def browser(
    program: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A browser without a window."""
    name = program("chromium", "chromium-browser", "google-chrome")
    with browsing(name, tmp_path_factory.mktemp("profile")) as found:
        yield found
