"""Which headings a cell of an HTML table has, by the algorithm of the standard (HTML, 4.9.12.2), read off the page alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


@frozen(eq=False)
class HtmlCell:
    """A cell where it stands."""

    x: int
    y: int
    width: int
    height: int
    is_heading: bool
    scope: str
    text: str
    path: str
    identifier: str
    headers: tuple[str, ...]


def cells_of(table: LexborNode) -> list[HtmlCell]:
    """The cells of a table in their places: each in the first free square of its row."""
    taken: set[tuple[int, int]] = set()
    found: list[HtmlCell] = []
    for y, row in enumerate(table.css("tr")):
        x = 0
        for node in row.css("th, td"):
            known = {key: value or "" for key, value in node.attributes.items()}
            while (x, y) in taken:
                x += 1
            cell = HtmlCell(
                x,
                y,
                int(known.get("colspan") or 1),
                int(known.get("rowspan") or 1),
                node.tag == "th",
                known.get("scope", ""),
                node.text(),
                known.get("data-path", ""),
                known.get("id", ""),
                tuple(known.get("headers", "").split()),
            )
            taken |= set(_squares(cell))
            found.append(cell)
    return found


def _squares(cell: HtmlCell) -> Iterator[tuple[int, int]]:
    for x in range(cell.x, cell.x + cell.width):
        for y in range(cell.y, cell.y + cell.height):
            yield x, y


def headings_of(cell: HtmlCell, cells: list[HtmlCell]) -> list[str]:
    """The texts of the headings of a cell."""
    if cell.headers:
        by_identifier = {each.identifier: each for each in cells if each.identifier}
        found = [by_identifier[each] for each in cell.headers]
    else:
        grid = {square: each for each in cells for square in _squares(each)}
        found = []
        for y in range(cell.y, cell.y + cell.height):
            found += _scanned(cell, grid, (cell.x, y), (-1, 0))
        for x in range(cell.x, cell.x + cell.width):
            found += _scanned(cell, grid, (x, cell.y), (0, -1))
    return [each.text for each in dict.fromkeys(found) if each is not cell and each.text.strip()]


def _scanned(
    cell: HtmlCell,
    grid: dict[tuple[int, int], HtmlCell],
    start: tuple[int, int],
    step: tuple[int, int],
) -> Iterator[HtmlCell]:
    """The headings that are met on the way from a cell to the edge of its table."""
    opaque: list[HtmlCell] = []
    block = [cell] if cell.is_heading else []
    inside = cell.is_heading
    x, y = start
    while (x := x + step[0]) >= 0 and (y := y + step[1]) >= 0:
        current = grid[x, y]
        if not current.is_heading:
            if inside:
                opaque += block
                block, inside = [], False
            continue
        inside = True
        block.append(current)
        if step[0] == 0:
            blocked = current.scope != "col" or any(
                (each.x, each.width) == (current.x, current.width) for each in opaque
            )
        else:
            blocked = current.scope != "row" or any(
                (each.y, each.height) == (current.y, current.height) for each in opaque
            )
        if not blocked:
            yield current
