"""What a document in JSON may hold at most: beyond the limits stands one fault, and what loads can be written."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from disclosure_schema import Limits
from disclosure_schema.limits import LIMITS
from renderers.document_json import (
    InvalidDocument,
    document_dumps,
    document_from_data,
    document_loads,
    document_to_data,
)
from support.documents.whole import WHOLE


def refusal(data: Any, limits: Limits = LIMITS) -> InvalidDocument:
    """Why data is refused."""
    with pytest.raises(InvalidDocument) as caught:
        document_from_data(data, limits=limits)
    return caught.value


def with_blocks(*blocks: Any) -> dict[str, Any]:
    """A document of these blocks."""
    return {**document_to_data(WHOLE), "blocks": list(blocks)}


def table(rows: int, columns: int) -> dict[str, Any]:
    """A table of one cell."""
    cell = {"row": 0, "column": 0, "rowspan": rows, "colspan": columns, "text": ""}
    return {
        "type": "table", "caption": "", "columns": [1] * columns, "head_rows": 0, "stub_columns": 0, "cells": [cell],
    }  # fmt: skip


def test_squares():
    """The squares of all tables count together, twice as many as those of a report."""
    half = table(LIMITS.cells_of_tables // 1000, 1000)
    loaded = document_from_data(with_blocks(half, half))

    assert document_loads(document_dumps(loaded)) == loaded
    (fault,) = refusal(with_blocks(half, half, table(1, 1))).faults
    assert fault.pointer == "/blocks/2"
    assert "`cells_of_tables`" in fault.hint


def test_length_and_depth():
    """A document that is too long is refused before it is parsed, one that nests too deeply before it is read."""
    deep: list[Any] = []
    for _ in range(400):
        deep = [deep]

    with pytest.raises(InvalidDocument, match="`input_bytes`"):
        document_loads("{}" * 9, limits=Limits(input_bytes=10))
    assert "`depth`" in str(refusal(with_blocks(deep)))


def test_large_documents_are_written():
    """A document that its maker has in memory is written, whatever limits a reader may have."""
    three = with_blocks(*[table(LIMITS.cells_of_tables // 1000, 1000)] * 3)
    document = document_from_data(three, limits=Limits(cells_of_tables=10**6))

    assert (
        document_to_data(document)["blocks"] == document_to_data(copy.deepcopy(document))["blocks"]
    )


@pytest.mark.parametrize("block", [1, {}, {"type": "heding"}, {"type": "figure"}])
def test_many_faults(block: Any):
    """The first hundred faults are listed, the others counted, and twenty come with a known name."""
    refused = refusal(with_blocks(*[block] * 300))

    assert (len(refused.faults), refused.more) == (100, 200)
    assert sum("did you mean" in each.hint for each in refused.faults) in (0, 20)
    assert str(refused).startswith("not a document: 300 faults\n")
