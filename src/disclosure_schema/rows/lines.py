"""The lines of the form's tables, as frozen classes: what their cells mean.

A line that is on the page gives every one of its cells; one that is not has nothing but `NOT_PRINTED`.
Counts are in 件, amounts in 万元 unless a remark beside them says otherwise.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar, cast, get_args, get_type_hints

from attrs import fields, frozen

from disclosure_schema.described import Described
from disclosure_schema.kinds import Kind, Unfit
from disclosure_schema.values import (
    AMOUNT,
    BLANK,
    COUNT,
    LARGEST_COUNT,
    NOT_PRINTED,
    Absent,
    Amount,
    Count,
)

if TYPE_CHECKING:
    from collections.abc import Callable

L = TypeVar("L", bound="CellLine")

_CELLS = {int, Absent}


class CellLine(Described):
    """What the lines have in common: cells that are all of their kind, printed together or not at all."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        cls: type = type(self)
        values = _getter(cls)(self)
        # Nearly all lines hold counts and cells without a number; for them a look at all cells at once will do.
        if _CELLS.issuperset(map(type, values)) and holds_counts(cls):
            numbers = [each for each in values if type(each) is int]
            is_bounded = not numbers or (
                min(numbers) >= -LARGEST_COUNT and max(numbers) <= LARGEST_COUNT
            )
            if is_bounded and all(each.printed for each in values if isinstance(each, Absent)):
                return
        _look_closely(self, values)


@lru_cache(maxsize=64)
def _getter(cls: type) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*(each.name for each in fields(cls)))


@lru_cache(maxsize=64)
def _kinds(cls: type) -> tuple[Kind, ...]:
    hints = get_type_hints(cls)
    return tuple(AMOUNT if Decimal in get_args(hints[each.name]) else COUNT for each in fields(cls))


@lru_cache(maxsize=64)
def holds_counts(cls: type) -> bool:
    """Whether all cells of a class of lines are counts."""
    return set(_kinds(cls)) == {COUNT}


def _look_closely(line: CellLine, values: tuple[object, ...]) -> None:
    cls = type(line)
    for attribute, kind, value in zip(fields(cls), _kinds(cls), values, strict=True):  # type: ignore[arg-type]
        if not kind.fits(value):
            raise Unfit(value, kind.expected, attribute=f"{cls.__name__}.{attribute.name}")
    if len({is_printed(each) for each in values}) > 1:
        hint = "BLANK is a cell that is printed and empty"
        raise Unfit(line, "a line printed whole or not at all", hint, cls.__name__)


def is_printed(cell: object) -> bool:
    """Whether a cell is on the page at all."""
    return not isinstance(cell, Absent) or cell.printed


_UNPRINTED: dict[type, CellLine] = {}


def unprinted(cls: type[L]) -> L:
    """The line of a class that is not on the page: all its cells are `NOT_PRINTED`."""
    if cls not in _UNPRINTED:
        _UNPRINTED[cls] = cls(**{each.name: NOT_PRINTED for each in fields(cls)})  # type: ignore[arg-type]
    return cast("L", _UNPRINTED[cls])


_BLANK: dict[type, CellLine] = {}


def blank(cls: type[L]) -> L:
    """The line of a class that is on the page and whose cells are all blank."""
    if cls not in _BLANK:
        _BLANK[cls] = cls(**{each.name: BLANK for each in fields(cls)})  # type: ignore[arg-type]
    return cast("L", _BLANK[cls])


@frozen(kw_only=True, repr=False)
class Applicants(CellLine):
    """One line of table 三: requests by who applied (条例 art. 27), 件."""

    natural_person: Count
    commercial: Count
    research: Count
    public_interest: Count
    legal_services: Count
    other: Count
    #: 总计 as reported; never computed here.
    total: Count


@frozen(kw_only=True, repr=False)
class Cases(CellLine):
    """One block of table 四: cases by result, 件 (条例 art. 51)."""

    upheld: Count
    corrected: Count
    other: Count
    pending: Count
    #: 总计 as reported; never computed here.
    total: Count


@frozen(kw_only=True, repr=False)
class Issued(CellLine):
    """第二十条第（一）项, 2021: documents issued and repealed in the year, and in force at its end, 件."""

    issued: Count
    repealed: Count
    in_force: Count


@frozen(kw_only=True, repr=False)
class Disclosed(CellLine):
    """第二十条第（一）项, 2019: documents produced and disclosed in the year, and disclosed to date, 件."""

    produced: Count
    disclosed: Count
    disclosed_to_date: Count


@frozen(kw_only=True, repr=False)
class Matters(CellLine):
    """第二十条第（五）项 and （六）项, 2019: items on the list last year, their change, decisions of the year.

    The change is signed: items added less items removed.
    """

    items_last_year: Count
    change: Count
    decisions: Count


@frozen(kw_only=True, repr=False)
class FeeItems(CellLine):
    """第二十条第（八）项, 2019: fee items on the list last year, and their signed change."""

    items_last_year: Count
    change: Count


@frozen(kw_only=True, repr=False)
class Procurement(CellLine):
    """第二十条第（九）项, 2019: projects of centralised procurement, and their total amount.

    The form prints no unit for the amount; what stood beside it is kept as a remark.
    """

    projects: Count
    amount: Amount
