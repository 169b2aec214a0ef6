"""A table as a box on a terminal, with the cells marked that findings are about, and only the rows that matter.

The marks are signs in the text of the cells, so that they are seen without colours too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from disclosure_cli.terminal import Emphasis, Terminal
from disclosure_schema.rules import Finding, Language, Texts
from renderers.document import Table
from renderers.document.excerpts import excerpt
from renderers.text.boxes import box

_LEGEND_WRONG: Final = Texts("► ◄ 有误的格", "► ◄ a wrong cell")
_LEGEND_DOUBTFUL: Final = Texts("? ? 算式不成立的格", "? ? a cell of a sum that does not hold")
_ROWS_LEFT_OUT: Final = Texts("其余 {} 行未画出", "{} more lines are not drawn")

# Of a longer sum, such as that of a whole column, not all cells are drawn: its numbers stand below the table.
_SHORT_SUM: Final = 8


@frozen
class Numbered:
    """A finding with its number in the drawing, such as ①."""

    number: str
    finding: Finding


@frozen
class _Mark:
    """The signs around the text of a cell that is wrong, or that belongs to a sum that does not hold."""

    is_wrong: bool
    #: The numbers of all findings that concern it.
    numbers: str

    def around(self, text: str) -> str:
        # Both arrows are as wide as a digit in every terminal, as others are not.
        return f"►{text}◄{self.numbers}" if self.is_wrong else f"?{text}?{self.numbers}"


def numbered(findings: Sequence[Finding]) -> list[Numbered]:
    """The findings with their numbers, ① and so on."""
    return [
        Numbered(chr(ord("①") + index) if index < 20 else f"({index + 1})", each)
        for index, each in enumerate(findings)
    ]


def marked_table(
    table: Table, findings: Sequence[Numbered], language: Language, terminal: Terminal
) -> Iterator[str]:
    """The rows of a table that the findings are about, drawn with their cells marked, and what the marks mean."""
    marks = _marks(findings)
    seen = {path for each in findings for path in _beside(each.finding)}
    part = excerpt(table, {*marks, *seen})
    marked = {
        each.origin: marks[each.origin].around(each.text)
        for each in part.cells
        if each.origin in marks
    }
    cells = (evolve(each, text=marked.get(each.origin, each.text)) for each in part.cells)
    drawn = evolve(part, cells=tuple(cells))
    yield from terminal.wrapped("", table.caption)
    # Exactly these texts are painted: a question mark in the words of an office is no mark. The longest come first.
    painted = re.compile("|".join(map(re.escape, sorted(marked.values(), key=len, reverse=True))))
    for line in box(drawn, terminal.width):
        yield painted.sub(lambda found: _painted(found[0], terminal), line)
    legend = [
        text.of(language)
        for is_wrong, text in ((True, _LEGEND_WRONG), (False, _LEGEND_DOUBTFUL))
        if any(each.is_wrong == is_wrong for each in marks.values())
    ]
    if left_out := len(table.shape.rows) - len(part.shape.rows):
        legend.append(_ROWS_LEFT_OUT.of(language).format(left_out))
    yield terminal.painted("    ".join(legend), Emphasis.FAINT)


def _painted(mark: str, terminal: Terminal) -> str:
    return terminal.painted(mark, Emphasis.ON_RED if mark.startswith("►") else Emphasis.ON_YELLOW)


def _marks(findings: Sequence[Numbered]) -> dict[str, _Mark]:
    """The marks of cells, by their paths. A cell that is wrong is not marked as doubtful too."""
    concerned: dict[str, list[Numbered]] = {}
    for each in findings:
        for path in dict.fromkeys(_concerned(each.finding)):
            concerned.setdefault(path, []).append(each)
    return {
        path: _Mark(
            any(each.finding.located for each in those), "".join(each.number for each in those)
        )
        for path, those in concerned.items()
    }


def _concerned(finding: Finding) -> Iterator[str]:
    """The paths of the cells that are wrong; if that is not known, those of the totals that do not fit."""
    yield finding.path
    if finding.located:
        yield from (change.path for each in finding.suggestions[:1] for change in each.changes)
    else:
        yield from (term.path for each in finding.related for term in each.right)


def _beside(finding: Finding) -> Iterator[str]:
    """The paths of further cells that are drawn with a finding: those of its sums, and those that its suggestions change."""
    for discrepancy in finding.related:
        yield from (each.path for each in discrepancy.right)
        if len(discrepancy.left) < _SHORT_SUM:
            yield from (each.path for each in discrepancy.left)
    for suggestion in finding.suggestions:
        yield from (each.path for each in suggestion.changes)
