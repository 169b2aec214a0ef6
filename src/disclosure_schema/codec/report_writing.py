"""Report → JSON text, in one go: the text that `write` makes of the data of a report, without that data.

A function writes the objects of each class. What stands in a report only now and then is made data first.
"""

from __future__ import annotations

import operator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import fields, has

from disclosure_schema.cell_path import CellPath, getter_of
from disclosure_schema.codec.converter import converter_for, keys_of
from disclosure_schema.editions import Edition
from disclosure_schema.json.writing import (
    array_of,
    encoded,
    fits_one_line,
    key_of,
    object_of,
    row_of,
    text_of,
)
from disclosure_schema.model.extensions import FrozenObject
from disclosure_schema.model.narrative import Paragraph
from disclosure_schema.model.narrative_tables import NarrativeCell
from disclosure_schema.rows.row import Row, blank, is_printed
from disclosure_schema.values import BLANK, Absent

if TYPE_CHECKING:
    from collections.abc import Callable

    import cattrs

    from disclosure_schema.model.report import Report

    #: Writes a value, the lines of whose text begin with a newline and an indent; `{}` for what is not on the page.
    Write: TypeAlias = Callable[[Any, str], str]

_WHOLE = {int}
# The types of numbers, and of the text that a blank cell is in JSON.
_NUMBERS_AND_BLANKS = {int, str}
# Stands among the values of an object for one that has lines of its own.
_NESTED = ()
# The types of what is the same in JSON.
_PLAIN = {str, int, bool}

# Classes of the model whose instances are no objects in JSON, or not always.
_NO_OBJECTS = (Absent, Edition, NarrativeCell, Paragraph)


def written(report: Report) -> str:
    """The report as JSON text, ending in a newline."""
    write = _writers(converter_for(report.edition, detailed=False))[type(report)]
    return write(report, "\n") + "\n"


@lru_cache(maxsize=32)
def _writers(converter: cattrs.Converter) -> _Writers:
    return _Writers(converter)


class _Writers(dict[type, "Write"]):
    """The functions that write what a converter would make data of, by class; each is made when it is first asked for."""

    def __init__(self, converter: cattrs.Converter) -> None:
        super().__init__()
        self._converter = converter
        self[tuple] = self._array
        self[Paragraph] = self._paragraph
        self[NarrativeCell] = self._cell
        self[FrozenObject] = text_of

    def __missing__(self, cls: type) -> Write:
        if issubclass(cls, Row):
            self[cls] = self._line_writer(cls)
        elif has(cls) and not issubclass(cls, _NO_OBJECTS):
            self[cls] = self._object_writer(cls)
        else:
            self[cls] = self._other
        return self[cls]

    def _other(self, value: object, newline: str) -> str:
        return text_of(self._converter.unstructure(value), newline)

    def _array(self, values: tuple[object, ...], newline: str) -> str:
        inner = f"{newline}  "
        return array_of([self[type(each)](each, inner) for each in values], newline)

    def _paragraph(self, paragraph: Paragraph, newline: str) -> str:
        return self._other(paragraph, newline) if paragraph.links else encoded(paragraph.text)

    def _cell(self, cell: NarrativeCell, newline: str) -> str:
        whole = cell.rowspan == cell.colspan == 1
        return encoded(cell.text) if whole else self._other(cell, newline)

    def _line_writer(self, cls: type[Row]) -> Write:
        names = tuple(each.name for each in fields(cls))  # type: ignore[arg-type]  # all lines are attrs classes
        keys = tuple(map(key_of, names))
        cells = getter_of(tuple(CellPath(f"/{name}") for name in names))
        row = row_of(f"{key}%s" for key in keys)
        blank_line, blank_row = blank(cls), row_of(f"{key}null" for key in keys)

        def write(line: object, newline: str) -> str:
            if line is blank_line:
                return blank_row
            values = cells(line)
            if set(map(type, values)) == _WHOLE:
                return row % values
            if not is_printed(values[0]):
                return "{}"
            texts = tuple(["null" if each is BLANK else each for each in values])
            if _NUMBERS_AND_BLANKS.issuperset(map(type, texts)):
                return row % texts
            data = [self._converter.unstructure(each) for each in values]
            if fits_one_line(data):
                return row % tuple(map(encoded, data))
            return object_of(map(operator.add, keys, map(encoded, data)), newline)

        return write

    def _object_writer(self, cls: type) -> Write:
        keys = keys_of(cls)
        parts = getter_of(tuple(CellPath(f"/{each.name}") for each in fields(cls)))
        known = [
            (key_of(keys.get(each.name, each.name)), each.default, _is_object(each.default))
            for each in fields(cls)
        ]

        def write(value: object, newline: str) -> str:
            inner = f"{newline}  "
            members: list[str] = []
            values: list[object] = []
            for (key, default, is_object), part in zip(known, parts(value), strict=True):
                if part is default:
                    continue
                kind: type = type(part)
                datum: object = _NESTED
                if _is_nested(kind):
                    text = self[kind](part, inner)
                else:
                    datum = part if kind in _PLAIN else self._converter.unstructure(part)
                    text = encoded(datum)
                # Where the default is an object, what differs from it has members; comparing them takes longer.
                if text != "{}" if is_object else part != default:
                    members.append(key + text)
                    values.append(datum)
            return row_of(members) if fits_one_line(values) else object_of(members, newline)

        return write


def _is_object(default: object) -> bool:
    """Whether the default of an attribute, or what a factory makes as such, is an object in JSON."""
    return hasattr(default, "factory") or (
        has(type(default)) and not isinstance(default, _NO_OBJECTS)
    )


@lru_cache(maxsize=64)
def _is_nested(cls: type) -> bool:
    """Whether instances of a class are objects or arrays in JSON."""
    return issubclass(cls, tuple | FrozenObject) or (has(cls) and not issubclass(cls, _NO_OBJECTS))
