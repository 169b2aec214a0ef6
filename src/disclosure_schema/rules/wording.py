"""Every text of a finding and of its verdict, in both languages. Numbers and labels of the form go into its braces.

`messages` fills them in for one finding; `as_text` does so where several facts are shown, and for the verdict on a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disclosure_schema.rules.locating.location import Certainty
from disclosure_schema.rules.severity import Severity
from disclosure_schema.rules.texts import Texts

if TYPE_CHECKING:
    from disclosure_schema.rules.locating.mistakes import MistakeKind

#: What each rule is called, by its code.
TITLES: Final = {
    "T3-ROW": Texts("表三各行之和等于总计", "a line of table 三 adds up to its total"),
    "T3-SUM": Texts(
        "表三各类办理结果之和等于（七）总计", "the outcomes of table 三 add up to （七）总计"
    ),
    "T3-BAL": Texts("表三第一项加第二项等于第三项加第四项", "the requests of table 三 balance"),
    "T4-SUM": Texts("表四各项结果之和等于总计", "the results of table 四 add up to their total"),
    "T2-2019": Texts(
        "表二本年新公开数量不超过对外公开总数量",
        "no more documents of table 二 are disclosed in a year than to date",
    ),
    "NEGATIVE": Texts("件数和金额不能为负", "counts and amounts are not below zero"),
    "T2-UNIT": Texts("收费金额疑以元填报", "an amount that seems to be in 元 instead of 万元"),
}

_SUM: Final = Texts(
    "{right}：{left_terms} = {left_sum}，表中为 {right_sum}，{difference}",
    "{right}: {left_terms} = {left_sum}, the table has {right_sum}, {difference}",
)

#: What each rule has against a sum or a cell.
MESSAGES: Final = {
    "T3-ROW": _SUM,
    "T3-SUM": _SUM,
    "T3-BAL": Texts(
        "{column}：{left_lines} = {left_sum}；{right_lines} = {right_sum}，前者{difference}",
        "{column}: {left_lines} = {left_sum}; {right_lines} = {right_sum}, the former is {difference}",
    ),
    "T4-SUM": _SUM,
    "T2-2019": Texts(
        "{left} 为 {left_sum}，多于 {right} {right_sum}",
        "{left} is {left_sum}, more than {right}, {right_sum}",
    ),
    "NEGATIVE": Texts("{cell} 为 {value}，不能小于 0", "{cell} is {value}, and cannot be below 0"),
    "T2-UNIT": Texts(
        "{cell} 为 {value}，单位应为万元，疑以元填报",
        "{cell} is {value}; its unit is 万元, and it seems to be in 元",
    ),
}

#: By how much one side of a sum is more or less than the other.
MORE: Final = Texts("多 {number}", "{number} more")
LESS: Final = Texts("少 {number}", "{number} less")

#: What follows a message where the wrong cell is known.
LOCATED: Final = Texts("{cell} 应为 {expected}", "{cell} should be {expected}")
#: The same for a mistake over several cells.
LOCATED_SEVERAL: Final = Texts("{kind}，应为：{cells}", "{kind}; it should be: {cells}")
#: What follows where one explanation is likely. `{suggestion}` is one of the two above.
LIKELY: Final = Texts("很可能是：{suggestion}", "likely: {suggestion}")
#: What follows where there are several explanations, or none.
NOT_LOCATED: Final = Texts(
    "仅凭勾稽关系不能确定哪一格有误", "the sums alone cannot tell which cell is wrong"
)
#: What stands between two statements.
SEPARATOR: Final = Texts("；", "; ")

#: What each kind of mistake is called.
MISTAKES: Final[dict[MistakeKind, Texts]] = {
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

#: How serious a finding is.
SEVERITIES: Final = {
    Severity.ERROR: Texts("错误", "error"),
    Severity.WARNING: Texts("提醒", "warning"),
}
#: The names of facts about a finding.
STATEMENT: Final = Texts("说明", "what")
ARITHMETIC: Final = Texts("算式", "sum")
FINGERPRINT: Final = Texts("指纹", "fingerprint")
#: What stands between a name and what it names.
COLON: Final = Texts("：", ": ")

UNCERTAIN: Final = Texts("待查", "uncertain")
#: What a suggestion is called.
SUGGESTED: Final = {
    Certainty.CERTAIN: Texts("改正", "correction"),
    Certainty.LIKELY: Texts("很可能", "likely"),
    Certainty.POSSIBLE: Texts("可能", "possibly"),
    Certainty.UNKNOWN: Texts("可能", "possibly"),
}
LISTED: Final = Texts("共有 {all} 种，列出 {listed} 种", "{listed} of {all} are listed")

#: The names of facts about a report.
VERDICT: Final = Texts("结论", "verdict")
NOT_ASSESSED: Final = Texts("未核对", "not assessed")

#: How much was found: one, several.
FOUND: Final = {
    Severity.ERROR: (Texts("{} 处错误", "{} error"), Texts("{} 处错误", "{} errors")),
    Severity.WARNING: (Texts("{} 处提醒", "{} warning"), Texts("{} 处提醒", "{} warnings")),
}
AND: Final = Texts("、", ", ")
NOTHING_FOUND: Final = Texts("未发现问题", "nothing was found")
NOTHING_TO_ASSESS: Final = Texts("无从核对", "there is nothing to assess")
ALL_ASSESSED: Final = Texts("{all} 项勾稽关系已全部核对", "all {all} identities were assessed")
SOME_ASSESSED: Final = Texts(
    "{all} 项勾稽关系核对了 {assessed} 项", "{assessed} of {all} identities were assessed"
)
NONE_ASSESSED: Final = Texts(
    "{all} 项勾稽关系均未核对", "none of the {all} identities was assessed"
)
SILENCED: Final = Texts("另有 {} 处按要求略去", "{} more silenced")

#: How many identities were not assessed, and why.
IDENTITIES: Final = Texts("{count} 项（{codes}）", "{count} identities ({codes})")
BECAUSE: Final = Texts("，因为这些格没有数字：", ", as these cells hold no number: ")
BECAUSE_BLANK: Final = Texts("，因为这些表中没有数字", ", as the tables hold no numbers")
WHOLE_ROW: Final = Texts("（整行）", " (the whole line)")
MORE_ROWS: Final = Texts("；等 {} 行", "; and others, in {} lines")
