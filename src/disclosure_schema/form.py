"""The vocabulary of a printed form: lines, grids and bands, and the geometry that follows from them.

A form is written down as heading trees, shaped like the paper.
Every span is derived from the trees; none is written down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import evolve, field, frozen

from disclosure_schema.paths import Path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@frozen(cache_hash=True)
class Line:
    """A heading of a form, with the headings below it.

    `key` is the name of the attribute that holds the line's data; an empty key adds nothing to the path.
    """

    label: str
    key: str = ""
    children: tuple[Line, ...] = ()

    @property
    def depth(self) -> int:
        """How many levels of headings stand here, this one included."""
        return 1 + max((each.depth for each in self.children), default=0)

    def leaves(self, prefix: str = "") -> Iterator[tuple[str, Line]]:
        """The lines without children, in order, each with its path below `prefix`."""
        path = f"{prefix}/{self.key}" if self.key else prefix
        if not self.children:
            yield path, self
        for each in self.children:
            yield from each.leaves(path)

    def keeping(self, wanted: Callable[[str], bool], prefix: str = "") -> Line | None:
        """The line with only those leaves whose path is wanted; None if none is."""
        path = f"{prefix}/{self.key}" if self.key else prefix
        if not self.children:
            return self if wanted(path) else None
        kept = tuple(
            line for each in self.children if (line := each.keeping(wanted, path)) is not None
        )
        return evolve(self, children=kept) if kept else None


def leaf(key: str, label: str) -> Line:
    """A line that holds cells."""
    return Line(label, key)


def group(label: str, *children: Line, key: str = "") -> Line:
    """A heading over other lines, with no cells of its own."""
    return Line(label, key, children)


@frozen
class Placement:
    """One printed rectangle of a table: a heading with its label, or a cell with its path."""

    row: int
    column: int
    rowspan: int
    colspan: int
    label: str = ""
    heading: Literal["row", "column"] | None = None
    path: Path | None = None


@frozen(kw_only=True)
class Geometry:
    """Where every heading and cell of a table stands, row by row, left to right.

    `columns` gives the relative widths; `head_rows` and `stub_columns` count the headings at the top and the left.
    """

    columns: tuple[float, ...]
    head_rows: int
    stub_columns: int
    placements: tuple[Placement, ...]


def _leaves(lines: tuple[Line, ...], prefix: str = "") -> list[tuple[str, Line]]:
    return [each for line in lines for each in line.leaves(prefix)]


def _keeping(
    lines: tuple[Line, ...], wanted: Callable[[str], bool], prefix: str = ""
) -> tuple[Line, ...]:
    return tuple(kept for each in lines if (kept := each.keeping(wanted, prefix)) is not None)


@frozen(kw_only=True, cache_hash=True)
class Grid:
    """A table whose cells stand where a tree of rows crosses a tree of columns (tables 三 and 四).

    `root` is the path that all its cells begin with. Rows without labels make a table without a stub.
    """

    root: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...] = (Line(""),)
    #: What stands in the corner, over the stub.
    corner: str = ""
    #: Widths of the stub's columns, one value column being 1.
    stub: tuple[float, ...] = ()

    def paths(self) -> tuple[Path, ...]:
        """The paths of all cells, row by row."""
        columns = _leaves(self.columns)
        return tuple(
            Path(row + column) for row, _ in _leaves(self.rows, self.root) for column, _ in columns
        )

    def printing(self, printed: Callable[[Path], bool]) -> Grid | None:
        """The grid without rows and columns of which no cell is printed; None if nothing is left."""
        rows = [path for path, _ in _leaves(self.rows, self.root)]
        columns = [path for path, _ in _leaves(self.columns)]
        kept = _keeping(
            self.rows, lambda row: any(printed(Path(row + each)) for each in columns), self.root
        )
        kept_columns = _keeping(
            self.columns, lambda column: any(printed(Path(each + column)) for each in rows)
        )
        return evolve(self, rows=kept, columns=kept_columns) if kept and kept_columns else None

    def geometry(self) -> Geometry:
        """Where everything stands. Raises ValueError if the stub widths do not fit the rows."""
        head_rows = max(each.depth for each in self.columns)
        stub = max((each.depth for each in self.rows if each.label), default=0)
        widths = self.stub[-stub:] if stub else ()
        if len(widths) != stub:
            raise ValueError(f"the stub has {stub} columns but {len(self.stub)} widths")
        columns = _leaves(self.columns)
        placements = list(_column_headings(self.columns, 0, stub, head_rows))
        if stub:
            placements.append(Placement(0, 0, head_rows, stub, self.corner, "column"))
        if stub:
            placements.extend(_row_headings(self.rows, head_rows, 0, stub))
        placements.extend(
            Placement(head_rows + down, stub + across, 1, 1, path=Path(row + column))
            for down, (row, _) in enumerate(_leaves(self.rows, self.root))
            for across, (column, _) in enumerate(columns)
        )
        return Geometry(
            columns=(*widths, *(1.0 for _ in columns)),
            head_rows=head_rows,
            stub_columns=stub,
            placements=_in_reading_order(placements),
        )


@frozen(kw_only=True, cache_hash=True)
class Band:
    """A block of table 二: a caption over the whole width, a row of headings, and its rows."""

    caption: str
    corner: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]


@frozen(kw_only=True, cache_hash=True)
class Bands:
    """A table made of blocks one below the other (table 二).

    Where blocks differ in width, the last column of a narrower one takes the slack.
    """

    root: str
    bands: tuple[Band, ...] = field()
    #: Width of the label column, one value column being 1.
    stub: float = 1.0

    def paths(self) -> tuple[Path, ...]:
        """The paths of all cells, row by row."""
        return tuple(
            Path(row + column)
            for band in self.bands
            for row, _ in _leaves(band.rows, self.root)
            for column, _ in _leaves(band.columns)
        )

    def printing(self, printed: Callable[[Path], bool]) -> Bands | None:
        """The bands without rows of which no cell is printed; None if nothing is left."""
        bands: list[Band] = []
        for band in self.bands:
            columns = [path for path, _ in _leaves(band.columns)]

            def wanted(row: str, columns: list[str] = columns) -> bool:
                return any(printed(Path(row + each)) for each in columns)

            if rows := _keeping(band.rows, wanted, self.root):
                bands.append(evolve(band, rows=rows))
        return evolve(self, bands=tuple(bands)) if bands else None

    def geometry(self) -> Geometry:
        """Where everything stands."""
        width = max(len(_leaves(band.columns)) for band in self.bands)
        placements: list[Placement] = []
        row = 0
        for band in self.bands:
            columns = _leaves(band.columns)
            spans = [1] * len(columns)
            spans[-1] += width - len(columns)
            placements.append(Placement(row, 0, 1, 1 + width, band.caption, "column"))
            placements.append(Placement(row + 1, 0, 1, 1, band.corner, "column"))
            placements.extend(
                Placement(row + 1, 1 + across, 1, spans[across], line.label, "column")
                for across, (_, line) in enumerate(columns)
            )
            row += 2
            for path, line in _leaves(band.rows, self.root):
                placements.append(Placement(row, 0, 1, 1, line.label, "row"))
                placements.extend(
                    Placement(row, 1 + across, 1, spans[across], path=Path(path + column))
                    for across, (column, _) in enumerate(columns)
                )
                row += 1
        return Geometry(
            columns=(self.stub, *(1.0 for _ in range(width))),
            head_rows=0,
            stub_columns=1,
            placements=_in_reading_order(placements),
        )


def _in_reading_order(placements: list[Placement]) -> tuple[Placement, ...]:
    return tuple(sorted(placements, key=lambda each: (each.row, each.column)))


def _column_headings(
    lines: tuple[Line, ...], row: int, column: int, bottom: int
) -> Iterator[Placement]:
    for each in lines:
        width = len(_leaves((each,)))
        height = 1 if each.children else bottom - row
        yield Placement(row, column, height, width, each.label, "column")
        yield from _column_headings(each.children, row + height, column, bottom)
        column += width


def _row_headings(
    lines: tuple[Line, ...], row: int, column: int, right: int
) -> Iterator[Placement]:
    for each in lines:
        height = len(_leaves((each,)))
        width = 1 if each.children else right - column
        yield Placement(row, column, height, width, each.label, "row")
        yield from _row_headings(each.children, row, column + width, right)
        row += height
