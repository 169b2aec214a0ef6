"""The tables of a printed form: grids and bands of rows, and the geometry that follows from them.

A form is written down as heading trees, shaped like the paper.
Every span is derived from the trees; none is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve

from disclosure_schema.cell_path import CellPath
from disclosure_schema.form.geometry import Geometry, Placement, in_reading_order
from disclosure_schema.form.headings import (
    Heading,
    Headings,
    Leaf,
    keeping,
    leaves,
    width,
    with_added,
)
from disclosure_schema.frozen import frozen


@frozen
class Place:
    """A cell of a form: its path, and the labels of its row and of its column, the outermost first."""

    path: CellPath
    row: tuple[str, ...]
    column: tuple[str, ...]


@frozen(kw_only=True, cache_hash=True)
class Grid:
    """A table whose cells stand where a tree of rows crosses a tree of columns (tables 三 and 四).

    `root` is the path that all its cells begin with. A row without a label makes a table without a stub.
    """

    root: str
    columns: Headings
    rows: Headings = (Heading(""),)
    #: What stands in the corner, over the stub.
    corner: str = ""
    #: Widths of the stub's columns, one value column being 1.
    stub: tuple[float, ...] = ()

    def places(self) -> tuple[Place, ...]:
        """All cells, row by row."""
        columns = tuple(leaves(self.columns))
        return tuple(_places(leaves(self.rows, self.root), columns))

    def paths(self) -> tuple[CellPath, ...]:
        """The paths of all cells, row by row."""
        return tuple(each.path for each in self.places())

    def columns_of(self, row: str) -> int | None:
        """How many cells the row at a path has; None if the form has no such row here."""
        return _widths_of_rows(self).get(row)

    def with_row(self, after: str, added: Heading) -> Grid:
        """The grid with a row that an office added behind the one at `after`."""
        return evolve(self, rows=with_added(self.rows, after, added, self.root))

    def printing(self, printed: Callable[[CellPath], bool]) -> Grid | None:
        """The grid without rows and columns of which no cell is printed; None if nothing is left."""
        rows = [each.path for each in leaves(self.rows, self.root)]
        columns = [each.path for each in leaves(self.columns)]
        kept = keeping(
            self.rows, lambda row: any(printed(CellPath(row + each)) for each in columns), self.root
        )
        # A row that an office added has cells in all columns.
        added = any(each.heading.cells for each in leaves(kept))
        kept_columns = keeping(
            self.columns,
            lambda column: added or any(printed(CellPath(each + column)) for each in rows),
        )
        return evolve(self, rows=kept, columns=kept_columns) if kept and kept_columns else None

    def geometry(self) -> Geometry:
        """Where everything stands. Raises ValueError if the stub widths do not fit the rows."""
        head_rows = max(each.depth for each in self.columns)
        stub = max((each.depth for each in self.rows if each.label), default=0)
        widths = self.stub[-stub:] if stub else ()
        if len(widths) != stub:
            raise ValueError(f"the stub has {stub} columns but {len(self.stub)} widths")
        columns = tuple(leaves(self.columns))
        placements = list(_column_headings(self.columns, 0, stub, head_rows))
        if stub:
            placements.append(Placement(0, 0, head_rows, stub, self.corner, "column"))
            placements.extend(_row_headings(self.rows, head_rows, 0, stub))
        placements.extend(
            Placement(
                head_rows + index // len(columns), stub + index % len(columns), 1, 1, path=path
            )
            for index, path in enumerate(self.paths())
        )
        return Geometry(
            columns=(*widths, *(1.0 for _ in columns)),
            head_rows=head_rows,
            stub_columns=stub,
            placements=in_reading_order(placements),
        )


@frozen(kw_only=True, cache_hash=True)
class Band:
    """A block of table 二: a caption over the whole width, a row of headings, and its rows."""

    caption: str
    corner: str
    columns: Headings
    rows: Headings


@frozen(kw_only=True, cache_hash=True)
class Bands:
    """A table made of blocks one below the other (table 二).

    Where blocks differ in width, the last column of a narrower one takes the slack.
    """

    root: str
    bands: tuple[Band, ...]
    #: Width of the label column, one value column being 1.
    stub: float = 1.0

    def places(self) -> tuple[Place, ...]:
        """All cells, row by row."""
        return tuple(
            each
            for band in self.bands
            for each in _places(
                leaves(band.rows, self.root, (band.caption,)), tuple(leaves(band.columns))
            )
        )

    def paths(self) -> tuple[CellPath, ...]:
        """The paths of all cells, row by row."""
        return tuple(each.path for each in self.places())

    def columns_of(self, row: str) -> int | None:
        """How many cells the row at a path has; None if the form has no such row here."""
        return _widths_of_rows(self).get(row)

    def with_row(self, after: str, added: Heading) -> Bands:
        """The bands with a row that an office added behind the one at `after`."""
        return evolve(
            self,
            bands=tuple(
                evolve(band, rows=with_added(band.rows, after, added, self.root))
                for band in self.bands
            ),
        )

    def printing(self, printed: Callable[[CellPath], bool]) -> Bands | None:
        """The bands without rows of which no cell is printed; None if nothing is left."""
        bands: list[Band] = []
        for band in self.bands:
            columns = [each.path for each in leaves(band.columns)]

            def wanted(row: str, columns: list[str] = columns) -> bool:
                return any(printed(CellPath(row + each)) for each in columns)

            if rows := keeping(band.rows, wanted, self.root):
                bands.append(evolve(band, rows=rows))
        return evolve(self, bands=tuple(bands)) if bands else None

    def geometry(self) -> Geometry:
        """Where everything stands."""
        most = max(sum(map(width, band.columns)) for band in self.bands)
        placements: list[Placement] = []
        row = 0
        for band in self.bands:
            columns = tuple(leaves(band.columns))
            spans = [1] * len(columns)
            spans[-1] += most - len(columns)
            placements.append(Placement(row, 0, 1, 1 + most, band.caption, "column"))
            placements.append(Placement(row + 1, 0, 1, 1, band.corner, "column"))
            placements.extend(
                Placement(row + 1, 1 + across, 1, spans[across], each.heading.label, "column")
                for across, each in enumerate(columns)
            )
            row += 2
            for each in leaves(band.rows, self.root):
                placements.append(Placement(row, 0, 1, 1, each.heading.label, "row"))
                placements.extend(
                    Placement(row, 1 + across, 1, spans[across], path=path)
                    for across, path in enumerate(_cells_of(each, columns))
                )
                row += 1
        return Geometry(
            columns=(self.stub, *(1.0 for _ in range(most))),
            head_rows=0,
            stub_columns=1,
            placements=in_reading_order(placements),
        )


#: A table of a form.
Form: TypeAlias = Bands | Grid


@lru_cache(maxsize=64)
def _widths_of_rows(form: Form) -> Mapping[str, int]:
    """How many cells each row of the form has, by its path. Rows that an office added are left out."""
    blocks: tuple[Band | Grid, ...] = form.bands if isinstance(form, Bands) else (form,)
    return {
        each.path: sum(map(width, block.columns))
        for block in reversed(blocks)
        for each in leaves(block.rows, form.root)
        if not each.heading.cells
    }


def _cells_of(row: Leaf, columns: tuple[Leaf, ...]) -> Iterator[CellPath]:
    """The paths of a row's cells: below the row by column, or in the array of a row that an office added."""
    for index, column in enumerate(columns):
        yield CellPath(
            f"{row.heading.cells}/{index}" if row.heading.cells else row.path + column.path
        )


def _places(rows: Iterator[Leaf], columns: tuple[Leaf, ...]) -> Iterator[Place]:
    for row in rows:
        for path, column in zip(_cells_of(row, columns), columns, strict=True):
            yield Place(path, row.labels, column.labels)


def _column_headings(headings: Headings, row: int, column: int, bottom: int) -> Iterator[Placement]:
    for each in headings:
        height = 1 if each.children else bottom - row
        yield Placement(row, column, height, width(each), each.label, "column")
        yield from _column_headings(each.children, row + height, column, bottom)
        column += width(each)


def _row_headings(headings: Headings, row: int, column: int, right: int) -> Iterator[Placement]:
    for each in headings:
        across = 1 if each.children else right - column
        yield Placement(row, column, width(each), across, each.label, "row")
        yield from _row_headings(each.children, row, column + across, right)
        row += width(each)
