"""What stands under `$schema` in a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: With a revision behind it, what stands under `$schema` in a document.
SCHEMA_PREFIX: Final = "urn:disclosure-schema:document/"

#: The revision that we write. A revision may only add.
DOCUMENT_SCHEMA: Final = f"{SCHEMA_PREFIX}1"


def names_document(data: object) -> bool:
    """Whether JSON-ready objects say by `$schema` that they are a document, in whichever revision."""
    name = data.get("$schema") if isinstance(data, Mapping) else None
    return isinstance(name, str) and name.startswith(SCHEMA_PREFIX)
