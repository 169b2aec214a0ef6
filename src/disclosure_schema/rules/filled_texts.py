"""The messages of findings: texts of `wording`, filled with numbers and with the labels of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_schema.rules.wording import (
    LESS,
    LOCATED,
    LOCATED_SEVERAL,
    MESSAGES,
    MISTAKES,
    MORE,
    SEPARATOR,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from disclosure_schema.rules.locating.mistakes import MistakeKind
    from disclosure_schema.rules.terms import Change, Term
    from disclosure_schema.rules.texts import Language


def cell_message(code: str, label: str, value: int | Decimal, language: Language) -> str:
    """What a rule has against the number in one cell."""
    template = MESSAGES[code].of(language)
    return template.format(cell=label, value=number(value))


def sum_message(code: str, left: Sequence[Term], right: Sequence[Term], language: Language) -> str:
    """An identity that does not hold, written out with its numbers."""
    left_sum, right_sum = sum_of(left), sum_of(right)
    balance = len(right) > 1
    # A total is more or less than its parts; of a balance the first side is.
    excess = left_sum - right_sum if balance else right_sum - left_sum
    return (
        MESSAGES[code]
        .of(language)
        .format(
            left=left[0].label,
            right=right[0].label,
            column=column_of(right[0].label),
            left_terms=_summands(left),
            left_lines=_summands_by_row(left),
            right_lines=_summands_by_row(right),
            left_sum=left_sum,
            right_sum=right_sum,
            difference=(MORE if excess > 0 else LESS).of(language).format(number=abs(excess)),
        )
    )


def change_message(kind: MistakeKind, changes: Sequence[Change], language: Language) -> str:
    """The numbers before and after, and the mistake that would explain them."""
    written = SEPARATOR.of(language).join(_written(each, language) for each in changes)
    opening, closing = ("（", "）") if language == "zh" else (" (", ")")
    return f"{written}{opening}{MISTAKES[kind].of(language)}{closing}"


def correction(kind: MistakeKind, changes: Sequence[Change], language: Language) -> str:
    """The numbers that should stand in the cells."""
    if len(changes) == 1:
        (change,) = changes
        return LOCATED.of(language).format(cell=change.label, expected=number(change.expected))
    comma = "，" if language == "zh" else ", "
    cells = comma.join(f"{each.label} {number(each.expected)}" for each in changes)
    return LOCATED_SEVERAL.of(language).format(kind=MISTAKES[kind].of(language), cells=cells)


def sum_of(terms: Sequence[Term]) -> int:
    """The sum of the numbers on one side of an identity."""
    return sum(each.value for each in terms)


def number(value: object) -> str:
    """A number with all its digits and no exponent."""
    return format(value, "d" if isinstance(value, int) else "f")


def column_of(label: str) -> str:
    """The column in the label of a cell."""
    return label.rpartition(" · ")[2]


def _summands(terms: Sequence[Term]) -> str:
    """The numbers of a sum. Zeros are left out, but two numbers at least are shown: `6 + 0`."""
    shown = [each.value for each in terms if each.value]
    shown += [0] * (min(len(terms), 2) - len(shown))
    return " + ".join(map(_summand, shown))


def _summands_by_row(terms: Sequence[Term]) -> str:
    """The numbers of a sum, each behind what its row begins with: `一 6 + 二 0`."""
    return " + ".join(f"{_beginning(each.label)} {_summand(each.value)}" for each in terms)


def _summand(number: int) -> str:
    return f"({number})" if number < 0 else str(number)


def _beginning(label: str) -> str:
    """The row in a label up to its first 、, or all of it: `一` of `一、本年新收政府信息公开申请数量`."""
    return label.rpartition(" · ")[0].partition("、")[0]


def _written(change: Change, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    return f"{change.label}{colon}{number(change.found)} → {number(change.expected)}"
