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

    #: Writes a value, the lines of whose text begin with a newline and an indent; `{}` for what is not on the page.
    Write: TypeAlias = Callable[[Any, str], str]

_WHOLE = {int}

# Classes of the model whose instances are no objects in JSON, or not always.
_NO_OBJECTS = (Absent, Edition, NarrativeCell, Paragraph)


def written(report: Report) -> str:
    """The report as JSON text, ending in a newline."""
    return (
        _writers(converter_for(report.edition, detailed=False))[type(report)](report, "\n") + "\n"
    )


@lru_cache(maxsize=32)
def _writers(converter: cattrs.Converter) -> _Writers:
    return _Writers(converter)


class _Writers(dict[type, "Write"]):
    """The functions that write what a converter would make data of, by class; each is made when it is first asked for."""

    def __init__(self, converter: cattrs.Converter) -> None:
        super().__init__()
        self._converter = converter
        self[int] = lambda number, _: str(number)
        self[str] = lambda text, _: encoded(text)
        self[tuple] = self._array
        self[Paragraph] = self._paragraph
        self[FrozenObject] = text_of

    def __missing__(self, cls: type) -> Write:
        if issubclass(cls, CellLine):
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

    def _line_writer(self, cls: type) -> Write:
        names = tuple(each.name for each in fields(cls))
        cells = getter_of(tuple(Path(f"/{name}") for name in names))
        row = row_of(names)

        def write(line: object, newline: str) -> str:
            values = cells(line)
            if set(map(type, values)) == _WHOLE:
                return row % values
            return self._other(line, newline) if is_printed(values[0]) else "{}"

        return write

    def _object_writer(self, cls: type) -> Write:
        keys = WRITTEN.get(cls, {})
        parts = getter_of(tuple(Path(f"/{each.name}") for each in fields(cls)))
        known = [
            (key_of(keys.get(each.name, each.name)), each.default, _is_object(each.default))
            for each in fields(cls)
        ]

        def write(value: object, newline: str) -> str:
            inner = f"{newline}  "
            members: dict[str, str] = {}
            for (key, default, is_object), part in zip(known, parts(value), strict=True):
                if part is default:
                    continue
                text = self[type(part)](part, inner)
                # Where the default is an object, what differs from it has members; comparing them takes longer.
                if text != "{}" if is_object else part != default:
                    members[key] = text
            return object_of(members, newline)

        return write


def _is_object(default: object) -> bool:
    """Whether the default of an attribute, or what a factory makes as such, is an object in JSON."""
    return hasattr(default, "factory") or (
        has(type(default)) and not isinstance(default, _NO_OBJECTS)
    )
