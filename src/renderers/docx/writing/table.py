"""A table as WordprocessingML: a fixed grid, real merges, repeated heading rows, rows that stay whole."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from renderers.document.alignment import alignment, is_banner
from renderers.docx.writing.kept_rows import estimated_heights, kept_rows
from renderers.docx.writing.markup import (
    JUSTIFICATION,
    NO_INDENT,
    SOLID,
    run,
    size,
    table_spacing,
    twips,
)
from renderers.docx.writing.style_ids import StyleIds
from renderers.docx.xml import quoted
from renderers.errors import TooLarge
from renderers.style import Style
from renderers.typography.columns import fit_columns
from renderers.typography.titles import break_label
from renderers.typography.widths import em_width

if TYPE_CHECKING:
    from renderers.document import Table

_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")

# The most columns that a table of Word can have.
_MOST_COLUMNS: Final = 63

# The space above and below the characters in a line, in em. The font decides: Noto has more of it than 宋体.
_IN_LINE: Final = 0.17

_JOINT: Final = re.compile(
    "(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])"
)


def table_xml(table: Table, style: Style, ids: StyleIds) -> str:
    """The whole table. Raises `TooLarge` for one of more columns than Word can hold."""
    if len(table.shape.columns) > _MOST_COLUMNS:
        raise TooLarge("columns in one table", len(table.shape.columns), _MOST_COLUMNS)
    return _TableWriter(table, style, ids).whole()


class _TableWriter:
    """Writes one table."""

    def __init__(self, table: Table, style: Style, ids: StyleIds) -> None:
        self.table = table
        self.style = style.table
        points, widths = fit_columns(table, style.paper.text_width, style.table, em_width)
        self.points = points
        edges = [0.0, *accumulate(widths)]
        self.edges = list(map(twips, edges))
        # A heading or two stand above a table.
        self.page = style.paper.text_height - 2 * style.headings[0].pitch
        self.heights = estimated_heights(table, points, edges, style.table)
        self.kept = kept_rows(table, self.heights, self.page)
        dense = len(table.shape.columns) >= style.table.dense_columns
        text_style = ids.dense_table if dense else ids.table
        # A template has one style for both, so the cells of a dense table say their size themselves.
        usual = style.table.dense_size if text_style != ids.table else style.table.size
        self.resized = size(points) if points != usual else ""
        plain = SOLID + table_spacing(style.table) + NO_INDENT
        self.reset = plain if ids.shared_table else ""
        self.foreign = ids.foreign
        self.paragraph = f'<w:p><w:pPr><w:pStyle w:val="{text_style}"/>'

    def whole(self) -> str:
        columns = "".join(
            f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(self.edges)
        )
        rows = "".join(map(self._row, range(len(self.table.shape.rows))))
        return f"<w:tbl>{self._properties()}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"

    def _properties(self) -> str:
        # Word draws rules in eighths of a point.
        rule = f'w:val="single" w:sz="{round(self.style.rule * 8)}"'
        borders = "".join(f"<w:{side} {rule}/>" for side in _SIDES)
        side = f'w:w="{twips(self.style.side * self.points)}" w:type="dxa"'
        above = f'w:w="{twips(max(0.0, self.style.above - _IN_LINE) * self.points)}" w:type="dxa"'
        return (
            f'<w:tblPr><w:tblW w:w="{self.edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
            f"<w:tblBorders>{borders}</w:tblBorders>"
            '<w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar><w:top {above}/><w:left {side}/><w:bottom {above}/><w:right {side}/></w:tblCellMar>"
            f"{self._heading_flags()}{self._alternative()}</w:tblPr>"
        )

    def _heading_flags(self) -> str:
        """Which rows and columns are headings, for screen readers and for a table style that someone chooses later."""
        shape, bits, flags = self.table.shape, 0x0600, ""
        if shape.head_rows:
            bits, flags = bits | 0x0020, ' w:firstRow="1"'
        if shape.stub_columns:
            bits, flags = bits | 0x0080, f'{flags} w:firstColumn="1"'
        return f'<w:tblLook w:val="{bits:04X}"{flags}/>'

    def _alternative(self) -> str:
        """What a screen reader reads out in place of the table: its caption, and how it is divided."""
        shape = self.table.shape
        described = f"{len(shape.rows)}行{len(shape.columns)}列"
        if shape.head_rows:
            described += f"，前{shape.head_rows}行为表头"
        if shape.stub_columns:
            described += f"，前{shape.stub_columns}列为行标题"
        caption = (
            f"<w:tblCaption w:val={quoted(self.table.caption)}/>" if self.table.caption else ""
        )
        return f'{caption}<w:tblDescription w:val="{described}"/>'

    def _row(self, row: int) -> str:
        shape = self.table.shape
        head = "<w:tblHeader/>" if row < shape.head_rows else ""
        height = twips(self.style.row * self.points)
        if self.foreign:
            keep = "<w:keepNext/>" if row in self.kept else ""
        else:  # our own style keeps a row with the next
            keep = "" if row in self.kept else '<w:keepNext w:val="0"/>'
        # A row higher than a page has to be divided, or its end is lost.
        whole = "<w:cantSplit/>" if self.heights[row] <= self.page else ""
        cells, column = "", 0
        while column < len(shape.columns):
            index = shape.owners[row][column]
            cells += self._cell(index, keep, begins=shape.slots[index].row == row)
            column += shape.slots[index].colspan
        return f'<w:tr><w:trPr>{whole}<w:trHeight w:val="{height}"/>{head}</w:trPr>{cells}</w:tr>'

    def _cell(self, index: int, keep: str, *, begins: bool) -> str:
        """A cell, or the continuation of one that began in a row above."""
        shape = self.table.shape
        slot = shape.slots[index]
        width = self.edges[slot.column + slot.colspan] - self.edges[slot.column]
        span = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
        merge = ""
        if slot.rowspan > 1:
            merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
        shade = (
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.style.shade}"/>'
            if self.style.shade and is_banner(slot, shape)
            else ""
        )
        align = JUSTIFICATION[alignment(slot, shape)]
        # Our own style of tables centres; what that of a template does is not known.
        justified = f'<w:jc w:val="{align}"/>' if self.foreign or align != "center" else ""
        mark = f"<w:rPr>{self.resized}</w:rPr>" if self.resized else ""
        runs = self._runs(index, width, stacked=slot.heading == "row") if begins else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}<w:vAlign w:val="center"/>'
            f"</w:tcPr>{self.paragraph}{keep}{self.reset}{justified}{mark}</w:pPr>"
            f"{runs}</w:p></w:tc>"
        )

    def _runs(self, index: int, width: int, *, stacked: bool) -> str:
        """The text of a cell that is `width` twips wide; labels are broken where a person would break them."""
        slot, text = self.table.shape.slots[index], self.table.cells[index].text
        if slot.heading is not None and alignment(slot, self.table.shape) == "center":
            inner = (width / 20 - 2 * self.style.side * self.points) / self.points
            text = "\n".join(break_label(text, inner, _spaced_width, 1, stacked=stacked))
        return run(text, self.resized) if text else ""


def _spaced_width(text: str) -> float:
    """The width of a label in em, with the space that LibreOffice always puts between hanzi and letters or digits."""
    return em_width(text) + 0.25 * len(_JOINT.findall(text))
