"""The revisions of documents in JSON: what stands under `$schema` in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: What stands under `$schema` before the number of the revision.
SCHEMA_PREFIX: Final = "urn:disclosure-schema:document/"

#: The revision that we write. A revision may only add.
DOCUMENT_SCHEMA: Final = f"{SCHEMA_PREFIX}1"


def names_document(data: object) -> bool:
    """Whether JSON-ready data is a document of any revision, by its `$schema`."""
    name = data.get("$schema") if isinstance(data, Mapping) else None
    return isinstance(name, str) and name.startswith(SCHEMA_PREFIX)
