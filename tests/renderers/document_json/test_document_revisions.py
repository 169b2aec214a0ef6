"""Every revision of the JSON of documents that was ever published loads for ever."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from renderers.document_json import document_dumps, document_loads

SPECIMENS = sorted((Path(__file__).parents[2] / "specimens").glob("document-*/*.json"))

#: One number for all specimens: they are frozen, and a change of any of them is told here.
FROZEN = "f509d3f226b061391fa4606589316bbb600f2c10a5efcb7ede5f2e20ea040244"


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda each: f"{each.parent.name}/{each.stem}")
def test_specimens_load(path: Path):
    """A specimen loads, and what is written today says the same."""
    document = document_loads(path.read_bytes())

    assert document_loads(document_dumps(document)) == document


def test_specimens_are_frozen():
    """No specimen has changed, and none is missing."""
    digest = sha256()
    for path in SPECIMENS:
        digest.update(path.name.encode() + path.read_bytes())

    assert digest.hexdigest() == FROZEN
