"""The tables of a Word document as they are now: which cells they have, and where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final

from attrs import define, field
from lxml import etree

from renderers.docx.reading.cell_text import VisibleText, visible_text
from renderers.docx.reading.unwrapping import unwrapped
from renderers.docx.xml import IN_W, whole_number

# Elements that may wrap tables, rows, cells or paragraphs: content controls, custom XML, tracked changes.
_WRAPPERS: Final = frozenset(
    IN_W + each for each in ("sdt", "sdtContent", "customXml", "ins", "moveTo")
)


@define(eq=False)
class CellNow:
    """A cell: the row in which it begins, its left and right edge in twips, and how many rows it has."""

    element: etree._Element
    row: int
    left: int
    right: int
    rowspan: int = 1

    @cached_property
    def seen(self) -> VisibleText:
        """What people see in it."""
        return visible_text(self.element)


@define(eq=False)
class TableNow:
    """A table: its cells in reading order, merged ones once, and how many rows it has."""

    element: etree._Element
    rows: int = 0
    cells: list[CellNow] = field(factory=list)

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and cells it has."""
        return self.rows, len(self.cells)


def tables_now(body: etree._Element) -> tuple[TableNow, ...]:
    """The tables of a document, in their order. Tables inside cells and deleted rows do not count."""
    tables = (_table(each) for each in below(body, "tbl"))
    return tuple(each for each in tables if each.rows)


def below(owner: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of a name, `tbl` or `p`; a child may be wrapped in a content control or the like."""
    return (each for each in unwrapped(owner, _WRAPPERS) if each.tag == IN_W + name)


def _table(element: etree._Element) -> TableNow:
    table = TableNow(element)
    widths = (_number(each, "w") for each in element.iterfind(f"{IN_W}tblGrid/{IN_W}gridCol"))
    edges = list(accumulate(widths, initial=0))
    # The cells that may continue in the row below, by the column of the grid in which they begin.
    open_cells: dict[int, CellNow] = {}
    for row in below(element, "tr"):
        if row.find(f"{IN_W}trPr/{IN_W}del") is not None:
            continue
        open_cells = _row(row, table, edges, open_cells)
        table.rows += 1
    return table


def _row(
    row: etree._Element, table: TableNow, edges: list[int], above: dict[int, CellNow]
) -> dict[int, CellNow]:
    """Add the cells of a row, and extend those that continue in it. Returns the cells that may continue below."""
    column = _number(row.find(f"{IN_W}trPr/{IN_W}gridBefore"), "val")
    continued: dict[int, CellNow] = {}
    last: CellNow | None = None
    for each in below(row, "tc"):
        properties = each.find(f"{IN_W}tcPr")
        if properties is not None and properties.find(f"{IN_W}cellDel") is not None:
            continue
        start, column = column, column + max(_number(_of(properties, "gridSpan"), "val"), 1)
        across, down = _merge(properties, "hMerge"), _merge(properties, "vMerge")
        if across == "continue" and last is not None:
            last.right = _edge(edges, column)
        elif down == "continue" and start in above:
            last = above[start]
            last.rowspan += 1
            continued[start] = last
        else:
            last = CellNow(each, table.rows, _edge(edges, start), _edge(edges, column))
            table.cells.append(last)
            if down == "restart":
                continued[start] = last
    return continued


def _of(properties: etree._Element | None, name: str) -> etree._Element | None:
    return None if properties is None else properties.find(IN_W + name)


def _merge(properties: etree._Element | None, name: str) -> str:
    """`restart` if a cell begins a merge, `continue` if it continues one, and empty if it does neither.

    An element without a value continues a merge.
    """
    element = _of(properties, name)
    return "" if element is None else element.get(f"{IN_W}val", "continue")


def _number(element: etree._Element | None, attribute: str) -> int:
    """The whole number in an attribute; 0 where there is none."""
    return 0 if element is None else whole_number(element.get(IN_W + attribute, ""))


def _edge(edges: list[int], column: int) -> int:
    """Where a column of the grid begins, in twips. The grid may lack columns; each of these is one twip wide."""
    beyond = column - (len(edges) - 1)
    return edges[column] if beyond <= 0 else edges[-1] + beyond
