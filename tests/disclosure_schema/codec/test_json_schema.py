"""JSON Schema and codec agree, but for what a schema cannot say."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import (
    EDITIONS,
    Edition,
    InvalidSource,
    Report,
    from_data,
    json_schema,
    loads,
    to_data,
)
from disclosure_schema.testing import reports

#: What a fault of the codec expects where a schema accepts the document, as docs/json.md lists it.
BEYOND = (
    "a whole number, null for a blank cell",  # 3.0 is an integer to JSON Schema
    "a day that exists",
    "the path of a",
    "a cell with a number",
    "one remark for each cell",
    "another way to write",
    "text that does not run into",
    "cells, as in",
    "cells that fill a rectangle",
    "at most the",
    "links in order",
    "a contact with at least one part",
    "an agency, a date or a reviewer",
    "a web address",
    "a paragraph as text",
    "text that says something",  # of characters that nobody sees, beyond the common ones
    "an object of JSON values",
    'an amount such as "72701.2578"',  # numbers of very many digits
    "text without control characters",  # lone surrogates
)

ODD: list[Any] = [
    True, False, 3.0, 3.9, -1, 10**20, "12", "１２", "1,234", "-", "/", "", " ", None, [], {}, "x\u0007", "2022-02-30",
]  # fmt: skip


@cache
def validator(edition: Edition) -> Any:
    """The validator of an edition's schema."""
    return jsonschema.Draft202012Validator(json_schema(edition))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_well_formed(edition: Edition):
    """The schema of an edition is a schema."""
    jsonschema.Draft202012Validator.check_schema(json_schema(edition))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_committed(edition: Edition, root: Path):
    """The schema in the documentation is the one that the model gives."""
    path = root / "docs" / "schema" / f"report-{edition.id}-1.json"

    assert json.loads(path.read_text(encoding="utf-8")) == json_schema(edition)


def test_examples_are_valid(examples: Path):
    """Every example is valid by the schema of its edition."""
    for path in examples.glob("*.json"):
        text = path.read_text(encoding="utf-8")

        assert list(validator(loads(text).edition).iter_errors(json.loads(text))) == [], path.name


@settings(max_examples=60)
@given(reports())
def test_reports_are_valid(report: Report):
    """Whatever we write is valid."""
    errors = validator(report.edition).iter_errors(to_data(report))

    assert [(list(each.path), each.message[:80]) for each in errors] == []


@settings(max_examples=250)
@given(reports(), st.data())
def test_they_agree(report: Report, draw: st.DataObject):
    """A report that was tampered with is refused by both or by neither, but for what a schema cannot say."""
    data: Any = copy.deepcopy(to_data(report))
    ways = list(ways_in(data))
    for _ in range(draw.draw(st.integers(1, 3))):
        *way, last = draw.draw(st.sampled_from(ways))
        owner = data
        try:
            for each in way:
                owner = owner[each]
            if draw.draw(st.booleans()):
                owner[last] = draw.draw(st.sampled_from(ODD))
            elif isinstance(owner, dict):
                owner[f"{last}s"] = owner.pop(last)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change has taken that place away
    valid = validator(report.edition).is_valid(data)
    try:
        from_data(data, editions=(report.edition,))
    except InvalidSource as error:
        refused = [each for each in error.faults if not each.expected.startswith(BEYOND)]
    else:
        assert valid
        return

    assert not (valid and refused), refused


def ways_in(data: Any, way: tuple[Any, ...] = ()) -> Any:
    """The way to every value inside JSON-ready objects, those of extensions left out."""
    members = data.items() if isinstance(data, dict) else enumerate(data)
    for key, each in members:
        if key == "extensions":
            continue
        yield (*way, key)
        if isinstance(each, dict | list):
            yield from ways_in(each, (*way, key))


def test_words_of_the_form():
    """A schema carries the form's labels as titles, and the clauses that lines rest on."""
    schema: Any = json_schema(EDITIONS[1])
    outcomes = schema["properties"]["requests"]["properties"]["outcomes"]["properties"]
    secret = outcomes["refused"]["properties"]["state_secret"]

    assert (secret["title"], secret["description"]) == ("1.属于国家秘密", "条例第十四条")
    assert schema["$defs"]["Applicants"]["properties"]["natural_person"]["title"] == "自然人"
