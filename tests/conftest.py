"""What the tests share: where things are, and which programs are there to read what we render."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples(root: Path) -> Path:
    """The folder of example reports."""
    return root / "examples" / "reports"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real published reports, which not every checkout has beside it."""
    if not SHARED.is_dir():
        pytest.skip("no folder of published reports beside this checkout")
    return SHARED / "samples"


@pytest.fixture(scope="session")
def program():
    """A function that gives the path of a program; without it the test is skipped, and where CI is set it fails."""

    def find(*names: str) -> str:
        for name in names:
            if (path := shutil.which(name)) is not None:
                return path
        missing = f"none of {', '.join(names)} is installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)

    return find
