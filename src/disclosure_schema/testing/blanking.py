"""Reports with cells that hold no number, as in published ones: nothing is wrong, and not everything can be assessed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, assert_never, get_args

from disclosure_schema.values import BLANK, NOT_PRINTED, Absent

if TYPE_CHECKING:
    from disclosure_schema.cell_path import CellPath
    from disclosure_schema.model.report import Report

#: Which cells have no number: all 总计 of table 三; all columns of 法人或其他组织; the rows （七） and 四, which are not
#: on the page; one half of table 四; every 0 of table 三; a few cells anywhere.
Blanking: TypeAlias = Literal[
    "totals", "organisations", "last_rows", "disputes", "zeros", "some_cells"
]

_BLANKINGS: Final[tuple[Blanking, ...]] = get_args(Blanking)
_ORGANISATIONS: Final = ("commercial", "research", "public_interest", "legal_services", "other")
_LAST_ROWS: Final = ("/requests/outcomes/total/", "/requests/carried_forward/")
_PLACEHOLDERS: Final = (BLANK, Absent("/"), Absent("-"), Absent("—"), Absent("无"))


def partly_blank(report: Report, seed: int) -> Report:
    """The report without some of its numbers, in one of the ways that published reports show."""
    random = Random(f"blank {seed}")
    while True:
        blanking = random.choice(_BLANKINGS)
        if cells := _cells(report, blanking, random):  # a report may have no 0 to leave out
            break
    absent = NOT_PRINTED if blanking == "last_rows" else random.choice(_PLACEHOLDERS)
    return report.with_cells({str(each): absent for each in cells})


def _cells(report: Report, blanking: Blanking, random: Random) -> list[CellPath]:
    paths = report.edition.paths
    table = [each for each in paths if each.startswith("/requests/")]
    match blanking:
        case "totals":
            return [each for each in table if each.endswith("/total")]
        case "organisations":
            return [each for each in table if each.rpartition("/")[2] in _ORGANISATIONS]
        case "last_rows":
            return [each for each in table if each.startswith(_LAST_ROWS)]
        case "disputes":
            half = random.choice(("/reconsideration/", "/litigation/"))
            return [each for each in paths if each.startswith(half)]
        case "zeros":
            values = report.values()
            return [each for each in table if values[each] == 0]
        case "some_cells":
            return random.sample(paths, random.randint(1, 20))
        case _:
            assert_never(blanking)
