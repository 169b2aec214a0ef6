"""A table as WordprocessingML: a fixed grid, real merges, repeated heading rows, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from renderers.columns import fit_columns
from renderers.docx.package import TABLE_STYLE
from renderers.docx.xml import JUSTIFICATION, run, size, twips
from renderers.line_breaking import break_label
from renderers.style import Style, alignment, is_banner
from renderers.text_width import em_width

if TYPE_CHECKING:
    from renderers.document import Cell, Table
from renderers.shape import Shape, Slot

_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_xml(table: Table, style: Style) -> str:
    """The whole table."""
    points, widths = fit_columns(table, style.paper.text_width, style.table, em_width)
    edges = [0]
    for index in range(len(widths)):
        edges.append(twips(sum(widths[: index + 1])))
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = "".join(_row(table, row, edges, points, style) for row in range(len(table.shape.rows)))
    return f"<w:tbl>{_properties(edges[-1], points, style)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _properties(width: int, points: float, style: Style) -> str:
    # Word draws rules in eighths of a point.
    rule = f'w:val="single" w:sz="{round(style.table.rule * 8)}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {rule}/>" for side in _SIDES)
    margin = f'w:w="{twips(style.table.side * points)}" w:type="dxa"'
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar><w:left {margin}/><w:right {margin}/></w:tblCellMar></w:tblPr>"
    )


def _row(table: Table, row: int, edges: list[int], points: float, style: Style) -> str:
    shape = table.shape
    head = "<w:tblHeader/>" if row < shape.head_rows else ""
    height = twips(style.table.row * points)
    cells = "".join(_cells(table, row, edges, points, style))
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>'
        f"{cells}</w:tr>"
    )


def _cells(table: Table, row: int, edges: list[int], points: float, style: Style) -> Iterator[str]:
    shape = table.shape
    column = 0
    while column < len(shape.columns):
        index = shape.owners[row][column]
        slot = shape.slots[index]
        width = edges[slot.column + slot.colspan] - edges[slot.column]
        cell = table.cells[index] if slot.row == row else None
        # Rows that keep with the next one keep a table on one page, if it fits on one.
        keep = "<w:keepNext/>" if row + 1 < len(shape.rows) else ""
        yield _cell(cell, slot, shape, width, points, style, keep)
        column += slot.colspan


def _cell(
    cell: Cell | None, slot: Slot, shape: Shape, width: int, points: float, style: Style, keep: str
) -> str:
    """A cell, or the continuation of one that began in a row above if `cell` is None."""
    span = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
    merge = ""
    if slot.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if cell is not None else "<w:vMerge/>"
    shade = (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.table.shade}"/>'
        if style.table.shade and is_banner(slot, shape)
        else ""
    )
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}<w:vAlign w:val="center"/></w:tcPr>'
    text = cell.text if cell is not None else ""
    align = alignment(slot, shape)
    if slot.heading is not None and align == "center":
        inner = (width / 20 - 2 * style.table.side * points) / points
        text = "\n".join(break_label(text, inner, em_width, 1, stacked=slot.heading == "row"))
    resized = size(points) if points != style.table.size else ""
    mark = f"<w:rPr>{resized}</w:rPr>" if resized else ""
    return (
        f'<w:tc>{properties}<w:p><w:pPr><w:pStyle w:val="{TABLE_STYLE[0]}"/>{keep}'
        f'<w:jc w:val="{JUSTIFICATION[align]}"/>{mark}</w:pPr>'
        f"{run(text, resized) if text else ''}</w:p></w:tc>"
    )
