"""Texts that are printed in cells, by the paths of the cells → a copy of a report that holds what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from attrs import evolve

from disclosure_schema.cell_path import CellPath, NoSuchCell, getter_of
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.frozen import kind_of, types_of
from disclosure_schema.json.values import shown
from disclosure_schema.kinds import Unfit
from disclosure_schema.model.filled_form import ReportCell
from disclosure_schema.model.printed_text import printed_text
from disclosure_schema.model.remarks import Remark
from disclosure_schema.model.report import Report
from disclosure_schema.readers.cell_value import read_cell
from disclosure_schema.values import AMOUNT, Absent

_POINTED: Final = re.compile("[0-9\uff10-\uff19][.\uff0e][0-9\uff10-\uff19]")


def with_printed(report: Report, texts: Mapping[str, str]) -> Report:
    """A copy of a report whose cells say what is printed in them: `texts` by the paths of the cells.

    If a text is what the report prints there, the cell and its remark stay; white space at both ends does not count.
    Any other text is read: an empty one is `BLANK`, words without digits are an `Absent`, and one number is that
    number, with a remark for what stands around it, or for how it is written. Cells that are not given stay as they are.

    Raises `InvalidSource` with a fault for each text that may mean several things or no number that its cell can hold,
    such as `1,23`, `3万`, `12%` or two numbers, and `NoSuchCell` for a path that the form does not have.
    """
    cells = {each.path: each for each in report.cells()}
    remarks = {each.path: each for each in report.remarks}
    values: dict[str, int | Decimal | Absent] = {}
    read: dict[str, Remark | None] = {}
    faults: list[Fault] = []
    for path, text in texts.items():
        if path not in cells:
            raise NoSuchCell(path)
        cell = cells[CellPath(path)]
        seen = _visible(text)
        if seen == _visible(printed_text(cell.value, remarks.get(cell.path))):
            continue
        try:
            values[path], read[path] = read_cell(
                cell.path, seen, is_amount=_is_amount(report, cell, seen)
            )
        except Unfit as error:
            hint = f"the cell {_name(cell)}" + (f"; {error.hint}" if error.hint else "")
            faults.append(Fault(path, shown(text), error.expected, hint))
    if faults:
        raise InvalidSource(faults)
    if not values:
        return report
    bare = evolve(report, remarks=tuple(each for each in report.remarks if each.path not in read))
    return evolve(bare.with_cells(values), remarks=tuple(_joined(report, read)))


def _joined(report: Report, read: Mapping[str, Remark | None]) -> Iterator[Remark]:
    """The remarks of a report and those that were read. A new one replaces the earlier one of its cell, or comes at the end."""
    for each in report.remarks:
        remark = read.get(each.path) if each.path in read else each
        if remark is not None:
            yield remark
    known = {each.path for each in report.remarks}
    yield from (each for path, each in read.items() if each is not None and path not in known)


def _visible(text: str) -> str:
    """A text without unseen characters at its ends; every kind of line break becomes a newline."""
    lines = text.replace("\r\n", "\n").translate(dict.fromkeys(map(ord, "\r\u2028\u2029"), "\n"))
    start, end = 0, len(lines)
    while start < end and _is_unseen(lines[start]):
        start += 1
    while start < end and _is_unseen(lines[end - 1]):
        end -= 1
    return lines[start:end]


def _is_unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def _is_amount(report: Report, cell: ReportCell, text: str) -> bool:
    """Whether a cell holds amounts.

    In a row that an office added, a cell holds what it held before; one without a number holds an amount if its
    text has a decimal point.
    """
    parent, _, name = cell.path.rpartition("/")
    if name.isdecimal():
        return isinstance(cell.value, Decimal) or (
            not isinstance(cell.value, int) and _POINTED.search(text) is not None
        )
    (owner,) = getter_of((CellPath(parent),))(report)
    cls: type = type(owner)
    return name in _amounts(cls)


@lru_cache(maxsize=64)
def _amounts(cls: type) -> frozenset[str]:
    return frozenset(name for name, hint in types_of(cls).items() if kind_of(hint) == AMOUNT)


def _name(cell: ReportCell) -> str:
    return " · ".join((*cell.row[-1:], *cell.column[-1:]))
