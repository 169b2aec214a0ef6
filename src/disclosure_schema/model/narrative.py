"""The prose of a report: ordered blocks, as written."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, TypeAlias

from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import INDEX, Address, Kind, Unfit, Wording
from disclosure_schema.model.narrative_tables import NarrativeTable

LEVEL = Kind("1 or 2", lambda value: type(value) is int and value in (1, 2))


@frozen
class Link:
    """A link in a paragraph: the characters from `start` to before `end` lead to `address`."""

    start: Annotated[int, INDEX]
    end: Annotated[int, INDEX]
    address: Address


@frozen
class Paragraph:
    """A paragraph. A newline in it is a line break; it is printed with the indent of body text."""

    text: Wording
    #: In their order. No two of them overlap.
    links: tuple[Link, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.links:
            return
        places = [place for link in self.links for place in (link.start, link.end)]
        if (
            places[-1] > len(self.text)
            or any(link.start >= link.end for link in self.links)
            or any(before.end > after.start for before, after in pairwise(self.links))
        ):
            expected = f"links in order, each over some of the {len(self.text)} characters"
            raise Unfit(places, expected, attribute="Paragraph.links")


@frozen
class Subheading:
    """A heading inside a section, its numeral as written: ㈠ stays ㈠.

    Level 1 is what official documents number （一）, level 2 what they number 1.
    """

    text: Wording
    level: Annotated[int, LEVEL] = 1


@frozen(kw_only=True)
class Figure:
    """A picture, described in words. The picture itself is not kept; `source` says where it is."""

    #: 替代文字: what the picture shows, for people who cannot see it.
    alt: Wording
    caption: Wording | None = None
    source: Address | None = None


#: A block of prose.
NarrativeBlock: TypeAlias = Paragraph | Subheading | NarrativeTable | Figure

#: Blocks in their order.
Narrative: TypeAlias = tuple[NarrativeBlock, ...]


@frozen
class NarrativeSection:
    """A section of prose alone: 一, 五 or 六."""

    body: Narrative = ()
    #: The heading as published, where it differs from the form's.
    heading: Wording | None = None


@frozen
class TableSection:
    """A section that holds a table, 二, 三 or 四, with what real reports write around it."""

    before: Narrative = ()
    after: Narrative = ()
    #: The heading as published, where it differs from the form's.
    heading: Wording | None = None


@frozen(kw_only=True)
class Sections:
    """The six sections of the form, in its order (条例 art. 50)."""

    overview: NarrativeSection = NarrativeSection()
    proactive: TableSection = TableSection()
    requests: TableSection = TableSection()
    disputes: TableSection = TableSection()
    problems: NarrativeSection = NarrativeSection()
    other_matters: NarrativeSection = NarrativeSection()


@frozen
class Annex:
    """附件: what follows the report on pages of its own."""

    title: Wording
    body: Narrative = ()
