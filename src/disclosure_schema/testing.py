"""Strategies of hypothesis for the model, and a report whose cells are all different.

For the tests of those who build on this package, and for our own.
This is the only module that needs hypothesis.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_type_hints

from attrs import NOTHING, evolve, fields, has
from hypothesis import strategies as st

from disclosure_schema.characters import is_number, refused_character
from disclosure_schema.codec import from_data, schema_of
from disclosure_schema.editions import E2021
from disclosure_schema.narrative import (
    Narrative,
    NarrativeSection,
    Paragraph,
    Sections,
    Subheading,
    TableSection,
)
from disclosure_schema.report import Agency, Contact, Remark, Report, Signature
from disclosure_schema.tables import NO_CASES, Cases, Litigation, Proactive2021, Requests
from disclosure_schema.values import BLANK, LARGEST_COUNT, Absent, Amount, Count

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from disclosure_schema.json_text import Json

T = TypeVar("T")

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


def wordings() -> SearchStrategy[str]:
    """Text that says something, with whatever characters a report may hold."""
    characters = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n")
    free = st.text(characters, min_size=1, max_size=12)
    return st.sampled_from(_WORDS) | free.filter(
        lambda text: bool(text.strip()) and refused_character(text) is None
    )


def absents() -> SearchStrategy[Absent]:
    """Cells that are printed without a number: blank, a placeholder, or words."""
    words = wordings().filter(lambda text: not is_number(text))
    return st.just(BLANK) | (st.sampled_from(PLACEHOLDERS) | words).map(Absent)


def counts() -> SearchStrategy[Count]:
    """Printed cells of 件, most of them small numbers."""
    small = st.integers(0, 99)
    return small | small | st.integers(-LARGEST_COUNT, LARGEST_COUNT) | absents()


def amounts() -> SearchStrategy[Amount]:
    """Printed cells of 万元; how many digits stand behind the point matters."""
    places = st.integers(0, 6)
    numbers = st.builds(
        lambda digits, scale: Decimal(digits).scaleb(-scale),
        st.integers(-(10**15), 10**15),
        places,
    )
    return st.sampled_from((Decimal("0.00"), Decimal("72701.2578"))) | numbers | absents()


def narratives() -> SearchStrategy[Narrative]:
    """Some blocks of prose, often none."""
    subheadings = st.builds(Subheading, wordings(), st.sampled_from((1, 2)))
    return st.lists(st.builds(Paragraph, wordings()) | subheadings, max_size=3).map(tuple)


@st.composite
def reports(draw: DrawFn) -> Report:
    """Reports of the 2021 form that can be read, though their numbers seldom add up.

    Half of them print every line; in the others some lines are not on the page.
    """
    complete = draw(st.booleans())
    cases = _tables(Cases, complete)
    report = Report(
        edition=E2021,
        agency=Agency(draw(wordings())),
        year=draw(st.integers(2021, 2040)),
        title=draw(st.none() | wordings()),
        preamble=draw(narratives()),
        contact=tuple(draw(st.lists(_contacts(), max_size=2))),
        sections=draw(_sections()),
        proactive=draw(_tables(Proactive2021, complete)),
        requests=draw(_tables(Requests, complete)),
        reconsideration=draw(cases if complete else cases | st.just(NO_CASES)),
        litigation=draw(_tables(Litigation, complete)),
        signature=draw(st.none() | _signatures()),
    )
    numbers = [path for path, value in report.cells() if not isinstance(value, Absent)]
    if not numbers:
        return report
    paths = draw(st.lists(st.sampled_from(numbers), max_size=3, unique=True))
    befores = st.sampled_from(("", "+", "约", "（"))
    afters = st.sampled_from(("", "（其中修订16件）", "元", " 件", "（其中\n修订16件）"))
    remarks = tuple(Remark(each, draw(befores), draw(afters)) for each in paths)
    return evolve(report, remarks=remarks)


def numbered_report() -> Report:
    """A report of the 2021 form, complete, whose cells hold 1, 2, 3 … in the order of the page."""
    data: dict[str, Any] = {
        "$schema": schema_of(E2021),
        "agency": {"name": "某市人民政府"},
        "year": 2024,
    }
    for number, path in enumerate(E2021.paths(), 1):
        *parents, last = path[1:].split("/")
        place = data
        for each in parents:
            place = place.setdefault(each, {})
        place[last] = number
    return from_data(cast("dict[str, Json]", data))


def _contacts() -> SearchStrategy[Contact]:
    part = st.none() | wordings()
    return st.builds(Contact, **{each.name: part for each in fields(Contact)})


def _signatures() -> SearchStrategy[Signature]:
    return st.builds(
        Signature,
        agencies=st.lists(wordings(), min_size=1, max_size=2).map(tuple),
        date=st.none() | st.dates(datetime.date(2022, 1, 1), datetime.date(2042, 12, 31)),
        reviewer=st.none() | wordings(),
    )


@cache
def _sections() -> SearchStrategy[Sections]:
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
def _tables(cls: type[T], complete: bool) -> SearchStrategy[T]:
    """Tables of a class; unless `complete`, lines and whole tables may be left off the page."""
    types = get_type_hints(cls)
    members: dict[str, SearchStrategy[Any]] = {}
    optional = True
    for each in fields(cls):  # type: ignore[arg-type]  # an attrs class
        kind = types[each.name]
        if has(kind):
            members[each.name] = _tables(kind, complete)
        else:
            members[each.name] = counts() if kind == Count else amounts()
        if each.default is NOTHING:
            optional = False
        elif not complete and isinstance(each.default, kind):
            members[each.name] |= st.just(each.default)
    tables = st.builds(cls, **members)
    return st.just(cls()) | tables if optional and not complete else tables
