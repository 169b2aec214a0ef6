"""A document goes through JSON and comes out the same."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from disclosure_schema import Report
from disclosure_schema.testing import reports
from renderers import lay_out, renderer_named
from renderers.document import (
    Cell,
    Document,
    Table,
)
from renderers.document_json import (
    document_dumps,
    document_from_data,
    document_loads,
    document_to_data,
)
from support.documents.whole import WHOLE

if TYPE_CHECKING:
    pass


def exact(document: Document) -> list[str]:
    """The numbers of a document as Python writes them, so that `3`, `Decimal('3')` and `Decimal('3.0')` differ."""
    tables = [each for each in document.blocks if isinstance(each, Table)]
    return [repr(cell.value) for table in tables for cell in table.cells]


def assert_comes_back(document: Document) -> None:
    """The document goes through objects and through text unchanged, digits, sums and all."""
    data = document_to_data(document)
    text = document_dumps(document)

    assert json.loads(text) == data
    for each in (document_from_data(data), document_loads(text), document_loads(text.encode())):
        assert each == document
        assert exact(each) == exact(document)
    assert document_dumps(document_loads(text)) == text


@settings(max_examples=60)
@given(reports())
def test_reports_come_back(report: Report):
    """The page of any report of any edition goes through JSON unchanged."""
    assert_comes_back(lay_out(report))


def test_examples_come_back(reports_by_name: dict[str, Report]):
    """The page of every example goes through JSON unchanged."""
    for each in reports_by_name.values():
        assert_comes_back(lay_out(each))


def test_every_member_comes_back():
    """Every member comes back, whether it holds its default or not."""
    assert_comes_back(WHOLE)


@pytest.mark.parametrize(
    "value",
    [0, -4, 2**53 - 1, *map(Decimal, ("3", "0.00", "-0", "72701.2578", f"{'9' * 18}.{'9' * 18}"))],
    ids=repr,
)
def test_numbers_keep_every_digit(value: int | Decimal):
    """A count comes back as int, an amount as Decimal of the same digits."""
    table = evolve(WHOLE.table("k"), cells=tuple(Cell(str(value), value, "/a") for _ in range(4)))

    assert_comes_back(WHOLE.only(table))


def test_defaults_are_left_out():
    """What holds its default is not written; null is never written; the order is that of the format."""
    data: Any = document_to_data(WHOLE)

    assert data["blocks"][1] == {"type": "heading", "text": "㈠", "level": 2}
    assert data["blocks"][3] == {"type": "paragraph", "runs": [], "role": "annexes"}
    assert list(data["blocks"][6]) == [
        "type", "key", "caption", "caption_printed", "columns", "head_rows", "stub_columns", "cells", "sums",
    ]  # fmt: skip
    assert data["blocks"][6]["cells"][3] == {
        "row": 2, "column": 1, "text": "3", "value": "3", "origin": "/b",
    }  # fmt: skip
    assert "null" not in document_dumps(WHOLE)


@pytest.mark.parametrize("name", ["suqian-2024", "awkward-2020"])
@pytest.mark.parametrize("format_name", ["html", "text", "docx", "pdf", "svg"])
def test_the_same_bytes(name: str, format_name: str, reports_by_name: dict[str, Report]):
    """A document that went through JSON is rendered to the same bytes."""
    document = lay_out(reports_by_name[name])
    renderer = renderer_named(format_name)

    assert renderer.render(document_loads(document_dumps(document))) == renderer.render(document)


def test_example_on_the_page_is_true(root: Path):
    """The document on the page about documents loads, and is what we would write."""
    page = (root / "docs" / "document.md").read_text(encoding="utf-8")
    block = re.search(r"```json\n(.*?)```", page, re.DOTALL)

    assert block is not None
    document = document_loads(block.group(1))

    assert json.loads(block.group(1)) == document_to_data(document)
    assert document.table("requests").owner_at(1, 0).text == ""


def test_attachments_are_text_where_they_can_be():
    """The report that goes with a page stands there as text, and bytes that are no text in base64."""
    written: Any = document_to_data(WHOLE)["attachments"]

    assert [sorted({"text", "base64"} & each.keys()) for each in written] == [
        ["text"],
        ["text"],
        ["base64"],
    ]
