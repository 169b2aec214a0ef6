"""Totals as they should be, computed on request and never stored.

None means that a cell is absent, so that the sum cannot be assessed.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import astuple, fields

from disclosure_schema.frozen import frozen
from disclosure_schema.rows.disputes import Cases
from disclosure_schema.rows.requests import (
    Applicants,
    NotProcessed,
    OtherwiseHandled,
    Outcomes,
    Refused,
    Unavailable,
)
from disclosure_schema.values import total

#: The groups of table 三, which have no subtotal on the form.
Group: TypeAlias = Refused | Unavailable | NotProcessed | OtherwiseHandled


@frozen(kw_only=True)
class Sums:
    """The sums of several rows of table 三, column by column, 件."""

    natural_person: int | None
    commercial: int | None
    research: int | None
    public_interest: int | None
    legal_services: int | None
    other: int | None
    total: int | None


def expected_total(row: Applicants | Cases) -> int | None:
    """What 总计 of a row should be: the sum of its other cells."""
    cells = [getattr(row, each.name) for each in fields(type(row)) if each.name != "total"]
    return total(cells)


def subtotal(group: Group | Applicants) -> Sums:
    """The sums of a group of outcomes, such as （三）不予公开. An undivided row is its own sum."""
    return _sums(_rows_of(group))


def expected_outcomes(outcomes: Outcomes) -> Sums:
    """What （七）总计 should be, column by column: the sums of all outcomes."""
    groups = (
        outcomes.refused,
        outcomes.unavailable,
        outcomes.not_processed,
        outcomes.otherwise_handled,
    )
    rows = [row for group in groups for row in _rows_of(group)]
    return _sums([outcomes.granted, outcomes.partly_granted, *rows])


def _rows_of(group: Group | Applicants) -> list[Applicants]:
    if isinstance(group, Applicants):
        return [group]
    return list(astuple(group, recurse=False))


def _sums(rows: list[Applicants]) -> Sums:
    return Sums(
        **{each.name: total(getattr(row, each.name) for row in rows) for each in fields(Applicants)}
    )
