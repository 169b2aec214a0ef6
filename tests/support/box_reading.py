"""Taking apart the boxes that tables are in plain text, by following their rules."""

from __future__ import annotations

import unicodedata

#: Which arms a rule has: up, down, left, right.
ARMS = {
    "─": "lr",
    "│": "ud",
    "┌": "dr",
    "┐": "dl",
    "└": "ur",
    "┘": "ul",
    "├": "udr",
    "┤": "udl",
    "┬": "dlr",
    "┴": "ulr",
    "┼": "udlr",
}

#: row, column, rowspan, colspan, text.
Placed = tuple[int, int, int, int, str]


def laid_out(line: str) -> list[str]:
    """A line column by column; the second column of a wide character is empty."""
    result: list[str] = []
    for each in line:
        wide = unicodedata.east_asian_width(each) in "WF"
        result += [each, ""] if wide else [each]
    return result


def boxes(lines: list[str]) -> list[list[str]]:
    """The lines of each table."""
    found: list[list[str]] = []
    for line in lines:
        if line.startswith("┌"):
            found.append([])
        if line[:1] in ARMS and line[:1] != "─":
            found[-1].append(line)
    return found


def cells_drawn(lines: list[str]) -> list[Placed]:
    """The cells of a box, found by following its rules; text across the lines of a cell is joined."""
    grid = [laid_out(line) for line in lines]
    arms = [[ARMS.get(each, "") for each in row] for row in grid]
    ys = [y for y, row in enumerate(arms) if any("l" in each or "r" in each for each in row)]
    xs = [x for x in range(len(grid[0])) if any("u" in row[x] or "d" in row[x] for row in arms)]
    found: list[Placed] = []
    for row, top in enumerate(ys[:-1]):
        for column, left in enumerate(xs[:-1]):
            corner = arms[top][left]
            if "r" not in corner or "d" not in corner:
                continue
            right = next(x for x in xs if x > left and "d" in arms[top][x])
            bottom = next(y for y in ys if y > top and "r" in arms[y][left])
            text = "".join(
                "".join(grid[y][left + 1 : right]).strip() for y in range(top + 1, bottom)
            )
            found.append((row, column, ys.index(bottom) - row, xs.index(right) - column, text))
    return found
