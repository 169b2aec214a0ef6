"""Numbers, blank cells and text beside each other in one row."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

from disclosure_schema import (
    Applicants,
    InvalidSource,
    Procurement,
    dumps,
    from_data,
    loads,
    to_data,
)


def with_row(**cells: object) -> dict[str, Any]:
    """A report with one row of these cells, and zeros in its others."""
    cells = {**dict.fromkeys([each.name for each in attrs.fields(Applicants)], 0), **cells}
    return {
        "$schema": "urn:disclosure-schema:report/2021/1",
        "agency": {"name": "某局"},
        "year": 2022,
        "requests": {"received": cells},
    }


@pytest.mark.parametrize("cell", [0, -1, None, "/", "无", "—", 2**53 - 1, 1 - 2**53])
def test_cells_beside_each_other(cell: object):
    """Numbers, blank cells and text may stand in one row; it is the same row as one that is built."""
    for first in (7, None, "/"):
        data = with_row(natural_person=first, total=cell)
        read = from_data(data)

        assert to_data(read) == data
        assert loads(dumps(read)) == read
        assert pickle.loads(pickle.dumps(read)) == read


@pytest.mark.parametrize("cell", [True, 2**53, -(2**53), 1.0, "", "12", [], {}])
@pytest.mark.parametrize("first", [7, None, "/"])
def test_no_cells(first: object, cell: object):
    """What is no cell is none beside numbers, blank cells and text, and its place is stated."""
    with pytest.raises(InvalidSource, match="/requests/received/total"):
        from_data(with_row(natural_person=first, total=cell))


def test_amounts_are_no_counts():
    """A whole number that stands for an amount becomes one, whatever else is in its row."""
    data = {
        "$schema": "urn:disclosure-schema:report/2019/1",
        "agency": {"name": "某局"},
        "year": 2020,
        "proactive": {"procurement": {"projects": 1, "amount": 2}},
    }
    amount = from_data(data).proactive.procurement.amount

    assert isinstance(amount, Decimal)
    with pytest.raises(ValueError, match=r"Procurement\.amount"):
        Procurement(projects=1, amount=2)  # type: ignore[arg-type]
