"""The numbers of a form that follow from those that can be chosen freely."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from disclosure_schema.cell_path import CellPath, replaced
from disclosure_schema.form.identities import Identity, identities_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_schema.model.report import Report
    from disclosure_schema.values import Amount, Count


@lru_cache(maxsize=64)
def free_cells(paths: tuple[CellPath, ...]) -> tuple[CellPath, ...]:
    """The cells of tables 三 and 四 that can be chosen freely, in the order of the page. All others there follow from them.

    Requests that were carried in can be chosen. Requests that were received follow from the balance.
    """
    identities = identities_of(paths)
    totals = {each.right[0] for each in identities if each.code != "T3-BAL"}
    received = {each.left[0] for each in identities if each.code == "T3-BAL"}
    summed = {path for each in identities if each.relation == "=" for path in each.paths}
    return tuple(each for each in paths if each in summed - totals - received)


def balanced(paths: tuple[CellPath, ...], chosen: Mapping[CellPath, int]) -> dict[CellPath, int]:
    """The chosen numbers and every number that follows from them, so that all identities of the form hold.

    No more requests are carried in than were settled or are still open, so that none received is below zero.
    """
    numbers = dict(chosen)
    identities: dict[str, list[Identity]] = defaultdict(list)
    for each in identities_of(paths):
        # The column 总计 is left to the sums of the rows.
        if each.code not in ("T3-SUM", "T3-BAL") or not each.right[0].endswith("/total"):
            identities[each.code].append(each)
    for each in identities["T3-SUM"]:
        numbers[each.right[0]] = sum(numbers[path] for path in each.left)
    for each in identities["T3-BAL"]:
        received, carried_in = each.left
        due = sum(numbers[path] for path in each.right)
        numbers[carried_in] = min(numbers[carried_in], due)
        numbers[received] = due - numbers[carried_in]
    for each in (*identities["T3-ROW"], *identities["T4-SUM"]):
        numbers[each.right[0]] = sum(numbers[path] for path in each.left)
    return numbers


def with_values(report: Report, values: Mapping[CellPath, Count | Amount]) -> Report:
    """The report with these values. Quicker than `Report.with_cells`, as it looks up no path."""
    return cast("Report", replaced(report, {path[1:]: each for path, each in values.items()}))
