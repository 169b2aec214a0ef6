"""What the form calls its cells, short enough for a sentence: `（七）总计 · 自然人`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.editions import Edition
    from disclosure_schema.form import Form, Place


def labels_of(edition: Edition) -> dict[CellPath, str]:
    """The names of all cells of an edition, by path."""
    return {path: label for _, form in edition.tables() for path, label in _labels(form).items()}


@lru_cache(maxsize=64)
def _labels(form: Form) -> dict[CellPath, str]:
    return {each.path: _label(each) for each in form.places()}


def _label(place: Place) -> str:
    *outer, column = place.column
    rows = [each for each in place.row if each]
    # The outermost of several is a part of the form (三、本年度办理结果) and says nothing of the line.
    line = "".join(rows[1:] or rows) or "".join(outer[-1:])
    return f"{line} · {column}" if line else column
