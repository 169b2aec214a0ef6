"""The keys of a document in JSON that are no attributes: every block names its type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from disclosure_schema.json.keys import Keys

_TYPE: Final = {"type": "type"}

KEYS: Final[Keys] = {
    "Heading": _TYPE,
    "Paragraph": _TYPE,
    "Figure": _TYPE,
    "JsonTable": _TYPE,
}
