"""The JSON Schema of documents and the reader agree, but for what a schema cannot say."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_schema import Report
from disclosure_schema.testing import reports
from renderers import lay_out
from renderers.document_json import (
    InvalidDocument,
    document_from_data,
    document_loads,
    document_to_data,
)
from renderers.document_json.schema import DOCUMENT_SCHEMA, document_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: What a fault of the reader expects where a schema accepts the document, as docs/document.md lists it.
BEYOND = (
    "a table whose cells fill each square once",
    "the index of one of the",
    "a day that exists",
    "a web address",
)

ODD: list[Any] = [
    True, False, 0, 1, 2, 4, -1, 3.5, 10**20, 1999, 3000, "", "12", "3.0", "1e5", " ", "x\u0007", "body", "table",
    "2022-02-30", "zh", "javascript:alert(1)", "a b", None, [], {}, [1], ["a"], [{}],
]  # fmt: skip


@cache
def validator() -> Any:
    """The validator of the schema."""
    return jsonschema.Draft202012Validator(document_schema())


def test_well_formed():
    """The schema is a schema, and names the format."""
    jsonschema.Draft202012Validator.check_schema(document_schema())

    assert document_schema()["$id"] == DOCUMENT_SCHEMA == "urn:disclosure-schema:document/1"


def test_committed(root: Path):
    """The schema in the documentation is the one that the code gives."""
    path = root / "docs" / "schema" / "document-1.json"

    assert json.loads(path.read_text(encoding="utf-8")) == document_schema()


def test_everything_is_described():
    """Every object and every member of the schema has a title and a sentence."""
    schema: Any = document_schema()
    for each in (schema, *schema["$defs"].values()):
        for described in (each, *each.get("properties", {}).values()):
            assert described["title"]
            assert described["description"].endswith(".")


@settings(max_examples=60)
@given(reports())
def test_documents_are_valid(report: Report):
    """Whatever we write is valid."""
    errors = validator().iter_errors(document_to_data(lay_out(report)))

    assert [(list(each.path), each.message[:80]) for each in errors] == []


@settings(max_examples=250)
@given(st.data())
def test_they_agree(reports_by_name: dict[str, Report], draw: st.DataObject):
    """A document that was tampered with is refused by both or by neither, but for what a schema cannot say."""
    report = reports_by_name[
        draw.draw(st.sampled_from(["awkward-2020", "hongze-2024", "minimal-2021"]))
    ]
    data: Any = document_to_data(lay_out(report))
    for _ in range(draw.draw(st.integers(1, 3))):
        tamper(data, draw)
    valid = validator().is_valid(data)
    try:
        document_from_data(data)
    except InvalidDocument as error:
        refused = [each for each in error.faults if not each.expected.startswith(BEYOND)]
    else:
        assert valid
        return

    assert not (valid and refused), refused


def tamper(data: Any, draw: st.DataObject) -> None:
    """Change something in a document: a value for an odd one, or a key for another one, or drop or double it."""
    *way, last = draw.draw(st.sampled_from(list(ways_in(data))))
    owner = data
    for each in way:
        owner = owner[each]
    match draw.draw(st.sampled_from(["odd", "odd", "drop", "other"])), owner:
        case "odd", _:
            owner[last] = copy.deepcopy(draw.draw(st.sampled_from(ODD)))
        case "drop", _:
            del owner[last]
        case "other", dict():
            owner[draw.draw(st.sampled_from([f"{last}s", "text", "level", "key", "role"]))] = owner[
                last
            ]
        case "other", list():
            owner.insert(last, copy.deepcopy(owner[last]))


def ways_in(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside JSON-ready objects. Of long arrays the first members will do."""
    members = list(data.items() if isinstance(data, dict) else enumerate(data))
    for key, each in members if isinstance(data, dict) or not way else members[:12]:
        yield (*way, key)
        if isinstance(each, dict | list):
            yield from ways_in(each, (*way, key))


def _with(way: tuple[Any, ...], value: object) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        *steps, last = way
        for each in steps:
            data = data[each]
        data[last] = value

    return change


TABLE = ("blocks", 1)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_with((*TABLE, "cells", 1, "colspan"), 3), id="cells beyond the last column"),
        pytest.param(_with((*TABLE, "cells", 5, "column"), 2), id="cells that overlap, and a hole"),
        pytest.param(lambda data: data["blocks"][1]["cells"].reverse(), id="not in reading order"),
        pytest.param(_with((*TABLE, "head_rows"), 4), id="more heading rows than rows"),
        pytest.param(_with((*TABLE, "stub_columns"), 4), id="more heading columns than columns"),
        pytest.param(_with((*TABLE, "sums", 0, "left", 0), 7), id="a sum of cells that are not there"),
        pytest.param(_with((*TABLE, "cells", 5, "value"), 3.0), id="3.0 for a whole number"),
        pytest.param(_with(("properties", "year"), 2021.0), id="3.0 for a year"),
        pytest.param(_with(("properties", "date"), "2022-02-30"), id="a day that does not exist"),
        pytest.param(_with(("title",), "\ud800"), id="a lone surrogate"),
    ],
)  # fmt: skip
def test_what_a_schema_cannot_say(change: Callable[[Any], None], example: Any):
    """What the page lists as beyond a schema is accepted by the schema, and refused by the reader."""
    change(example)

    assert validator().is_valid(example)
    with pytest.raises(InvalidDocument):
        document_from_data(example)


@pytest.mark.parametrize("text", ['"title": "a", "title": "a"', '"x": 1e3'])
def test_what_a_schema_does_not_see(text: str, example: Any):
    """Keys that stand twice and numbers with an exponent are gone before a schema looks."""
    example["blocks"][1]["columns"] = [1000, 1, 1]
    whole = json.dumps(example)
    spoilt = (
        whole.replace('"title"', '"title": "a", "title"', 1)
        if "title" in text
        else whole.replace("1000", "1e3")
    )

    assert validator().is_valid(json.loads(spoilt))
    with pytest.raises(InvalidDocument):
        document_loads(spoilt)


@pytest.fixture
def example(root: Path) -> Any:
    """The document on the page about documents."""
    page = (root / "docs" / "document.md").read_text(encoding="utf-8")
    return json.loads(page.partition("```json\n")[2].partition("```")[0])
