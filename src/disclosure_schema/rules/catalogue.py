"""The rules as data: code, severity, title, message, and the clause that each rests on.

A code is for ever: it is never given to another rule.
Messages have places in braces, which `disclosure_schema.rules.wording` fills.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, TypeAlias

from disclosure_schema.frozen import frozen

#: The languages of messages, by their BCP 47 tags.
Language: TypeAlias = Literal["zh", "en"]


class Severity(StrEnum):
    """How serious a finding is."""

    #: The report contradicts itself, or the form.
    ERROR = "error"
    #: The number may be right; somebody should look at it.
    WARNING = "warning"


@frozen
class Texts:
    """One text in Chinese and in English."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """The text in a language."""
        return self.zh if language == "zh" else self.en


@frozen(kw_only=True)
class Rule:
    """A rule: what produces findings with its code."""

    code: str
    severity: Severity
    title: Texts
    #: The template of the messages of its findings.
    message: Texts
    #: What it rests on: the note on the form, an article, a notice.
    clause: Texts
    #: The relation between cells as a formula, for programs that implement it.
    formula: str


_FORM: Final = "国办公开办函〔2021〕30号"
_FORMS: Final = "国办公开办函〔2019〕60号、〔2021〕30号"
_CORNER: Final = Texts(
    f"{_FORMS}格式表三角注：第一项加第二项之和，等于第三项加第四项之和",
    f"the note in the corner of table 三 of the form ({_FORMS}): items one and two together equal items three and four together",
)

_SUM: Final = Texts(
    "{right}：{left_terms} = {left_sum}，表中为 {right_sum}，{difference}",
    "{right}: {left_terms} = {left_sum}, the table has {right_sum}, {difference}",
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        code="T3-ROW",
        severity=Severity.ERROR,
        title=Texts("表三各行之和等于总计", "a line of table 三 adds up to its total"),
        message=_SUM,
        clause=Texts(
            f"{_FORMS}格式表三“总计”列", f"the column 总计 of table 三 of the form ({_FORMS})"
        ),
        formula="natural_person + commercial + research + public_interest + legal_services + other = total",
    ),
    Rule(
        code="T3-SUM",
        severity=Severity.ERROR,
        title=Texts(
            "表三各类办理结果之和等于（七）总计", "the outcomes of table 三 add up to （七）总计"
        ),
        message=_SUM,
        clause=Texts(
            f"{_FORMS}格式表三“（七）总计”行",
            f"the line （七）总计 of table 三 of the form ({_FORMS})",
        ),
        formula="in every column: the sum of all lines of 三、本年度办理结果 but the last = outcomes.total",
    ),
    Rule(
        code="T3-BAL",
        severity=Severity.ERROR,
        title=Texts("表三第一项加第二项等于第三项加第四项", "the requests of table 三 balance"),
        message=Texts(
            "{column}：{left_lines} = {left_sum}；{right_lines} = {right_sum}，前者{difference}",
            "{column}: {left_lines} = {left_sum}; {right_lines} = {right_sum}, the former is {difference}",
        ),
        clause=_CORNER,
        formula="in every column: received + carried_in = outcomes.total + carried_forward",
    ),
    Rule(
        code="T4-SUM",
        severity=Severity.ERROR,
        title=Texts("表四各项结果之和等于总计", "the results of table 四 add up to their total"),
        message=_SUM,
        clause=Texts(
            f"{_FORMS}格式表四“总计”列", f"the columns 总计 of table 四 of the form ({_FORMS})"
        ),
        formula="upheld + corrected + other + pending = total",
    ),
    Rule(
        code="T2-2019",
        severity=Severity.WARNING,
        title=Texts(
            "表二本年新公开数量不超过对外公开总数量",
            "no more documents of table 二 are disclosed in a year than to date",
        ),
        message=Texts(
            "{left} 为 {left_sum}，多于 {right} {right_sum}",
            "{left} is {left_sum}, more than {right}, {right_sum}",
        ),
        clause=Texts(
            "国办公开办函〔2019〕60号格式表二",
            "table 二 of the form of 2019 (国办公开办函〔2019〕60号)",
        ),
        formula="disclosed ≤ disclosed_to_date",
    ),
    Rule(
        code="NEGATIVE",
        severity=Severity.ERROR,
        title=Texts("件数和金额不能为负", "counts and amounts are not below zero"),
        message=Texts("{cell} 为 {value}，不能小于 0", "{cell} is {value}, and cannot be below 0"),
        clause=Texts("《政府信息公开条例》第五十条", "article 50 of the 政府信息公开条例"),
        formula="value ≥ 0, but for 本年增/减 of the form of 2019",
    ),
    Rule(
        code="T2-UNIT",
        severity=Severity.WARNING,
        title=Texts("收费金额疑以元填报", "an amount that seems to be in 元 instead of 万元"),
        message=Texts(
            "{cell} 为 {value}，单位应为万元，疑以元填报",
            "{cell} is {value}; its unit is 万元, and it seems to be in 元",
        ),
        clause=Texts(
            f"{_FORM}格式表二“本年收费金额（单位：万元）”",
            f"本年收费金额（单位：万元） in table 二 of the form ({_FORM})",
        ),
        formula="fees < 10000000, and no 元 behind the number",
    ),
)

_BY_CODE: Final = {each.code: each for each in RULES}


def rule_of(code: str) -> Rule:
    """The rule with a code. Raises KeyError."""
    return _BY_CODE[code]
