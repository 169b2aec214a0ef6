"""Rows that an office added to tables 二 and 三, and whether （七）总计 of table 三 counts them.

The form has no such rows, so it does not say. Where more sums of columns balance with them, they are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from disclosure_schema.cell_path import CellPath

if TYPE_CHECKING:
    from disclosure_schema.form.identities import Identity
    from disclosure_schema.model.report import Report
    from disclosure_schema.rows.extra_rows import ExtraRow

_OUTCOMES: Final = "/requests/outcomes/"
_TOTAL: Final = "/requests/outcomes/total"

#: How many characters of the label of such a row findings quote. A label may be as long as any text.
QUOTED: Final = 60


def added_rows(report: Report) -> Iterator[tuple[ExtraRow, tuple[CellPath, ...]]]:
    """The rows that the office added, each with the paths of its cells."""
    for key, table in (("proactive", report.proactive), ("requests", report.requests)):
        for index, row in enumerate(table.extra_rows):
            cells = range(len(row.cells))
            yield row, tuple(CellPath(f"/{key}/extra_rows/{index}/cells/{each}") for each in cells)


def quoted_label(label: str) -> str:
    """The label of an added row as findings quote it. They do so for each cell and each sum in which it stands."""
    return label if len(label) <= QUOTED else f"{label[:QUOTED]}…"


def with_added_outcomes(
    identities: tuple[Identity, ...], report: Report, numbers: Mapping[CellPath, int]
) -> tuple[Identity, ...]:
    """The identities, with added rows as parts of the sums of their columns if more of these balance that way.

    If as many balance with the added rows as without them, they are counted where fewer sums are broken.
    Both numbers can differ, as a sum with a blank cell is neither balanced nor broken.
    """
    added = [
        paths
        for row, paths in added_rows(report)
        if row.after.startswith(_OUTCOMES) and row.after != _TOTAL
    ]
    if not added:
        return identities
    columns = [each for each in identities if each.code == "T3-SUM"]
    longer = [
        evolve(each, left=each.left + cells)
        for each, cells in zip(columns, zip(*added, strict=True), strict=False)
    ]
    if _agreement(longer, numbers) <= _agreement(columns, numbers):
        return identities
    replaced = dict(zip(columns, longer, strict=False))
    return tuple(replaced.get(each, each) for each in identities)


def _agreement(identities: Iterable[Identity], numbers: Mapping[CellPath, int]) -> tuple[int, int]:
    """How well identities agree with the numbers, to be compared: the number that balance, then minus the number that do not."""
    balanced = Counter(
        sum(numbers[path] for path in each.left) == sum(numbers[path] for path in each.right)
        for each in identities
        if all(path in numbers for path in each.paths)
    )
    return balanced[True], -balanced[False]
