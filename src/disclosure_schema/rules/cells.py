"""What is known of each cell of a form: its label, whether it holds money, whether it may be below zero."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Final, get_args, get_type_hints

from disclosure_schema.model.report import Report
from disclosure_schema.rows.proactive import FeeItems, Matters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.editions import Edition
    from disclosure_schema.form import Form, Place

# 本年增/减 of the form of 2019 is signed: items added less items removed.
_SIGNED: Final = ((Matters, "change"), (FeeItems, "change"))


def labels_of(edition: Edition) -> dict[CellPath, str]:
    """What the form calls its cells, short enough for a sentence: `（七）总计 · 自然人`."""
    return {path: label for _, form in edition.tables() for path, label in _labels(form).items()}


@lru_cache(maxsize=64)
def _labels(form: Form) -> dict[CellPath, str]:
    return {each.path: _label(each) for each in form.places()}


def _label(place: Place) -> str:
    *outer, column = place.column
    headings = [each for each in place.row if each]
    # The outermost of several headings names a part of the form (三、本年度办理结果), and not this row.
    row = "".join(headings[1:] or headings) or "".join(outer[-1:])
    return f"{row} · {column}" if row else column


def amounts_of(edition: Edition) -> tuple[CellPath, ...]:
    """The cells that hold money, in 万元."""
    return tuple(
        path
        for path, row, attribute in _attributes(edition)
        if Decimal in get_args(get_type_hints(type(row))[attribute])
    )


def signed_cells(edition: Edition) -> frozenset[CellPath]:
    """The cells whose numbers may be below zero."""
    # Editions are equal by their id alone, so the paths are part of the key.
    return _signed_cells(edition, edition.paths)


@lru_cache(maxsize=64)
def _signed_cells(edition: Edition, _paths: tuple[CellPath, ...]) -> frozenset[CellPath]:
    return frozenset(
        path
        for path, row, attribute in _attributes(edition)
        if any(isinstance(row, cls) and attribute == name for cls, name in _SIGNED)
    )


def _attributes(edition: Edition) -> Iterator[tuple[CellPath, object, str]]:
    """Each cell of the form, with the object of the model that holds it and the name of its attribute."""
    blank = Report.blank("某机关", edition.first_year, edition)
    for path in edition.paths:
        *steps, attribute = path[1:].split("/")
        yield path, reduce(getattr, steps, blank), attribute
