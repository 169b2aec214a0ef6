"""Remarks: what stood around the number in a cell, and how the number was written."""

from __future__ import annotations

import re
from typing import Annotated

from disclosure_schema.cell_path import PATH, CellPath
from disclosure_schema.frozen import frozen
from disclosure_schema.kinds import TEXT, Kind
from disclosure_schema.limits import LONGEST_NUMBER
from disclosure_schema.text.characters import WRITTEN_NUMBER, folded

_ENDS_LIKE_A_NUMBER = re.compile(r"[0-9.,/:'\-\u2010-\u2015\u2212\u2019]\Z")
# 万元 is the unit of amounts; 万 and 亿 alone would make another number of a count.
_BEGINS_LIKE_A_NUMBER = re.compile(r"\A(?:[0-9.,/:'\u2019十百千]|[万亿](?!元)|[eE][0-9+-])")

_MINUS = re.compile(r"(?:减|减少|降|下降|降低|负)\Z")

BEFORE = Kind(
    "text that does not run into the number behind it",
    lambda value: TEXT.fits(value) and not _ENDS_LIKE_A_NUMBER.search(folded(str(value))),
    TEXT.schema,
)
AFTER = Kind(
    "text that does not run into the number before it",
    lambda value: TEXT.fits(value) and not _BEGINS_LIKE_A_NUMBER.search(folded(str(value))),
    TEXT.schema,
)
WRITTEN = Kind(
    "a number as it was written, such as 1,234 or １２",
    lambda value: (
        isinstance(value, str)
        and len(value) <= LONGEST_NUMBER
        and re.fullmatch(WRITTEN_NUMBER, value) is not None
    ),
    {"type": "string", "maxLength": LONGEST_NUMBER, "pattern": f"^{WRITTEN_NUMBER}$"},
)


@frozen
class Remark:
    """What stood around the number in a cell: `22（其中修订16件）` has the remark `after="（其中修订16件）"`.

    `written` keeps the number itself where it was not written plainly: `1,234`, `１２`, or the 4 of `减4`,
    which is the number −4 with `before="减"`.
    Raises `Unfit` if a part would run into the digits and make another number of them.
    """

    path: Annotated[CellPath, PATH]
    before: Annotated[str, BEFORE] = ""
    after: Annotated[str, AFTER] = ""
    written: Annotated[str, WRITTEN] | None = None

    def around(self, number: str) -> str:
        """What stands in the cell whose number is plainly written `number`."""
        return f"{self.before}{self.written or number}{self.after}"


def carries_minus(remark: Remark) -> bool:
    """Whether the word before the number says that it is below zero: 减4."""
    return remark.before != "" and _MINUS.search(folded(remark.before)) is not None
