"""Which tables of a Word document are those of the form: known by how many rows and cells they have, as the data in it say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen
from lxml import etree

from renderers.docx.errors import ChangedTables, NotOurDocument
from renderers.docx.reading.data import Data, TableData, data_of
from renderers.docx.reading.parts import Parts
from renderers.docx.reading.tables_now import CellNow, TableNow, tables_now
from renderers.docx.xml import IN_W

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@frozen
class FormTable:
    """A table of the form, as it is now, and what the data say of it."""

    data: TableData
    now: TableNow

    def by_origin(self) -> Iterator[tuple[str, CellNow]]:
        """Each cell that comes from the report, with its path, in reading order."""
        for origin, cell in zip(self.data.origins, self.now.cells, strict=True):
            if origin:
                yield origin, cell


@frozen
class OurDocument:
    """A Word document of ours: its parts, the root of its text, its data, and its tables of the form."""

    parts: Parts
    root: etree._Element
    data: Data
    tables: tuple[FormTable, ...]

    @property
    def body(self) -> etree._Element:
        """What stands on its pages."""
        return _body(self.root)

    def cells(self) -> dict[str, CellNow]:
        """The cell of each path, from top to bottom."""
        found: dict[str, CellNow] = {}
        for table in self.tables:
            for origin, cell in table.by_origin():
                found.setdefault(origin, cell)
        return found


def read_ours(data: bytes, names: Mapping[str, str] | None = None) -> OurDocument:
    """Read a Word document of ours; `names` are those that tables have in messages, by their keys.

    Raises `NotOurDocument`, and `ChangedTables` if a table of the form has lost or gained cells.
    """
    parts = Parts(data)
    root = parts.xml(parts.main)
    if root.tag != f"{IN_W}document" or root.find(f"{IN_W}body") is None:
        if etree.QName(root).namespace == _STRICT:
            raise NotOurDocument("it was saved as Strict Open XML; save it as an ordinary .docx")
        raise NotOurDocument(f"its main part, {parts.main}, is none of a Word document (.docx)")
    # By another name than .docx Word would not open what it holds.
    if re.search("macroEnabled|template", parts.content_type(parts.main)):
        raise NotOurDocument("it is a template, or may hold macros; save it as .docx")
    ours = data_of(parts)
    return OurDocument(parts, root, ours, _found(ours, tables_now(_body(root)), names or {}))


def _body(root: etree._Element) -> etree._Element:
    body = root.find(f"{IN_W}body")
    assert body is not None  # it has been looked for
    return body


def _found(
    data: Data, tables: tuple[TableNow, ...], names: Mapping[str, str]
) -> tuple[FormTable, ...]:
    """The tables of the form. Raises `ChangedTables` with all that cannot be told."""
    expected = Counter(each.size for each in data.tables)
    there: dict[tuple[int, int], list[TableNow]] = {}
    for now in tables:
        there.setdefault(now.size, []).append(now)
    found: list[FormTable] = []
    changes: list[str] = []
    passed: Counter[tuple[int, int]] = Counter()
    for each in data.tables:
        same = there.get(each.size, [])
        if each.is_of_the_form and len(same) != expected[each.size]:
            name = names.get(each.key, each.key)
            strangers = [now for now in tables if now.size not in expected]
            changes.append(_why(name, each.size, expected[each.size], len(same), strangers))
        elif each.is_of_the_form:
            found.append(FormTable(each, same[passed[each.size]]))
        passed[each.size] += 1
    if changes:
        raise ChangedTables(tuple(changes))
    return tuple(found)


def _why(
    name: str, size: tuple[int, int], expected: int, there: int, strangers: Sequence[TableNow]
) -> str:
    """Why a table cannot be told; `strangers` are the tables that are like none of the page."""
    rows, cells = size
    if there > expected:
        return (
            f"{name}: {there} tables have {cells} cells in {rows} rows as this one, so nobody can tell which one counts; "
            "delete the others, or give them a row more"
        )
    wanted = f"a table of {cells} cells in {rows} rows was expected"
    if not strangers:
        return f"{name}: {wanted}, and it is not there"
    nearest = min(strangers, key=lambda each: (abs(each.rows - rows), abs(len(each.cells) - cells)))
    return f"{name}: {wanted}; the nearest has {len(nearest.cells)} cells in {nearest.rows} rows"
