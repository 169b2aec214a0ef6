"""What the tests of the command share."""

from __future__ import annotations

import pytest

from command import SOURCES


@pytest.fixture(autouse=True)
def this_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that is started is that of this tree."""
    monkeypatch.setenv("PYTHONPATH", str(SOURCES))
