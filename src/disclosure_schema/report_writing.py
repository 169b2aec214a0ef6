"""Report → JSON text, in one go: the text that `write` makes of the data of a report, without that data.

A function writes the objects of each class. What stands in a report only now and then is made data first.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import fields, has

from disclosure_schema.converter import WRITTEN, converter_for
from disclosure_schema.editions import Edition
from disclosure_schema.extensions import FrozenObject
from disclosure_schema.json_writing import array_of, encoded, key_of, object_of, row_of, text_of
from disclosure_schema.lines import CellLine, is_printed
from disclosure_schema.narrative import Paragraph
from disclosure_schema.narrative_tables import NarrativeCell
from disclosure_schema.paths import Path, getter_of
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from collections.abc import Callable

    import cattrs

    from disclosure_schema.report import Report

    #: Writes a value, whose lines begin with a newline and an indent; empty if it says nothing.
    Write: TypeAlias = Callable[[Any, str], str]

_WHOLE = {int}

# Objects of the model that are no objects in JSON, or not always.
_OTHERS = (Absent, Edition, NarrativeCell, Paragraph)


def written(report: Report) -> str:
    """The report as JSON text, ending in a newline."""
    return _writer(converter_for(report.edition)).text(report, "\n") + "\n"


@lru_cache(maxsize=32)
def _writer(converter: cattrs.Converter) -> _Writer:
    return _Writer(converter)


class _Writer:
    """Writes what a converter would make data of."""

    def __init__(self, converter: cattrs.Converter) -> None:
        self._converter = converter
        self._by_class: dict[type, Write] = {
            int: lambda number, _: str(number),
            str: lambda text, _: encoded(text),
            tuple: self._array,
            Paragraph: self._paragraph,
            FrozenObject: lambda value, newline: text_of(value, newline) if value else "",
        }

    def text(self, value: object, newline: str) -> str:
        """JSON text of a value, whose lines begin with `newline`."""
        cls = type(value)
        if cls not in self._by_class:
            self._by_class[cls] = self._function_for(cls)
        return self._by_class[cls](value, newline)

    def _function_for(self, cls: type) -> Write:
        if issubclass(cls, CellLine):
            return self._function_for_lines(cls)
        return self._function_for_objects(cls) if has(cls) and cls not in _OTHERS else self._other

    def _other(self, value: object, newline: str) -> str:
        return text_of(self._converter.unstructure(value), newline)

    def _array(self, values: tuple[object, ...], newline: str) -> str:
        inner = f"{newline}  "
        return array_of([self.text(each, inner) for each in values], newline)

    def _paragraph(self, paragraph: Paragraph, newline: str) -> str:
        return self._other(paragraph, newline) if paragraph.links else encoded(paragraph.text)

    def _function_for_lines(self, cls: type) -> Write:
        names = tuple(each.name for each in fields(cls))
        cells = getter_of(tuple(Path(f"/{name}") for name in names))
        row = row_of(names)

        def write(line: object, newline: str) -> str:
            values = cells(line)
            if set(map(type, values)) == _WHOLE:
                return row % values
            return self._other(line, newline) if is_printed(values[0]) else ""

        return write

    def _function_for_objects(self, cls: type) -> Write:
        keys = WRITTEN.get(cls, {})
        attributes = fields(cls)
        parts = getter_of(tuple(Path(f"/{each.name}") for each in attributes))
        known = [(key_of(keys.get(each.name, each.name)), each.default) for each in attributes]

        def write(value: object, newline: str) -> str:
            inner = f"{newline}  "
            members: dict[str, str] = {}
            for (key, default), part in zip(known, parts(value), strict=True):
                if part is default:
                    continue
                text = self.text(part, inner)
                # An object that says nothing is like the default of its attribute, so it need not be compared.
                if text and (text[0] == "{" or part != default):
                    members[key] = text
            return object_of(members, newline) if members else ""

        return write
