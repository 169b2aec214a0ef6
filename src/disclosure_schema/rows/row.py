"""What all rows of the form's tables have in common: a row is on the page with all its cells, or not at all.

An attribute is a cell, and its name the key of its column in the edition.
Counts are in 件, amounts in 万元 unless a remark beside them says otherwise.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar, cast

from attrs import fields

from disclosure_schema.kinds import Unfit
from disclosure_schema.values import BLANK, NOT_PRINTED, Absent

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS = frozenset({int})

T = TypeVar("T")
R = TypeVar("R", bound="Row")


class Row:
    """A row of cells that are all printed, or all `NOT_PRINTED`. Raises `Unfit` if only some of them are."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        cls: type = type(self)
        cells = _cells_getter(cls)(self)
        if _NUMBERS.issuperset(map(type, cells)):  # nearly always
            return
        missing = [each for each in cells if isinstance(each, Absent) and not each.printed]
        if 0 < len(missing) < len(cells):
            hint = "BLANK is a cell that is printed and empty"
            raise Unfit(self, "a line printed whole or not at all", hint, cls.__name__)


@lru_cache(maxsize=64)
def _cells_getter(cls: type) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*(each.name for each in fields(cls)))


def is_printed(cell: object) -> bool:
    """Whether a cell is on the page at all."""
    return not isinstance(cell, Absent) or cell.printed


def unprinted(cls: type[T]) -> T:
    """An instance of the class of a row or table with nothing on the page: all its cells are `NOT_PRINTED`."""
    made: type = cls
    return cast("T", _filled(made, NOT_PRINTED) if issubclass(cls, Row) else cls())


def blank(cls: type[R]) -> R:
    """The row of a class that is on the page, with all its cells blank."""
    made: type = cls
    return cast("R", _filled(made, BLANK))


@lru_cache(maxsize=64)
def _filled(cls: type, cell: Absent) -> object:
    """The row of a class with the same in all its cells. One serves all reports: it cannot be changed."""
    return cls(**{each.name: cell for each in fields(cls)})
