"""Every revision of the format that was ever published loads for ever."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from disclosure_schema import dumps, loads

SPECIMENS = sorted((Path(__file__).parents[2] / "specimens").glob("revision-*/*.json"))

#: One number for all specimens: they are frozen, and a change of any of them is told here.
FROZEN = "ba6417cbae0da113a24d8268ca2b6d52047fe6a7e86d6bb726fafc22046728fd"


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda each: f"{each.parent.name}/{each.stem}")
def test_specimens_load(path: Path):
    """A specimen loads, and what is written today says the same."""
    report = loads(path.read_bytes())

    assert loads(dumps(report)) == report


def test_specimens_are_frozen():
    """No specimen has changed, and none is missing."""
    digest = sha256()
    for path in SPECIMENS:
        digest.update(path.name.encode() + path.read_bytes())

    assert digest.hexdigest() == FROZEN
