"""Which style of a Word document each kind of text has, by the ids that paragraphs name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from renderers.document import Role


@frozen(kw_only=True)
class StyleIds:
    """The ids of the styles of one Word document."""

    title: str
    #: Of levels 1, 2 and 3.
    headings: tuple[str, str, str]
    paragraphs: Mapping[Role, str]
    caption: str
    table: str
    #: Of tables with many columns.
    dense_table: str
    #: Whether they are those of a template. What else such styles do is not known, so paragraphs say more themselves.
    foreign: bool = False
    #: Those that number their paragraphs.
    counting: frozenset[str] = frozenset()
    #: Whether text in tables has the style of other text too: cells must then take its indent and spacing away.
    shared_table: bool = False


#: The styles of our own documents.
OWN_STYLES: Final = StyleIds(
    title="Title",
    headings=("Heading1", "Heading2", "Heading3"),
    paragraphs={
        "body": "Body",
        "preamble": "Preamble",
        "contact": "Contact",
        "note": "Note",
        "annexes": "Annexes",
        "annex_title": "AnnexTitle",
        "signature": "Signature",
        "date": "Date",
        "reviewer": "Reviewer",
    },
    caption="Caption",
    table="TableText",
    dense_table="DenseTable",
)
