"""Remarks: what stood around the number in a cell, and how the number was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from attrs import field, frozen
from attrs.validators import optional

from disclosure_schema.cell_path import PATH, CellPath, NoSuchCell
from disclosure_schema.described import Described
from disclosure_schema.errors import Fault
from disclosure_schema.kinds import TEXT, Kind
from disclosure_schema.text.characters import WRITTEN_NUMBER, folded
from disclosure_schema.values import Absent

if TYPE_CHECKING:
    from disclosure_schema.model.report import Report

_ENDS_LIKE_A_NUMBER = re.compile(r"[0-9.,/:'\-\u2010-\u2015\u2212\u2019]\Z")
# 万元 is the unit of amounts; 万 and 亿 alone would make another number of a count.
_BEGINS_LIKE_A_NUMBER = re.compile(r"\A(?:[0-9.,/:'\u2019十百千]|[万亿](?!元)|[eE][0-9+-])")

_MINUS = re.compile(r"(?:减|减少|降|下降|降低|负)\Z")

BEFORE = Kind(
    "text that does not run into the number behind it",
    lambda value: TEXT.fits(value) and not _ENDS_LIKE_A_NUMBER.search(folded(str(value))),
)
AFTER = Kind(
    "text that does not run into the number before it",
    lambda value: TEXT.fits(value) and not _BEGINS_LIKE_A_NUMBER.search(folded(str(value))),
)
WRITTEN = Kind(
    "a number as it was written, such as 1,234 or １２",
    lambda value: isinstance(value, str) and re.fullmatch(WRITTEN_NUMBER, value) is not None,
)


@frozen(repr=False)
class Remark(Described):
    """What stood around the number in a cell: `22（其中修订16件）` has the remark `after="（其中修订16件）"`.

    `written` keeps the number itself where it was not written plainly: `1,234`, `１２`, or the 4 of `减4`,
    which is the number −4 with `before="减"`.
    Raises `Unfit` if a part would run into the digits and make another number of them.
    """

    path: Annotated[CellPath, PATH] = field(validator=PATH)
    before: Annotated[str, BEFORE] = field(default="", validator=BEFORE)
    after: Annotated[str, AFTER] = field(default="", validator=AFTER)
    written: Annotated[str, WRITTEN] | None = field(default=None, validator=optional(WRITTEN))

    def around(self, number: str) -> str:
        """What stands in the cell whose number is plainly written `number`."""
        return f"{self.before}{self.written or number}{self.after}"


def faults_of_remarks(report: Report) -> Iterator[Fault]:
    """Why remarks of a report do not belong to its cells, which are on the page as its form has them."""
    seen: set[str] = set()
    for index, each in enumerate(report.remarks):
        pointer = f"/remarks/{index}"
        try:
            value = report.at(each.path)
        except NoSuchCell as error:
            hint = f"the nearest are {', '.join(error.known)}" if error.known else ""
            yield Fault(f"{pointer}/path", repr(each.path), "the path of a cell of the form", hint)
            continue
        if isinstance(value, Absent):
            hint = "what stood in a cell without a number is the cell's own text"
            found = f"{each.path}, which {_said_of(value)}"
            yield Fault(f"{pointer}/path", found, "a cell with a number", hint)
        elif carries_minus(each) and value > 0:
            expected = "a number below zero behind a word that says so"
            yield Fault(f"{pointer}/before", repr(each.before), expected)
        elif each.written is not None and not _says(each, value):
            yield Fault(f"{pointer}/written", repr(each.written), f"another way to write {value}")
        if each.path in seen:
            yield Fault(f"{pointer}/path", f"{each.path} again", "one remark for each cell")
        seen.add(each.path)


def carries_minus(remark: Remark) -> bool:
    """Whether the word before the number says that it is below zero: 减4."""
    return remark.before != "" and _MINUS.search(folded(remark.before)) is not None


def _says(remark: Remark, value: int | Decimal) -> bool:
    """Whether a remark writes that number. A word before it may carry the sign: 减4, 下降4, 负4."""
    digits = folded(remark.written or "").replace(",", "").replace("\u2212", "-")
    number = Decimal(digits)
    exact = Decimal(value)
    return number == exact or (carries_minus(remark) and number == exact.copy_negate() > 0)


def _said_of(cell: Absent) -> str:
    if not cell.printed:
        return "is not printed"
    return f"holds {cell.text!r}" if cell.text else "is blank"
