"""All faults of a document are reported at once."""

from __future__ import annotations

import pytest

from disclosure_schema import InvalidSource, loads

LINE = (
    '"natural_person": 0, "commercial": 0, "research": 0, "public_interest": 0, "legal_services": 0'
)

#: Ten things are wrong with it.
BAD = f"""\
{{
  "$schema": "urn:disclosure-schema:report/2021/7",
  "agency": {{"name": " "}},
  "year": true,
  "preamble": ["好", 5],
  "proactive": {{
    "fees": 1e5
  }},
  "requests": {{
    "received": {{{LINE}, "other": 0, "total": 3.0}},
    "carried_in": {{{LINE}, "total": 0}},
    "outcomes": {{
      "refused": {{
        "state_secrets": {{}}
      }}
    }}
  }},
  "reconsideration": {{"upheld": 0, "corrected": 0, "other": 0, "pending": 0, "total": 0, "total": 1}},
  "signature": {{"agencies": [], "date": "2022-02-30"}}
}}
"""

POINTERS = {
    "/$schema",
    "/agency/name",
    "/year",
    "/preamble/1",
    "/proactive/fees",
    "/requests/received/total",
    "/requests/carried_in/other",
    "/requests/outcomes/refused/state_secrets",
    "/reconsideration/total",
    "/signature/date",
}


@pytest.fixture
def refusal() -> InvalidSource:
    """Why the bad document is refused."""
    with pytest.raises(InvalidSource) as caught:
        loads(BAD)
    return caught.value


def test_all_at_once(refusal: InvalidSource):
    """Ten faults give ten lines, each with its place."""
    assert len(refusal.faults) == 10
    assert {each.pointer for each in refusal.faults} == POINTERS


def test_message(refusal: InvalidSource):
    """The message counts the faults and gives each a line of its own."""
    head, *lines = str(refusal).split("\n")

    assert head == "not a report: 10 faults"
    assert len(lines) == 10
    assert (
        "  /requests/received/total: expected a whole number, null for a blank cell, "
        "or the text that stood there, found 3.0" in lines
    )
    assert (
        "  /requests/outcomes/refused/state_secrets: expected a key of the format, "
        "found an unknown key (did you mean state_secret?)" in lines
    )


def test_one_fault_is_singular():
    """One fault is not called faults."""
    with pytest.raises(InvalidSource, match=r"^not a report: 1 fault\n"):
        loads("")


def test_bad_cells_do_not_hide_behind_unknown_keys():
    """An unknown key, a missing key and bad cells of one line are all told."""
    text = BAD.replace('"total": 3.0', '"totl": 0, "research": "5"')
    with pytest.raises(InvalidSource) as caught:
        loads(text)

    assert {
        each.pointer
        for each in caught.value.faults
        if each.pointer.startswith("/requests/received")
    } == {
        "/requests/received/total",
        "/requests/received/totl",
        "/requests/received/research",
    }


def test_faults_of_remarks_at_once():
    """Remarks that belong to no number are all told, once the rest can be read."""
    text = """
    {"$schema": "urn:disclosure-schema:report/2021/1", "agency": {"name": "某局"}, "year": 2021,
     "proactive": {"licensing": 3},
     "remarks": [{"path": "/proactive/licensing", "after": "件"},
                 {"path": "/proactive/licensing", "after": "件"},
                 {"path": "/proactive/penalties", "after": "件"},
                 {"path": "/proactive/licencing", "after": "件"},
                 {"path": "\\ud800", "after": "件"}]}
    """
    with pytest.raises(InvalidSource) as caught:
        loads(text)

    assert [each.pointer for each in caught.value.faults] == [
        "/remarks/1/path",
        "/remarks/2/path",
        "/remarks/3/path",
        "/remarks/4/path",
    ]
    assert "/proactive/licensing" in caught.value.faults[2].hint
    assert str(caught.value).encode()
