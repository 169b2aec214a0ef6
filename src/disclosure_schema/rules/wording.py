"""Findings as sentences: templates of the rules, filled with the numbers and the names of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from disclosure_schema.rules.catalogue import Language, Texts, rule_of
from disclosure_schema.rules.certainty import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_schema.rules.findings import Change, Discrepancy, Finding, Suggestion, Term

MORE: Final = Texts("多 {number}", "{number} more")
LESS: Final = Texts("少 {number}", "{number} less")

#: Put behind a message where the wrong cell is known, and where it is not.
LOCATED: Final = Texts("{cell} 应为 {expected}", "{cell} should be {expected}")
#: The same for a mistake over several cells.
LOCATED_SEVERAL: Final = Texts("{kind}，应为：{cells}", "{kind}; it should be: {cells}")
#: Where one explanation is likely, what that is comes in `{suggestion}`: one of the above.
LIKELY: Final = Texts("很可能是：{suggestion}", "likely: {suggestion}")
NOT_LOCATED: Final = Texts(
    "仅凭勾稽关系不能确定哪一格有误", "the sums alone cannot tell which cell is wrong"
)
SEPARATOR: Final = Texts("；", "; ")

#: What the kinds of suggestions say.
KINDS: Final[dict[str, Texts]] = {
    "replaced": Texts("数字有误", "a wrong number"),
    "digits_swapped": Texts("两位数字写颠倒", "two digits changed places"),
    "digit_lost": Texts("漏写一位数字", "a digit was lost"),
    "digit_doubled": Texts("多写一位数字", "a digit was doubled"),
    "total_left_zero": Texts(
        "各项不为 0，总计漏填", "the parts are not 0, and their total was left at 0"
    ),
    "cells_swapped": Texts("相邻两格填反", "two neighbouring cells changed places"),
    "row_shifted": Texts("整行错位一列", "a line was shifted by one column"),
    "number_split": Texts("一个数被拆成两格", "one number was split over two cells"),
    "unit": Texts("以元填报，应折合万元", "given in 元, and turned into 万元"),
    "sign": Texts("多写了负号", "a minus sign too many"),
    "several": Texts("几处错误合在一起", "several mistakes together"),
}


def sentence(finding: Finding, language: Language) -> str:
    """What is wrong, and which cell it is, if that is known."""
    said = [statement(finding, language), *conclusion(finding, language)]
    return SEPARATOR.of(language).join(said)


def conclusion(finding: Finding, language: Language) -> Iterator[str]:
    """What follows from the sums, if anything: the cell that is wrong, what is likely, or that they cannot tell."""
    match finding.certainty:
        case Certainty.CERTAIN:
            if finding.suggestions:
                yield _located(finding.suggestions[0], language)
        case Certainty.LIKELY:
            said = _located(finding.suggestions[0], language)
            yield LIKELY.of(language).format(suggestion=said)
        case Certainty.POSSIBLE | Certainty.UNKNOWN:
            if finding.related:
                yield NOT_LOCATED.of(language)
        case _:
            assert_never(finding.certainty)


def statement(finding: Finding, language: Language) -> str:
    """What is wrong, without a word on where: the leading arithmetic, or what the rule says of the cell."""
    if finding.related and finding.related[0].code == finding.code:
        return arithmetic(finding.related[0], language)
    template = rule_of(finding.code).message.of(language)
    return template.format(cell=finding.label, value=number(finding.value))


def arithmetic(discrepancy: Discrepancy, language: Language) -> str:
    """An identity that does not hold, written out with its numbers."""
    left_sum, right_sum = discrepancy.left_sum, discrepancy.right_sum
    balance = len(discrepancy.right) > 1
    # A total is more or less than its parts; of a balance the first side is.
    excess = left_sum - right_sum if balance else right_sum - left_sum
    return (
        rule_of(discrepancy.code)
        .message.of(language)
        .format(
            left=discrepancy.left[0].label,
            right=discrepancy.right[0].label,
            column=column_of(discrepancy.right[0].label),
            left_terms=terms(discrepancy.left),
            left_lines=lines(discrepancy.left),
            right_lines=lines(discrepancy.right),
            left_sum=left_sum,
            right_sum=right_sum,
            difference=(MORE if excess > 0 else LESS).of(language).format(number=abs(excess)),
        )
    )


def explanation(suggestion: Suggestion, language: Language) -> str:
    """What a suggestion changes, and how the mistake may have come about."""
    changes = SEPARATOR.of(language).join(_changed(each, language) for each in suggestion.changes)
    opening, closing = ("（", "）") if language == "zh" else (" (", ")")
    return f"{changes}{opening}{KINDS[suggestion.kind].of(language)}{closing}"


def terms(cells: Sequence[Term]) -> str:
    """The numbers of a sum. Of its zeros only as many are shown as make it look like a sum: 6 + 0."""
    shown = [each.value for each in cells if each.value]
    shown += [0] * (min(len(cells), 2) - len(shown))
    return " + ".join(map(_summand, shown))


def lines(cells: Sequence[Term]) -> str:
    """The numbers of a sum, each behind what its line begins with: 一 6 + 二 0."""
    return " + ".join(f"{_line_of(each.label)} {_summand(each.value)}" for each in cells)


def _summand(number: int) -> str:
    return f"({number})" if number < 0 else str(number)


def _line_of(label: str) -> str:
    """What stands before the first 、 in the name of a line, or all of it."""
    return label.rpartition(" · ")[0].partition("、")[0]


def number(value: object) -> str:
    """A number with all its digits and no exponent."""
    return format(value, "d" if isinstance(value, int) else "f")


def column_of(label: str) -> str:
    """The column in the name of a cell."""
    return label.rpartition(" · ")[2]


def _located(suggestion: Suggestion, language: Language) -> str:
    if len(suggestion.changes) == 1:
        (change,) = suggestion.changes
        return LOCATED.of(language).format(cell=change.label, expected=number(change.expected))
    comma = "，" if language == "zh" else ", "
    cells = comma.join(f"{each.label} {number(each.expected)}" for each in suggestion.changes)
    return LOCATED_SEVERAL.of(language).format(
        kind=KINDS[suggestion.kind].of(language), cells=cells
    )


def _changed(change: Change, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    return f"{change.label}{colon}{number(change.found)} → {number(change.expected)}"
