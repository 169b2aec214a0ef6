"""The keys of a report in JSON that are not named like their attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from disclosure_schema.json.keys import Keys

#: A block of a narrative is known by its first key. A paragraph stands as text, or as `{"paragraph": [...]}`.
KEYS: Final[Keys] = {
    "Report": {"edition": "$schema"},
    "Paragraph": {"text": "paragraph", "links": "paragraph"},
    "Subheading": {"text": "subheading"},
    "NarrativeTable": {"rows": "table"},
    "Figure": {"alt": "figure"},
}
