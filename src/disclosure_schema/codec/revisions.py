"""What stands under `$schema`: the edition of the form, and the revision of our format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_schema.json.revisions import NUMBER, REPORT_PREFIX

if TYPE_CHECKING:
    from disclosure_schema.editions import Edition

#: The revision of the format that we write. A revision may only add.
REVISION = 1

_SCHEMA = re.compile(rf"{re.escape(REPORT_PREFIX)}(?P<edition>[^/]+)/(?P<revision>{NUMBER})")


def schema_of(edition: Edition) -> str:
    """What stands under `$schema` in a report of that edition."""
    return f"{REPORT_PREFIX}{edition.id}/{REVISION}"


def named_in(schema: object) -> tuple[str, int] | None:
    """The id of the edition and the revision that `$schema` names, or None if it is no such name."""
    match = _SCHEMA.fullmatch(schema) if isinstance(schema, str) else None
    return (match["edition"], int(match["revision"])) if match else None
