"""The prose of a report: ordered blocks, as written."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, TypeAlias

from attrs import field, frozen
from attrs.validators import optional

from disclosure_schema.described import Described
from disclosure_schema.kinds import ADDRESS, INDEX, WORDING, Address, Kind, Unfit, Wording, tuple_of
from disclosure_schema.model.narrative_tables import NarrativeTable

LEVEL = Kind("1 or 2", lambda value: type(value) is int and value in (1, 2))


@frozen(repr=False)
class Link(Described):
    """A link in a paragraph: the characters from `start` to before `end` lead to `address`."""

    start: Annotated[int, INDEX] = field(validator=INDEX)
    end: Annotated[int, INDEX] = field(validator=INDEX)
    address: Address = field(validator=ADDRESS)


_LINKS = tuple_of(Link)


@frozen(repr=False)
class Paragraph(Described):
    """A paragraph. A newline in it is a line break; it is printed with the indent of body text."""

    # Checked below and not by validators: there are dozens of paragraphs, and hardly any has links.
    text: Wording
    #: In their order, none over another.
    links: tuple[Link, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not WORDING.fits(self.text):
            raise Unfit(self.text, WORDING.expected, attribute="Paragraph.text")
        if self.links == ():
            return
        if not _LINKS.fits(self.links):
            raise Unfit(self.links, _LINKS.expected, attribute="Paragraph.links")
        places = [place for link in self.links for place in (link.start, link.end)]
        if (
            places[-1] > len(self.text)
            or any(link.start >= link.end for link in self.links)
            or any(before.end > after.start for before, after in pairwise(self.links))
        ):
            expected = f"links in order, each over some of the {len(self.text)} characters"
            raise Unfit(places, expected, attribute="Paragraph.links")


@frozen(repr=False)
class Subheading(Described):
    """A heading inside a section, its numeral as written: ㈠ stays ㈠.

    Level 1 is what official documents number （一）, level 2 what they number 1.
    """

    text: Wording = field(validator=WORDING)
    level: Annotated[int, LEVEL] = field(default=1, validator=LEVEL)


@frozen(kw_only=True, repr=False)
class Figure(Described):
    """A picture, by what it shows. The picture itself is not kept; `source` says where it is."""

    #: 替代文字: what the picture says, for those who cannot see it.
    alt: Wording = field(validator=WORDING)
    caption: Wording | None = field(default=None, validator=optional(WORDING))
    source: Address | None = field(default=None, validator=optional(ADDRESS))


#: A block of prose.
NarrativeBlock: TypeAlias = Paragraph | Subheading | NarrativeTable | Figure

#: Blocks in their order.
Narrative: TypeAlias = tuple[NarrativeBlock, ...]

#: Validator: a tuple of blocks. Raises `Unfit`.
must_be_narrative = tuple_of(Paragraph, Subheading, NarrativeTable, Figure)


@frozen(repr=False)
class NarrativeSection(Described):
    """A section of prose alone: 一, 五 or 六."""

    body: Narrative = field(default=(), validator=must_be_narrative)
    #: The heading as published, where it differs from the form's.
    heading: Wording | None = field(default=None, validator=optional(WORDING))


@frozen(repr=False)
class TableSection(Described):
    """A section that holds a table, 二, 三 or 四, with what real reports write around it."""

    before: Narrative = field(default=(), validator=must_be_narrative)
    after: Narrative = field(default=(), validator=must_be_narrative)
    #: The heading as published, where it differs from the form's.
    heading: Wording | None = field(default=None, validator=optional(WORDING))


@frozen(kw_only=True, repr=False)
class Sections(Described):
    """The six sections of the form, in its order (条例 art. 50)."""

    overview: NarrativeSection = NarrativeSection()
    proactive: TableSection = TableSection()
    requests: TableSection = TableSection()
    disputes: TableSection = TableSection()
    problems: NarrativeSection = NarrativeSection()
    other_matters: NarrativeSection = NarrativeSection()


@frozen(repr=False)
class Annex(Described):
    """附件: what follows the report on pages of its own."""

    title: Wording = field(validator=WORDING)
    body: Narrative = field(default=(), validator=must_be_narrative)
