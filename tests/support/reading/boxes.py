"""Taking apart the boxes that tables are in plain text, by following their rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

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


def laid_out(line: str, ambiguous: int = 1) -> list[str]:
    """A line column by column; the second column of a wide character is empty.

    Characters of ambiguous width are wide if `ambiguous` is 2; those without width have no column.
    """
    result: list[str] = []
    for each in line:
        if unicodedata.combining(each) or unicodedata.category(each) == "Cf":
            continue
        wide = unicodedata.east_asian_width(each) in ("WF" if ambiguous == 1 else "WFA")
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


def cells_drawn(lines: list[str], ambiguous: int = 1) -> list[Placed]:
    """The cells of a box, found by following its rules; text across the lines of a cell is joined."""
    grid = [laid_out(line, ambiguous) for line in lines]
    arms = [[ARMS.get(each, "") for each in row] for row in grid]
    return _cells(grid, arms, ambiguous)


def cells_drawn_in_ascii(lines: list[str], ambiguous: int = 1) -> list[Placed]:
    """The same for + - |, where a run of - or | that leads from one + to another is a rule."""
    grid = [laid_out(line, ambiguous) for line in lines]
    arms = [[""] * len(row) for row in grid]
    for y, row in enumerate(grid):
        for start, end in _rules(row, "-"):
            for x in range(start, end + 1):
                arms[y][x] += "l" * (x > start) + "r" * (x < end)
    for x, column in enumerate(zip(*grid, strict=True)):
        for start, end in _rules(column, "|"):
            for y in range(start, end + 1):
                arms[y][x] += "u" * (y > start) + "d" * (y < end)
    return _cells(grid, arms, 1)


def _rules(line: Sequence[str], rule: str) -> Iterator[tuple[int, int]]:
    """From where to where rules lead."""
    marked = "".join(each if each in ("+", rule) else " " for each in line)
    for found in re.finditer(rf"\+\{rule}+(?=\+)", marked):
        yield found.start(), found.end()


def _cells(grid: list[list[str]], arms: list[list[str]], thickness: int) -> list[Placed]:
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
                "".join(grid[y][left + thickness : right]).strip() for y in range(top + 1, bottom)
            )
            found.append((row, column, ys.index(bottom) - row, xs.index(right) - column, text))
    return found


def joined_columns(lines: list[str], ambiguous: int = 1) -> list[str]:
    """The texts of tables without rules, and what is around them.

    Between columns there are two spaces, and between rows a line is blank;
    so what stands below each other on lines that follow each other is one text.
    A paragraph begins with the indent of prose, and its lines stay lines.
    """
    texts: list[str] = []
    for blank, group in groupby(lines, lambda line: not line.strip()):
        some = list(group)
        rows = [_columns_of(line, ambiguous) for line in some]
        if blank or some[0].startswith("\u3000\u3000"):
            texts += [text for row in rows for _, _, text in row]
        else:
            texts += _joined(rows)
    return texts


def _columns_of(line: str, ambiguous: int) -> list[tuple[int, int, str]]:
    """What stands in a line between two spaces or more: from column, to column, text."""
    marked = "".join(each or "\0" for each in laid_out(line, ambiguous))
    return [
        (*found.span(), found.group().replace("\0", ""))
        for found in re.finditer(r"[^ ]+(?: [^ ]+)*", marked)
    ]


def _joined(rows: list[list[tuple[int, int, str]]]) -> list[str]:
    texts: list[list[str]] = []
    above: list[tuple[int, int, int]] = []  # from column, to column, index of the text
    for row in rows:
        here: list[tuple[int, int, int]] = []
        for start, end, piece in row:
            touched = [text for left, right, text in above if left < end and start < right]
            if not touched:
                texts.append([])
            index = touched[0] if touched else len(texts) - 1
            texts[index].append(piece)
            here.append((start, end, index))
        above = here
    return ["".join(each) for each in texts]
