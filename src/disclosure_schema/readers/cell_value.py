"""The text of one cell → its value, and a remark for what stands around its number: `22（其中修订16件）`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from attrs import evolve

from disclosure_schema.cell_path import CellPath
from disclosure_schema.kinds import Unfit
from disclosure_schema.limits import PRINTED_DIGITS
from disclosure_schema.model.printed_text import printed_text
from disclosure_schema.model.remarks import Remark, carries_minus
from disclosure_schema.text.characters import folded
from disclosure_schema.values import AMOUNT, BLANK, COUNT, NO_NUMBER, Absent

_DIGIT: Final = "[0-9\uff10-\uff19]"
_COMMA: Final = "[,\uff0c]"
_SPACE: Final = "[ \u00a0\u2009\u202f]"
_POINT: Final = "[.\uff0e]"

# A separator stands before a group of three digits. 1,23 and 1 2 may mean several things, so they are no numbers.
_NUMBER: Final = re.compile(
    "(?:(?<![A-Za-z0-9])[-\u2212\uff0d])?"
    f"(?:{_DIGIT}{{1,3}}(?:{_COMMA}{_DIGIT}{{3}})+(?!{_COMMA}?{_DIGIT})"
    f"|{_DIGIT}{{1,3}}(?:{_SPACE}{_DIGIT}{{3}})+(?!{_SPACE}?{_DIGIT})|{_DIGIT}+)"
    f"(?:{_POINT}{_DIGIT}*)?|{_POINT}{_DIGIT}+"
)
# These words may stand between a number and a second one that is part of it: 22件，其中修订16件.
_OF_WHICH: Final = re.compile(r"(?:件|项|宗|个|份|万元)?[,\uff0c;\uff1b、\s]*(?:其中|含|包括)")
_SPACES: Final = " \u00a0\u3000"
# A number behind one of these words names something and counts nothing: 见附件1.
_WHICH: Final = re.compile(f"(?:第|附件|附表|附录|附注|[图表注])[{_SPACES}]*$")
# A number before one of these words is part of a date: 2024年.
_DATE: Final = re.compile(f"[{_SPACES}]*[年月]")
_NUMERALS: Final = frozenset("%\uff05\u2030一二三四五六七八九十百千两零")

_OPENING: Final = frozenset("(（[［〔【{｛")
_CLOSING: Final = frozenset(")）]］〕】}｝")
_PLACEHOLDER: Final = "\ufffc"

_WANTED: Final = "one number, or words without a number"


def read_cell(
    path: CellPath, text: str, *, is_amount: bool
) -> tuple[int | Decimal | Absent, Remark | None]:
    """The value of a cell that prints a text, and the remark if something stands around the number.

    Raises `Unfit` for a text that may mean several things, or whose number the cell cannot hold.
    """
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
    remark = _remark(path, text, (before, written, after))
    value = _value(written, is_amount=is_amount)
    if carries_minus(remark) and value > 0:
        value = -value
    elif written == printed_text(value):
        remark = evolve(remark, written=None)
    says_more = remark.before or remark.after or remark.written
    return value, remark if says_more else None


def _remark(path: CellPath, text: str, parts: tuple[str, str, str]) -> Remark:
    """The remark of a cell. `parts` are what stands before its number, the number, and what stands behind it.

    Raises `Unfit` if what stands beside the number may be part of it.
    """
    before, written, after = parts
    hint = "what stands beside it may be part of it; write all digits, and remarks in brackets"
    # In +5 the sign changes nothing about the number.
    beside = (before.removesuffix("+").rstrip(_SPACES)[-1:], after.lstrip(_SPACES)[:1])
    if any(map(_may_be_part, beside)):
        raise Unfit(text, _WANTED, hint)
    if _WHICH.search(before) or _DATE.match(after):
        hint = (
            "it counts nothing, but says which or when; write the number, and remarks in brackets"
        )
        raise Unfit(text, _WANTED, hint)
    try:
        return Remark(path, before, after, written)
    except Unfit as error:
        raise Unfit(text, _WANTED, hint) from error


def _may_be_part(character: str) -> bool:
    """Whether a character beside a number may be part of it: the O of 1O, 三, %, <. An empty text is not."""
    plain = unicodedata.normalize("NFKC", character)
    is_letter = any(
        unicodedata.category(each).startswith("L") and unicodedata.east_asian_width(each) != "W"
        for each in plain
    )
    is_sign = any(unicodedata.category(each) == "Sm" for each in plain)
    return is_letter or is_sign or character in _NUMERALS


def _absent(text: str, outside: str) -> Absent:
    is_only_in_brackets = _has_digits(text) and not outside.strip(f"{_PLACEHOLDER} \t\n\u3000")
    if _has_digits(outside) or is_only_in_brackets or not NO_NUMBER.fits(text):
        raise Unfit(text, _WANTED, "write a number with the digits 0 to 9, and not in brackets")
    return Absent(text)


def _value(written: str, *, is_amount: bool) -> int | Decimal:
    kind = AMOUNT if is_amount else COUNT
    digits = folded(written).replace(",", "").replace("\u2212", "-")
    if len(digits) > PRINTED_DIGITS:
        raise Unfit(written, kind.expected)
    if not is_amount and "." in digits:
        raise Unfit(written, "a whole number")
    value = Decimal(digits) if is_amount else int(digits)
    if not kind.fits(value):
        raise Unfit(written, kind.expected)
    return value


def _has_digits(text: str) -> bool:
    """Whether a text has digits of any script, such as ① and ４. Numerals written as words, such as 十二, are no digits."""
    return any(unicodedata.category(each).startswith("N") for each in text)


def _without_brackets(text: str) -> str:
    """A text of the same length, with a placeholder for each character in brackets."""
    depth, characters = 0, list[str]()
    for each in text:
        depth += each in _OPENING
        characters.append(_PLACEHOLDER if depth else each)
        depth -= each in _CLOSING and depth > 0
    return "".join(characters)
