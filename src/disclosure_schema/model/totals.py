"""Totals as they should be, computed on request and never stored. None means that a cell is absent: not assessable."""

from __future__ import annotations

from typing import TypeAlias

from attrs import astuple, fields, frozen

from disclosure_schema.described import Described
from disclosure_schema.rows.lines import Applicants, Cases
from disclosure_schema.rows.tables import (
    NotProcessed,
    OtherwiseHandled,
    Outcomes,
    Refused,
    Unavailable,
)
from disclosure_schema.values import total

#: The groups of table 三, which have no subtotal on the form.
Group: TypeAlias = Refused | Unavailable | NotProcessed | OtherwiseHandled


@frozen(kw_only=True, repr=False)
class Sums(Described):
    """The sums of several lines of table 三, column by column, 件."""

    natural_person: int | None
    commercial: int | None
    research: int | None
    public_interest: int | None
    legal_services: int | None
    other: int | None
    total: int | None


def expected_total(line: Applicants | Cases) -> int | None:
    """What 总计 of a line should be: the sum of its other cells."""
    cells = [getattr(line, each.name) for each in fields(type(line)) if each.name != "total"]
    return total(cells)


def subtotal(group: Group | Applicants) -> Sums:
    """The sums of a group of outcomes, such as （三）不予公开. An undivided line is its own sum."""
    return _sums(_lines_of(group))


def expected_outcomes(outcomes: Outcomes) -> Sums:
    """What （七）总计 should be, column by column: the sums of all outcomes."""
    groups = (
        outcomes.refused,
        outcomes.unavailable,
        outcomes.not_processed,
        outcomes.otherwise_handled,
    )
    lines = [line for group in groups for line in _lines_of(group)]
    return _sums([outcomes.granted, outcomes.partly_granted, *lines])


def _lines_of(group: Group | Applicants) -> list[Applicants]:
    if isinstance(group, Applicants):
        return [group]
    return list(astuple(group, recurse=False))


def _sums(lines: list[Applicants]) -> Sums:
    return Sums(
        **{
            each.name: total(getattr(line, each.name) for line in lines)
            for each in fields(Applicants)
        }
    )
