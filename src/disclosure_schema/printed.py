"""Printed cells → report: what the texts in the cells of a page say, each by the path of its cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final, get_args, get_type_hints

from attrs import evolve

from disclosure_schema.characters import folded
from disclosure_schema.errors import Fault, InvalidSource
from disclosure_schema.json_values import shown
from disclosure_schema.kinds import Unfit
from disclosure_schema.paths import NoSuchCell, Path, getter_of
from disclosure_schema.remarks import Remark, carries_minus
from disclosure_schema.report import Report, ReportCell
from disclosure_schema.values import AMOUNT, BLANK, COUNT, NO_NUMBER, Absent

_DIGIT: Final = "[0-9\uff10-\uff19]"
_COMMA: Final = "[,\uff0c]"
_SPACE: Final = "[ \u00a0\u2009\u202f]"
_POINT: Final = "[.\uff0e]"

# Separators stand before groups of three digits; 1,23 and 1 2 may mean more than one thing.
_NUMBER: Final = re.compile(
    "(?:(?<![A-Za-z0-9])[-\u2212\uff0d])?"
    f"(?:{_DIGIT}{{1,3}}(?:{_COMMA}{_DIGIT}{{3}})+(?!{_COMMA}?{_DIGIT})"
    f"|{_DIGIT}{{1,3}}(?:{_SPACE}{_DIGIT}{{3}})+(?!{_SPACE}?{_DIGIT})|{_DIGIT}+)"
    f"(?:{_POINT}{_DIGIT}*)?|{_POINT}{_DIGIT}+"
)
_POINTED: Final = re.compile(f"{_DIGIT}{_POINT}{_DIGIT}")
_OF_WHICH: Final = re.compile(r"(?:件|项|宗|个|份|万元)?[,\uff0c;\uff1b、\s]*(?:其中|含|包括)")
_PARTS_OF_A_WHOLE: Final = re.compile(r"\s*[%\uff05\u2030]")

# More digits no cell holds, and Python is slow to read them.
_MOST_DIGITS: Final = 60

_OPENING: Final = frozenset("(（[［〔【{｛")
_CLOSING: Final = frozenset(")）]］〕】}｝")
_INSIDE: Final = "\ufffc"

_WANTED: Final = "one number, or words without a number"


def printed_text(value: int | Decimal | Absent, remark: Remark | None = None) -> str:
    """What stands on the page for a cell, and what was beside its number."""
    if isinstance(value, Absent):
        return value.text
    text = str(value) if isinstance(value, int) else format(value, "f")
    return text if remark is None else remark.around(text)


def with_printed(report: Report, texts: Mapping[str, str]) -> Report:
    """A copy of a report whose cells say what is printed in them: `texts` by the paths of the cells.

    Where a text is what the report prints there, its number and its remark stay; white space at both ends does not count.
    Any other text is read: nothing is `BLANK`, words without digits are an `Absent`, and one number is that number,
    with a remark for what stands around it, or for how it is written. Cells that are not given stay as they are.

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
        cell = cells[Path(path)]
        seen = _seen(text)
        if seen == _seen(printed_text(cell.value, remarks.get(cell.path))):
            continue
        try:
            values[path], read[path] = _read(cell, seen, is_amount=_is_amount(report, cell, seen))
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
    """The remarks of a report with those that were read: in the places of those before, or behind them."""
    for each in report.remarks:
        remark = read.get(each.path) if each.path in read else each
        if remark is not None:
            yield remark
    known = {each.path for each in report.remarks}
    yield from (each for path, each in read.items() if each is not None and path not in known)


def _read(
    cell: ReportCell, text: str, *, is_amount: bool
) -> tuple[int | Decimal | Absent, Remark | None]:
    """What a text says in its cell, and what it says beside it. Raises `Unfit`."""
    if not text:
        return BLANK, None
    outside = _without_brackets(text)
    found = _NUMBER.search(outside)
    if found is None:
        return _absent(text, outside), None
    rest = outside[: found.start()] + outside[found.end() :]
    if _has_digits(rest) and (found.start() or not _OF_WHICH.match(outside, found.end())):
        hint = "there seems to be more than one, or its digits are not grouped by three"
        raise Unfit(text, _WANTED, hint)
    before, written, after = text[: found.start()], found.group(), text[found.end() :]
    if _PARTS_OF_A_WHOLE.match(after):
        raise Unfit(text, "a number of the form's own unit", "it has no percentages")
    value = _value(written, is_amount=is_amount)
    try:
        remark = Remark(cell.path, before, after, written)
    except Unfit as error:
        hint = "what stands beside it may be part of it; write all digits, and remarks in brackets"
        raise Unfit(text, _WANTED, hint) from error
    if carries_minus(remark) and value > 0:
        value = -value
    elif written == printed_text(value):
        remark = evolve(remark, written=None)
    says_more = remark.before or remark.after or remark.written
    return value, remark if says_more else None


def _absent(text: str, outside: str) -> Absent:
    is_only_in_brackets = _has_digits(text) and not outside.strip(f"{_INSIDE} \t\n\u3000")
    if _has_digits(outside) or is_only_in_brackets or not NO_NUMBER.fits(text):
        raise Unfit(text, _WANTED, "write a number with the digits 0 to 9, and not in brackets")
    return Absent(text)


def _value(written: str, *, is_amount: bool) -> int | Decimal:
    kind = AMOUNT if is_amount else COUNT
    digits = folded(written).replace(",", "").replace("\u2212", "-")
    if len(digits) > _MOST_DIGITS:
        raise Unfit(written, kind.expected)
    if not is_amount and "." in digits:
        raise Unfit(written, "a whole number")
    value = Decimal(digits) if is_amount else int(digits)
    if not kind.fits(value):
        raise Unfit(written, kind.expected)
    return value


def _seen(text: str) -> str:
    """A text without what cannot be seen at its ends; line breaks of every kind are one."""
    lines = text.replace("\r\n", "\n").translate(dict.fromkeys(map(ord, "\r\u2028\u2029"), "\n"))
    start, end = 0, len(lines)
    while start < end and _is_unseen(lines[start]):
        start += 1
    while start < end and _is_unseen(lines[end - 1]):
        end -= 1
    return lines[start:end]


def _is_unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def _has_digits(text: str) -> bool:
    """Whether a text has digits of any script, in circles too. 十二 are words."""
    return any(unicodedata.category(each).startswith("N") for each in text)


def _without_brackets(text: str) -> str:
    """A text, as long as before, of which nothing can be read in brackets."""
    depth, characters = 0, list[str]()
    for each in text:
        depth += each in _OPENING
        characters.append(_INSIDE if depth else each)
        depth -= each in _CLOSING and depth > 0
    return "".join(characters)


def _is_amount(report: Report, cell: ReportCell, text: str) -> bool:
    """Whether a cell holds amounts; one of a line that an office added holds what it held, or what is written there."""
    parent, _, name = cell.path.rpartition("/")
    if name.isdecimal():
        return isinstance(cell.value, Decimal) or (
            not isinstance(cell.value, int) and _POINTED.search(text) is not None
        )
    (owner,) = getter_of((Path(parent),))(report)
    cls: type = type(owner)
    return name in _amounts(cls)


@lru_cache(maxsize=64)
def _amounts(cls: type) -> frozenset[str]:
    hints = get_type_hints(cls)
    return frozenset(name for name, hint in hints.items() if Decimal in get_args(hint))


def _name(cell: ReportCell) -> str:
    return " · ".join((*cell.row[-1:], *cell.column[-1:]))
