"""JSON that is nearly a report: any JSON with the keys of the format, and good reports changed in a few places."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from disclosure_schema import InvalidSource, Report, dumps, loads
from disclosure_schema.testing import reports

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = (
    "$schema",
    "agency",
    "name",
    "year",
    "preamble",
    "contact",
    "sections",
    "overview",
    "body",
    "subheading",
    "level",
    "proactive",
    "fees",
    "requests",
    "received",
    "total",
    "reconsideration",
    "signature",
    "date",
    "remarks",
    "path",
    "edition",
)

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=6),
    st.text(st.characters(categories=("Cs", "Cc", "Cf", "Co", "Zl")), max_size=3),
    st.sampled_from(("/requests/received/total", "2022-01-04", "12", "urn:disclosure-schema:")),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def places_in(data: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside JSON-ready objects."""
    match data:
        case dict():
            members = list(data.items())
        case list():
            members = list(enumerate(data))
        case _:
            members = []
    return [
        way for key, each in members for way in ((*place, key), *places_in(each, (*place, key)))
    ]


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a good report, changed in a few places."""
    data: Any = json.loads(dumps(draw(reports())))
    for _ in range(draw(st.integers(1, 4))):
        ways = places_in(data)
        if not ways:
            break
        *way, last = draw(st.sampled_from(ways))
        owner = data
        for each in way:
            owner = owner[each]
        match draw(st.sampled_from(("replace", "drop", "rename", "move"))):
            case "replace":
                owner[last] = draw(JSON)
            case "drop":
                del owner[last]
            case "rename" if isinstance(owner, dict):
                owner[draw(st.sampled_from(KEYS) | st.text(max_size=6))] = owner.pop(last)
            case _:
                data[draw(st.sampled_from(KEYS))] = owner[last]
                data = json.loads(json.dumps(data))
    return data


def is_report_or_refused(read: Callable[[], Report]) -> None:
    """Assert that something is read, or refused with faults in words that can be printed anywhere."""
    try:
        report = read()
    except InvalidSource as error:
        refused = error
    else:
        assert loads(dumps(report)) == report
        return
    message = str(refused)
    message.encode()
    strange = {each for each in message if unicodedata.category(each) in ("Cc", "Cs")} - {"\n"}

    assert refused.faults
    assert strange == set()
    assert len(message.split("\n")) == len(refused.faults) + 1
