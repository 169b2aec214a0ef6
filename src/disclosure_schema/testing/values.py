"""Strategies for single values and for prose."""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from disclosure_schema.kinds import WORDING
from disclosure_schema.limits import LARGEST_COUNT
from disclosure_schema.model.agency import Agency, AgencyKind, Contact, Signature
from disclosure_schema.model.narrative import (
    Annex,
    Figure,
    Link,
    Narrative,
    NarrativeSection,
    Paragraph,
    Sections,
    Subheading,
    TableSection,
)
from disclosure_schema.model.narrative_tables import NarrativeCell, NarrativeTable
from disclosure_schema.model.publication import Publication
from disclosure_schema.text.characters import is_number
from disclosure_schema.values import BLANK, Absent, Amount, Count

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

#: What offices print where they have no number.
PLACEHOLDERS = ("/", "—", "-", "--", "无", "不适用", "N/A", "\u00a0", "\u3000")

_WORDS = (
    "㈠主动公开情况",
    "公众浏览量4.1万余人次。",
    "肖·扎亚",
    "𬭎",
    "a & b < c > d",
    "第一行\n第二行",
    "{agency}“三安全一稳定”\\",
)


@cache
def wordings() -> SearchStrategy[str]:
    """Text that says something, with whatever characters a report may hold."""
    characters = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n")
    free = st.text(characters, min_size=1, max_size=12)
    return st.sampled_from(_WORDS) | free.filter(WORDING.fits)


@cache
def absents() -> SearchStrategy[Absent]:
    """Cells that are on the page and hold no number: blank, a placeholder, or words."""
    words = wordings().filter(lambda text: not is_number(text))
    return st.just(BLANK) | (st.sampled_from(PLACEHOLDERS) | words).map(Absent)


@cache
def counts() -> SearchStrategy[Count]:
    """Printed cells of 件, most of them small numbers."""
    small = st.integers(0, 99)
    return small | small | st.integers(-LARGEST_COUNT, LARGEST_COUNT) | absents()


@cache
def amounts() -> SearchStrategy[Amount]:
    """Printed cells of 万元, with up to six digits behind the point."""
    places = st.integers(0, 6)
    numbers = st.builds(
        lambda digits, scale: Decimal(digits).scaleb(-scale),
        st.integers(-(10**15), 10**15),
        places,
    )
    return st.sampled_from((Decimal("0.00"), Decimal("72701.2578"))) | numbers | absents()


@cache
def addresses() -> SearchStrategy[str]:
    """Web addresses."""
    return st.sampled_from(
        (
            "http://www.example.gov.cn/zwgk/",
            "https://例子.中国/?a=1&b=2",
            "mailto:a@example.cn",
            "/a.html",
        )
    )


@st.composite
def paragraphs(draw: DrawFn) -> Paragraph:
    """Paragraphs, some of them with links."""
    text = draw(wordings())
    if not draw(st.booleans()):
        return Paragraph(text)
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return Paragraph(text, tuple(Link(start, end, draw(addresses())) for start, end in pairs))


@st.composite
def narrative_tables(draw: DrawFn) -> NarrativeTable:
    """Tables outside the form; a cell of the first row may span columns, one below it rows."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    texts = st.just("") | wordings()
    across, down = draw(st.integers(1, width)), draw(st.integers(1, height))
    rows = [
        [
            NarrativeCell(draw(texts), down if row == 0 else 1, across if row == 0 else 1)
            for _ in range(1 if row == 0 or row < down else across)
            if row == 0 or row >= down
        ]
        + [NarrativeCell(draw(texts)) for _ in range(width - across)]
        for row in range(height)
    ]
    caption = draw(st.none() | wordings())
    head = draw(st.integers(0, height))
    return NarrativeTable(rows=tuple(map(tuple, rows)), head_rows=head, caption=caption)


@cache
def figures() -> SearchStrategy[Figure]:
    """Pictures, by what they show."""
    return st.builds(
        Figure, alt=wordings(), caption=st.none() | wordings(), source=st.none() | addresses()
    )


@cache
def narratives() -> SearchStrategy[Narrative]:
    """Some blocks of prose, often none."""
    subheadings = st.builds(Subheading, wordings(), st.sampled_from((1, 2)))
    others = narrative_tables() | figures()
    return st.lists(paragraphs() | paragraphs() | subheadings | others, max_size=3).map(tuple)


@cache
def agencies() -> SearchStrategy[Agency]:
    """Agencies, often with nothing but a name."""
    plain = st.builds(Agency, name=wordings())
    return plain | st.builds(
        Agency,
        name=wordings(),
        code=st.none() | wordings(),
        kind=st.none() | st.sampled_from(AgencyKind),
        region=st.none() | wordings(),
        also_known_as=st.lists(wordings(), max_size=2).map(tuple),
    )


@cache
def contacts() -> SearchStrategy[Contact]:
    """Contacts with at least a telephone number."""
    part = st.none() | wordings()
    return st.builds(Contact, office=part, address=part, telephone=wordings(), email=part)


@cache
def days() -> SearchStrategy[datetime.date]:
    """Days on which reports are signed and published."""
    return st.dates(datetime.date(2020, 1, 1), datetime.date(2042, 12, 31))


@cache
def signatures() -> SearchStrategy[Signature]:
    """Signatures of one agency or of two."""
    return st.builds(
        Signature,
        agencies=st.lists(wordings(), min_size=1, max_size=2).map(tuple),
        date=st.none() | days(),
        reviewer=st.none() | wordings(),
        sealed=st.booleans(),
    )


@cache
def publications() -> SearchStrategy[Publication]:
    """Publication metadata, most of it missing."""
    return st.builds(
        Publication,
        index_number=st.none() | wordings(),
        publisher=st.none() | wordings(),
        keywords=st.lists(wordings(), max_size=2).map(tuple),
        published=st.none() | days(),
        url=st.none() | addresses(),
        sha256=st.none() | st.just("0" * 64),
        revision=st.none() | st.integers(1, 9),
        correction=st.none() | wordings(),
    )


@cache
def annexes() -> SearchStrategy[tuple[Annex, ...]]:
    """Annexes, often none."""
    return st.lists(st.builds(Annex, wordings(), narratives()), max_size=2).map(tuple)


@cache
def sections() -> SearchStrategy[Sections]:
    """The six sections, some with headings of their own."""
    heading = st.none() | wordings()
    prose = st.builds(NarrativeSection, narratives(), heading)
    table = st.builds(TableSection, narratives(), narratives(), heading)
    return st.builds(
        Sections,
        overview=prose,
        proactive=table,
        requests=table,
        disputes=table,
        problems=prose,
        other_matters=prose,
    )


@cache
def extensions() -> SearchStrategy[dict[str, object]]:
    """Extensions, which others keep with a report."""
    scalars = st.none() | st.booleans() | st.integers() | st.just(Decimal("0.10")) | wordings()
    values = st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(wordings(), inner, max_size=2),
        max_leaves=4,
    )
    return st.dictionaries(st.sampled_from(("cn.example.a", "org.b-c.d_e")), values, max_size=2)
